/** The page's table is the program's. `UPDATE=1 npx vitest run provenance` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { SIGNALS, SIGNALS_AS_OF, type Signal } from '../../src/provenance/signals.ts';

const page = fileURLToPath(new URL('../../docs/provenance.md', import.meta.url));
const TABLE = /(?<=^<!-- the table: .*-->\n)[\s\S]*?(?=^<!-- the end of the table -->$)/m;

const code = (text: string): string => `\`${text}\``;
const describeMark = (signal: Signal): string => {
  switch (signal.place) {
    case 'account':
      return `account ${code(signal.login)}, ${signal.id}${signal.roles.length === 1 && signal.class !== 'bot' ? ', as co-author' : ''}`;
    case 'account-type':
      return `any other account of the type ${code(signal.type)}`;
    case 'address':
      return `address ${code(signal.address)}`;
    case 'name':
      return `${signal.roles.join(', ')} whose name ends in ${code(signal.ending.trim())}`;
    case 'trailer': {
      const key = signal.key.replace(/^.|-id$|(?<=-)(?!by\b|with\b)./g, (part) => part.toUpperCase());
      return `trailer ${code(`${key}: ${signal.shape}`)}`;
    }
    case 'body':
      return `line ${code(signal.shape)}`;
    case 'branch':
      return `branch ${code(signal.shape)}`;
    case 'label':
      return `label ${code(signal.label)}`;
    case 'title':
      return `title ${code(`${signal.beginning}…`)}`;
  }
};
const row = (signal: Signal): string =>
  `| ${signal.agent ?? '–'} | ${describeMark(signal)} | ${signal.class} | ${signal.class === 'bot' ? '–' : signal.strength} |\n`;
const table = `| tool | mark | says | weight |\n|---|---|---|---|\n${SIGNALS.map(row).join('')}`;

test('the page lists every mark', () => {
  const text = readFileSync(page, 'utf8');
  if (process.env.UPDATE === '1') {
    expect(process.env.CI ?? 'false', 'CI writes nothing').toBe('false');
    writeFileSync(
      page,
      text.replace(TABLE, () => table),
    );
  }
  expect(TABLE.exec(readFileSync(page, 'utf8'))?.[0]).toBe(table);
});

test('and says when they were last gone through', () => {
  expect(readFileSync(page, 'utf8')).toContain(`As of ${SIGNALS_AS_OF}.`);
});
