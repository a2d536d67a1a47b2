import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { proposeStart } from '../adopt/init.ts';
import { printable } from '../render/escape.ts';
import { CannotRun, type Shell } from './shell.ts';
import { readSnapshot } from './snapshot.ts';

/** `ownership-gate init`. */
export const run = async (words: readonly string[], shell: Shell): Promise<number> => {
  const { values } = parseArgs({
    args: [...words],
    options: { repo: { type: 'string' }, write: { type: 'boolean', default: false } },
  });
  const snapshot = await readSnapshot(shell, values);
  try {
    const listing = await snapshot.tree.list();
    if ('unknown' in listing) throw new CannotRun(listing.unknown, listing.needs ?? 'Run it again.');
    const { text, open } = proposeStart(listing.known);
    const there = snapshot.tree.declarations.map(({ path }) => path);
    if (values.write) {
      const file = snapshot.toRoot('OWNERSHIP.yaml');
      if (there.length > 0 || existsSync(file))
        throw new CannotRun(
          `${there[0] ?? file} is there already.`,
          'Nothing was written. Leave out --write to see the start.',
        );
      writeFileSync(file, text);
      shell.complain(`Wrote ${file}.\n`);
    } else {
      if (there.length > 0)
        shell.complain(`There is ${printable(there.join(', '))} already; this is what a new one would start from.\n`);
      shell.print(text);
    }
    shell.complain(`Left open for people to fill in:\n${open.map((line) => `  ${printable(line)}\n`).join('')}`);
    return 0;
  } finally {
    snapshot.close();
  }
};
