/** What has to be said of patterns and systems that no file stands for. */
import type { Details, FindingWith } from '../verdict.ts';
import { sayPlace } from './said.ts';
import type { Words } from './words.ts';

type Near = Details['pattern-without-files']['near'];

const sayNear = (near: Near): string =>
  near === null
    ? ''
    : {
        folder: ` There is a folder of that name: \`${near.write}\`.`,
        case: ` There is \`${near.write}\`: case counts.`,
        spelling: ` There is \`${near.write}\`.`,
      }[near.kind];

const settle = (near: Near, otherwise: string): string =>
  near === null ? otherwise : `Write \`${near.write}\` if that is meant, else delete the pattern.`;

const subject = (system: string | null): string => (system === null ? 'The exemption’s' : `${system}:`);

export const PATTERN_WORDS: {
  readonly [C in 'pattern-without-files' | 'pattern-shadowed' | 'system-without-files']: (
    finding: FindingWith<C>,
  ) => Words;
} = {
  'pattern-without-files': ({ system, detail: { pattern, near } }) => ({
    message: `${subject(system)} pattern \`${pattern}\` matches no file: what it was written for has moved, or was never there.${sayNear(near)}`,
    settle: settle(near, 'Write where the files are now, or delete the pattern.'),
  }),
  'pattern-shadowed': ({ system, detail: { pattern, count, first, by } }) => ({
    message: `${subject(system)} pattern \`${pattern}\` decides nothing: ${count === 1 ? `the one file it matches, ${first},` : `all ${count} files it matches, first ${first},`} ${count === 1 ? 'falls' : 'fall'} to patterns that go before it, such as \`${by.pattern}\` (${sayPlace(by.place)})${by.system === null ? ', an exemption' : by.system === system ? '' : ` of ${by.system}`}.`,
    settle: 'Delete it, or make it deeper or more exact if these files are meant to be its own.',
  }),
  'system-without-files': ({ system, detail: { patterns, shadowed, near } }) => ({
    message: `${system} has no file: ${shadowed ? 'what its patterns match falls to others' : `${patterns.length === 1 ? `\`${patterns[0]}\` matches` : 'its patterns match'} nothing`}, so nobody asks its owner about any change.${sayNear(near)}`,
    settle: settle(near, 'Write where its files are now, or delete the system; its owner agrees to that.'),
  }),
};
