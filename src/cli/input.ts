/** Standard input, for the commands that are asked to read it. */
import { CannotRun, type Shell } from './shell.ts';

/** As many bytes are read. */
const MOST = 10 * 1024 * 1024;

/** UTF-8 without a mark before it; what PowerShell writes to files is UTF-16. */
const toUtf8 = (bytes: Buffer): Buffer => {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return Buffer.from(bytes.toString('utf16le', 2), 'utf8');
  return first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes;
};

/**
 * Standard input to its end. `what` is waited for, where a person types; `less` says how to give less of it.
 * Throws {@link CannotRun} where it cannot be read or has more than 10 MiB.
 */
export const readInput = async (
  { openInput, complain }: Shell,
  { what, less }: { readonly what: string; readonly less: string },
): Promise<Buffer> => {
  const input = openInput();
  if (input.isTTY === true)
    complain(`Waiting for ${what} on standard input; end it with Ctrl-D (on Windows Ctrl-Z).\n`);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of input) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MOST) break;
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CannotRun(`Standard input cannot be read: ${why}.`, `Pipe ${what} into it.`);
  }
  if (size > MOST) throw new CannotRun('Standard input has more than 10 MiB.', less);
  return toUtf8(Buffer.concat(chunks));
};
