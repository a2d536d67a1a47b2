import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BADGE_FORMATS, type BadgeFormat, renderBadge, renderPicture, toBadge, VARIANTS } from '../render/badge.ts';
import { printable } from '../render/escape.ts';
import type { Finding } from '../verdict.ts';
import { auditClone } from './audit.ts';
import { readFormat } from './options.ts';
import { writeResult } from './output.ts';
import { CannotRun, type Shell } from './shell.ts';

/** `ownership-gate badge`. Its exit status says whether it was drawn, not what it says. */
export const run = async (words: readonly string[], shell: Shell): Promise<number> => {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      of: { type: 'string', default: 'ownership' },
      format: { type: 'string' },
      ref: { type: 'string' },
      repo: { type: 'string' },
      output: { type: 'string' },
    },
  });
  const variant = VARIANTS.find((each) => each === values.of);
  if (variant === undefined)
    throw new CannotRun(`There is no badge of \`${values.of}\`.`, `Write --of ${VARIANTS.join('|')}.`);
  if (positionals.length > 0)
    throw new CannotRun(`\`${positionals[0]}\` is not an option.`, 'To write a file, write `--output FILE`.');
  const format = readFormat(values.format ?? findEnding(values.output), BADGE_FORMATS);
  const audit = await auditClone(values, shell);
  if (audit.commit === null) throw await toCannotRun(audit.findings);
  const badge = toBadge(audit, variant);
  const text = renderBadge[format](badge);
  if (values.output === undefined) {
    shell.print(text);
    return 0;
  }
  const file = resolve(shell.folder, values.output);
  writeResult(file, text);
  shell.complain(
    `Wrote ${printable(file)}: ${badge.label}, ${badge.message}.\n${tellReadme(format, badge.label, file)}\n`,
  );
  return 0;
};

/** Without an ending that says otherwise it is a picture. */
const findEnding = (file: string | undefined): BadgeFormat => (/\.json$/i.test(file ?? '') ? 'json' : 'svg');

const tellReadme = (format: BadgeFormat, label: string, file: string): string =>
  format === 'svg'
    ? `In a README beside it: ${renderPicture(label, basename(file))}`
    : `In a README, with the address it is published at: ![${label}](https://img.shields.io/endpoint?url=ADDRESS)`;

/** No tree was read: there is nothing to draw a badge of. */
const toCannotRun = async (findings: readonly Finding[]): Promise<CannotRun> => {
  const { describe } = await import('../render/words.ts');
  const [first] = findings;
  const { message, settle } =
    first === undefined ? { message: 'The repository could not be read.', settle: '' } : describe(first);
  return new CannotRun(printable(message), printable(settle));
};
