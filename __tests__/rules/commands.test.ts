/** What a line says to the gate, letter by letter. */
import { expect, test } from 'vitest';
import { isAddressed, readCommand } from '../../src/rules/commands.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const LONG = '0123456789abcdef'.repeat(4);

test.each<[line: string, addressed: boolean]>([
  ['/ownership', true],
  ['/ownership ', true],
  [`/ownership accept ${SHA}`, true],
  ['/ownership\taccept', true],
  ['/ownership\u00a0accept', true],
  ['/ownership-gate accept', false],
  ['/ownerships accept', false],
  ['/Ownership accept', false],
  [' /ownership accept', false],
  ['> /ownership accept', false],
  ['`/ownership accept`', false],
  ['ownership accept', false],
  ['//ownership accept', false],
  ['', false],
])('%j is addressed to the gate: %j', (line, addressed) => {
  expect(isAddressed(line)).toBe(addressed);
});

test.each<[line: string, read: ReturnType<typeof readCommand>]>([
  [`/ownership accept ${SHA}`, { kind: 'accept', commit: SHA }],
  [`/ownership accept ${LONG}`, { kind: 'accept', commit: LONG }],
  [`/ownership accept ${SHA.slice(0, 12)}`, { kind: 'accept', commit: SHA.slice(0, 12) }],
  [`/ownership accept ${SHA.slice(0, 11)}`, 'short'],
  ['/ownership accept a', 'short'],
  [`/ownership accept ${LONG}0`, 'form'],
  ['/ownership', 'form'],
  ['/ownership accept', 'form'],
  ['/ownership accept ', 'form'],
  ['/ownership accept HEAD', 'form'],
  [`/ownership accept ${SHA.toUpperCase()}`, 'form'],
  [`/ownership accept <${SHA}>`, 'form'],
  [`/ownership accept \`${SHA}\``, 'form'],
  [`/ownership accept  ${SHA}`, 'form'],
  [`/ownership\taccept ${SHA}`, 'form'],
  [`/ownership\u00a0accept ${SHA}`, 'form'],
  [`/ownership Accept ${SHA}`, 'form'],
  [`/ownership accepts ${SHA}`, 'form'],
  [`/ownership reject ${SHA}`, 'form'],
  [`/ownership accept ${SHA} thank you`, 'form'],
  [`/ownership accept ${SHA}.`, 'form'],
  [`/ownership accept ${SHA}\u200b`, 'form'],
  [`/ownership break-glass ${SHA} Down`, { kind: 'break-glass', commit: SHA, reason: 'Down' }],
  [
    `/ownership break-glass ${SHA.slice(0, 12)} Payments are down, see INC-7: roll back.`,
    { kind: 'break-glass', commit: SHA.slice(0, 12), reason: 'Payments are down, see INC-7: roll back.' },
  ],
  [`/ownership break-glass ${SHA}   Down`, { kind: 'break-glass', commit: SHA, reason: 'Down' }],
  [`/ownership break-glass ${SHA} 停電`, { kind: 'break-glass', commit: SHA, reason: '停電' }],
  [`/ownership break-glass ${SHA.slice(0, 11)} Down`, 'short'],
  [`/ownership break-glass ${SHA}`, 'no-reason'],
  [`/ownership break-glass ${SHA} `, 'no-reason'],
  [`/ownership break-glass ${SHA} ...`, 'no-reason'],
  [`/ownership break-glass ${SHA} 🔥`, 'no-reason'],
  [`/ownership break-glass ${SHA} <reason>`, 'no-reason'],
  ['/ownership break-glass Down', 'form'],
  [`/ownership break-glass Down ${SHA}`, 'form'],
  [`/ownership break glass ${SHA} Down`, 'form'],
  [`/ownership break-glass ${LONG}0 Down`, 'form'],
])('%j', (line, read) => {
  expect(readCommand(line)).toEqual(read);
});
