import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../src/facts.ts';
import {
  answerAsks,
  canonicalMode,
  decodePath,
  diffTrees,
  findDeclarationFiles,
  listFolders,
  listTree,
  lookUp,
  type ReadTrees,
  settle,
  type TreeEntry,
  Unreadable,
} from '../../src/sources/trees.ts';
import { memorySource } from '../memory-source.ts';
import { asking, NOTHING } from './asking.ts';

/** Trees by the hash of their content, and what was asked of them. */
const openStore = () => {
  const trees = new Map<string, readonly TreeEntry[]>();
  const calls: (readonly string[])[] = [];
  const put = (entries: readonly TreeEntry[]): string => {
    const id = createHash('sha1').update(JSON.stringify(entries)).digest('hex');
    trees.set(id, entries);
    return id;
  };
  /** Stores a tree with these files; a file whose path runs through another file is left out. */
  const tree = (files: ReadonlyMap<string, Entry>): string => {
    const leaves: TreeEntry[] = [];
    const below = new Map<string, Map<string, Entry>>();
    for (const [path, entry] of files) {
      const [name = '', ...rest] = path.split('/');
      if (rest.length === 0) leaves.push({ name, ...entry });
      else below.set(name, (below.get(name) ?? new Map()).set(rest.join('/'), entry));
    }
    const folders = [...below].map(([name, inner]) => ({ name, mode: '040000', id: tree(inner) }));
    return put([...leaves, ...folders]);
  };
  const readTrees: ReadTrees = async (ids) => {
    calls.push(ids);
    return new Map(
      ids.map((id) => {
        const entries = trees.get(id);
        if (entries === undefined) throw new Unreadable(`no tree ${id}`, 'a whole clone');
        return [id, entries];
      }),
    );
  };
  return { put, tree, readTrees, calls };
};

const file = (id: string, mode = '100644'): Entry => ({ mode, id });
const files = (paths: Record<string, string | Entry>): Map<string, Entry> =>
  new Map(Object.entries(paths).map(([path, entry]) => [path, typeof entry === 'string' ? file(entry) : entry]));

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const diff = async (before: Map<string, Entry>, after: Map<string, Entry>) => {
  const store = openStore();
  return diffTrees(store.tree(before), store.tree(after), store.readTrees);
};

const name = fc.constantFrom('a', 'b', 'A', '\u00e9', '\udc80', '__proto__', '.github', '0');
const anyEntry = fc.record({
  mode: fc.constantFrom('100644', '100755', '120000', '160000'),
  id: fc.constantFrom('1', '2', '3'),
});
const anyTree = fc
  .array(fc.tuple(fc.array(name, { minLength: 1, maxLength: 4 }), anyEntry), { maxLength: 30 })
  .map((pairs) => {
    const found = new Map<string, Entry>();
    for (const [names, entry] of pairs) {
      const path = names.join('/');
      const clash = [...found.keys()].some(
        (other) => `${other}/`.startsWith(`${path}/`) || path.startsWith(`${other}/`),
      );
      if (!clash) found.set(path, entry);
    }
    return found;
  });

describe('diffTrees', () => {
  const cases: [string, Record<string, string | Entry>, Record<string, string | Entry>, string[]][] = [
    ['nothing', { a: '1', 'b/c': '2' }, { a: '1', 'b/c': '2' }, []],
    ['added', {}, { 'a/b/c': '1' }, ['a/b/c: - > 100644 1']],
    ['deleted', { 'a/b/c': '1' }, {}, ['a/b/c: 100644 1 > -']],
    ['modified', { 'a/b': '1', c: '3' }, { 'a/b': '2', c: '3' }, ['a/b: 100644 1 > 100644 2']],
    ['mode only', { a: '1' }, { a: file('1', '100755') }, ['a: 100644 1 > 100755 1']],
    ['type', { a: '1' }, { a: file('1', '120000') }, ['a: 100644 1 > 120000 1']],
    ['submodule', { a: file('1', '160000') }, { a: file('2', '160000') }, ['a: 160000 1 > 160000 2']],
    ['a rename is two paths', { a: '1' }, { b: '1' }, ['a: 100644 1 > -', 'b: - > 100644 1']],
    ['file to folder', { a: '1' }, { 'a/b/c': '1' }, ['a: 100644 1 > -', 'a/b/c: - > 100644 1']],
    [
      'folder to file',
      { 'a/b': '1', 'a/c': '2' },
      { a: '1' },
      ['a: - > 100644 1', 'a/b: 100644 1 > -', 'a/c: 100644 2 > -'],
    ],
    ['case', { 'SRC/a': '1' }, { 'src/a': '1' }, ['SRC/a: 100644 1 > -', 'src/a: - > 100644 1']],
    [
      'names of Object.prototype',
      { constructor: '1' },
      { toString: '1', constructor: '1' },
      ['toString: - > 100644 1'],
    ],
    [
      'code units, not bytes and not a locale',
      {},
      { 'b\u{1f600}': '1', 'b\uffe0': '1', 'b-c': '1', 'b/c': '1', B: '1' },
      [
        'B: - > 100644 1',
        'b-c: - > 100644 1',
        'b/c: - > 100644 1',
        'b\u{1f600}: - > 100644 1',
        'b\uffe0: - > 100644 1',
      ],
    ],
  ];
  test.each(cases)('%s', async (_, before, after, expected) => {
    const words = (entry: Entry | null) => (entry === null ? '-' : `${entry.mode} ${entry.id}`);
    const changed = await diff(files(before), files(after));
    expect(changed.map((one) => `${one.path}: ${words(one.before)} > ${words(one.after)}`)).toEqual(expected);
  });

  test('says what a diff of the flat lists says', async () => {
    await fc.assert(
      fc.asyncProperty(anyTree, anyTree, async (before, after) => {
        const paths = [...new Set([...before.keys(), ...after.keys()])].sort(byCodeUnits);
        const naive = paths
          .map((path) => ({ path, before: before.get(path) ?? null, after: after.get(path) ?? null }))
          .filter((one) => one.before?.id !== one.after?.id || one.before?.mode !== one.after?.mode);
        expect(await diff(before, after)).toEqual(naive);
      }),
      { numRuns: 500 },
    );
  });

  test('reads a level at a time, and only where ids differ', async () => {
    const store = openStore();
    const same = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`same${index}/x/y`, '1']));
    const before = store.tree(files({ ...same, 'a/b/c': '1', 'd/e/f': '1' }));
    const after = store.tree(files({ ...same, 'a/b/c': '2', 'd/e/f': '2' }));
    await diffTrees(before, after, store.readTrees);
    expect(store.calls.map((ids) => ids.length)).toEqual([2, 4, 4]);
    expect(await diffTrees(before, before, store.readTrees)).toEqual([]);
    expect(store.calls).toHaveLength(3);
  });

  test('a tree that names one thing twice, or cannot be read, is refused', async () => {
    const store = openStore();
    const twice = store.put([
      { name: 'a', ...file('1') },
      { name: 'a', mode: '040000', id: store.put([]) },
    ]);
    await expect(diffTrees(store.put([]), twice, store.readTrees)).rejects.toThrow(Unreadable);
    await expect(diffTrees(store.put([]), 'gone', store.readTrees)).rejects.toThrow('no tree gone');
    await expect(diffTrees('a', 'b', async () => new Map())).rejects.toThrow(Unreadable);
  });

  test('a tree that multiplies ends in words', async () => {
    const store = openStore();
    let bomb = store.put([{ name: 'f', ...file('1') }]);
    for (let depth = 0; depth < 10; depth += 1) {
      bomb = store.put(Array.from('abcdefghij', (name) => ({ name, mode: '040000', id: bomb })));
    }
    await expect(diffTrees(store.put([]), bomb, store.readTrees)).rejects.toThrow('more than 1,000,000 paths');
    await expect(listTree(bomb, store.readTrees)).rejects.toThrow('more than 1,000,000 paths');
    const deep = `${'a/'.repeat(10)}f`;
    expect(await lookUp(bomb, [deep], store.readTrees)).toEqual([{ path: deep, entry: { known: file('1') } }]);
  });
});

test('listTree gives every path that is no folder, sorted', async () => {
  const store = openStore();
  const root = store.tree(files({ 'b/c': '1', 'b-': '2', a: file('3', '160000'), 'b/a/x': '1' }));
  expect(await listTree(root, store.readTrees)).toEqual([
    { path: 'a', ...file('3', '160000') },
    { path: 'b-', ...file('2') },
    { path: 'b/a/x', ...file('1') },
    { path: 'b/c', ...file('1') },
  ]);
  expect(await listTree(store.put([]), store.readTrees)).toEqual([]);
});

describe('lookUp', () => {
  const tree = files({
    'docs/Runbook.md': '1',
    'docs/runbook/a.md': '2',
    'Docs/b.md': '3',
    README: '4',
    readme: '5',
    sub: file('6', '160000'),
    'x\udcff': '7',
    __proto__x: '8',
  });
  const cases: [string, Entry | null, { path: string; folder: boolean }?][] = [
    ['docs/Runbook.md', file('1')],
    ['README', file('4')],
    ['readme', file('5')],
    ['sub', file('6', '160000')],
    ['x\udcff', file('7')],
    ['docs/runbook.md', null, { path: 'docs/Runbook.md', folder: false }],
    ['DOCS/RUNBOOK.MD', null, { path: 'docs/Runbook.md', folder: false }],
    ['docs/b.md', null, { path: 'Docs/b.md', folder: false }],
    ['Readme', null, { path: 'README', folder: false }],
    ['docs/runbook', null, { path: 'docs/runbook', folder: true }],
    ['docs/Runbook', null, { path: 'docs/runbook', folder: true }],
    ['docs', null, { path: 'docs', folder: true }],
    ['docs/none.md', null],
    ['sub/a', null],
    ['README/a', null],
    ['__proto__', null],
    ['x', null],
    ['', null],
    ['/', null],
    ['/README', null],
    ['docs/', null],
    ['docs//Runbook.md', null],
    ['docs/../README', null],
  ];
  test.each(cases)('%j', async (path, entry, near) => {
    const store = openStore();
    const answers = await lookUp(store.tree(tree), [path], store.readTrees);
    expect(answers).toEqual([{ path, entry: { known: entry }, ...(near === undefined ? {} : { near }) }]);
  });

  test('answers in the order asked, all paths a level at a time', async () => {
    const store = openStore();
    const asked = ['README', 'docs/runbook/a.md', 'none', 'README', 'Docs/b.md'];
    const answers = await lookUp(store.tree(tree), asked, store.readTrees);
    expect(answers.map(({ path }) => path)).toEqual(asked);
    expect(store.calls).toHaveLength(3);
    expect(await lookUp('gone', [], store.readTrees)).toEqual([]);
  });
});

describe('listFolders', () => {
  const tree = files({
    'docs/incidents/b.md': '1',
    'docs/incidents/B.md': '2',
    'docs/incidents/\u{1f600}.md': '3',
    'docs/incidents/\uffe0.md': '4',
    'docs/incidents/\udcff.md': '5',
    'docs/incidents/old/a.md': '6',
    'docs/incidents/link': file('7', '120000'),
    'docs/incidents/sub': file('8', '160000'),
    'docs/incidents/run': file('9', '100755'),
    'docs/README': '10',
    'docs/\udcff/a': '11',
    'docs/h\u00e9/a': '12',
    '__proto__/constructor': '13',
    sub: file('14', '160000'),
    link: file('15', '120000'),
    top: '16',
  });
  const cases: [folder: string, paths: string[]][] = [
    ['', ['link', 'sub', 'top']],
    ['docs', ['docs/README']],
    [
      'docs/incidents',
      ['B.md', 'b.md', 'link', 'run', 'sub', '\u{1f600}.md', '\udcff.md', '\uffe0.md'].map(
        (name) => `docs/incidents/${name}`,
      ),
    ],
    ['docs/incidents/old', ['docs/incidents/old/a.md']],
    ['docs/\udcff', ['docs/\udcff/a']],
    ['docs/h\u00e9', ['docs/h\u00e9/a']],
    ['docs/he\u0301', []],
    ['__proto__', ['__proto__/constructor']],
    ['constructor', []],
    ['docs/none', []],
    ['none/none', []],
    ['Docs', []],
    ['docs/README', []],
    ['docs/README/a', []],
    ['top', []],
    ['sub', []],
    ['sub/a', []],
    ['link', []],
    ['/', []],
    ['/docs', []],
    ['docs/', []],
    ['docs//incidents', []],
    ['docs/../docs', []],
    ['.', []],
  ];
  test.each(cases)('%j', async (folder, paths) => {
    const store = openStore();
    const known = paths.map((path) => ({ path, ...tree.get(path) }));
    expect(await listFolders(store.tree(tree), [folder], store.readTrees)).toEqual([{ folder, files: { known } }]);
  });

  test('of no files: the root of an empty tree', async () => {
    const store = openStore();
    expect(await listFolders(store.put([]), ['', 'a'], store.readTrees)).toEqual([
      { folder: '', files: { known: [] } },
      { folder: 'a', files: { known: [] } },
    ]);
  });

  test('says what a filter of the flat list says, as the source in memory does', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyTree,
        fc.array(fc.array(name, { maxLength: 3 }), { maxLength: 6 }),
        async (entries, names) => {
          const folders = names.map((each) => each.join('/'));
          const store = openStore();
          const flat = Object.fromEntries(entries);
          const naive = await memorySource(flat, flat).readAnswers(asking({ folders }));
          expect(await listFolders(store.tree(entries), folders, store.readTrees)).toEqual(naive.folders);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('answers in the order asked, and reads each folder on the way once', async () => {
    const store = openStore();
    const asked = ['docs/incidents', '', 'none', 'docs', 'docs/incidents', 'docs/incidents/old'];
    const answers = await listFolders(store.tree(tree), asked, store.readTrees);
    expect(answers.map(({ folder }) => folder)).toEqual(asked);
    expect(store.calls.flat()).toHaveLength(4);
    expect(new Set(store.calls.flat()).size).toBe(4);
    expect(await listFolders('gone', [], store.readTrees)).toEqual([]);
  });

  test('one that cannot be read is unknown with what lies below it, and the others are known', async () => {
    const store = openStore();
    const twice = store.put([
      { name: 'a', ...file('1') },
      { name: 'a', ...file('2') },
    ]);
    const root = store.put([
      { name: 'gone', mode: '040000', id: 'gone' },
      { name: 'twice', mode: '040000', id: twice },
      { name: 'top', ...file('3') },
    ]);
    const unknown = { unknown: 'no tree gone', needs: 'a whole clone' };
    expect(await listFolders(root, ['gone', 'gone/below', 'twice', '', 'none'], store.readTrees)).toEqual([
      { folder: 'gone', files: unknown },
      { folder: 'gone/below', files: unknown },
      { folder: 'twice', files: { unknown: expect.stringContaining('have the same name') } },
      { folder: '', files: { known: [{ path: 'top', ...file('3') }] } },
      { folder: 'none', files: { known: [] } },
    ]);
    expect(await listFolders('gone', ['', 'a'], store.readTrees)).toEqual([
      { folder: '', files: unknown },
      { folder: 'a', files: unknown },
    ]);
    const silent = await listFolders('a', [''], async () => new Map());
    expect(silent).toEqual([{ folder: '', files: { unknown: expect.stringContaining('could not be read') } }]);
    await expect(listFolders('a', [''], () => Promise.reject(new TypeError('bug')))).rejects.toThrow(TypeError);
  });
});

describe('findDeclarationFiles', () => {
  const cases: [string, Record<string, string | Entry>, string[]][] = [
    ['none', { 'docs/OWNERSHIP.yaml': '1', 'OWNERSHIP.yaml.bak': '1', 'OWNERSHIP.json': '1' }, []],
    ['the root', { 'OWNERSHIP.yaml': '1' }, ['OWNERSHIP.yaml']],
    ['.github', { '.github/OWNERSHIP.yaml': '1', '.github/x/OWNERSHIP.yaml': '1' }, ['.github/OWNERSHIP.yaml']],
    [
      'every spelling of both',
      { 'ownership.yml': '1', 'Ownership.YAML': file('1', '120000'), '.github/OWNERSHIP.yml': '1' },
      ['.github/OWNERSHIP.yml', 'Ownership.YAML', 'ownership.yml'],
    ],
    ['another spelling of .github', { '.GitHub/OWNERSHIP.yaml': '1' }, []],
    ['.github is no folder', { '.github': file('1', '160000') }, []],
    ['a folder in the way', { 'OWNERSHIP.yaml/a': '1' }, ['OWNERSHIP.yaml']],
    ['a letter that is only alike', { 'OWNERSH\u0130P.yaml': '1', 'OWNERS\u041dIP.yaml': '1' }, []],
  ];
  test.each(cases)('%s', async (_, tree, expected) => {
    const store = openStore();
    const found = await findDeclarationFiles(store.tree(files(tree)), store.readTrees);
    expect(found.map(({ path }) => path)).toEqual(expected);
  });
});

/** The inverse of `decodePath`. */
const encodePath = (path: string): Buffer =>
  Buffer.concat(
    Array.from(path, (character) => {
      const code = character.codePointAt(0) ?? 0;
      return code >= 0xdc80 && code <= 0xdcff ? Buffer.of(code - 0xdc00) : Buffer.from(character);
    }),
  );

describe('decodePath', () => {
  test.each<[string, number[], string]>([
    ['ASCII', [0x61, 0x2f, 0x0a, 0x22], 'a/\n"'],
    ['nothing', [], ''],
    ['UTF-8', [0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80], '\u00e9\u{1f600}'],
    ['a byte order mark', [0xef, 0xbb, 0xbf, 0x61], '\ufeffa'],
    ['Latin-1', [0x61, 0xe9, 0x62], 'a\udce9b'],
    ['a valid sequence between invalid bytes', [0xff, 0xc3, 0xa9, 0xfe], '\udcff\u00e9\udcfe'],
    ['cut off', [0xf0, 0x9f, 0x98], '\udcf0\udc9f\udc98'],
    ['overlong', [0xc0, 0xaf, 0xe0, 0x80, 0xaf], '\udcc0\udcaf\udce0\udc80\udcaf'],
    ['an encoded surrogate', [0xed, 0xb2, 0x80], '\udced\udcb2\udc80'],
    ['past U+10FFFF', [0xf4, 0x90, 0x80, 0x80], '\udcf4\udc90\udc80\udc80'],
    ['a continuation alone before ASCII', [0x80, 0x61], '\udc80a'],
    ['the replacement character itself', [0xef, 0xbf, 0xbd], '\ufffd'],
  ])('%s', (_, bytes, expected) => {
    expect(decodePath(Uint8Array.from(bytes))).toBe(expected);
  });

  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc.string({ unit: 'binary', maxLength: 4 }).map((text) => Uint8Array.from(Buffer.from(text))),
    fc.constantFrom(0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xff).map((byte) => Uint8Array.of(byte)),
  );
  const anyBytes = fc.array(piece, { maxLength: 12 }).map((pieces) => Buffer.concat(pieces));

  test('keeps every byte, and makes no two names one', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        expect(encodePath(decodePath(bytes))).toEqual(bytes);
      }),
      { numRuns: 2000 },
    );
  });

  test('has lone surrogates exactly where the bytes are not UTF-8', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        let expected: string | undefined;
        try {
          expected = strict.decode(bytes);
        } catch {}
        const decoded = decodePath(bytes);
        if (expected === undefined) expect(decoded.isWellFormed()).toBe(false);
        else expect(decoded).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['40000', '040000'],
  ['040000', '040000'],
  ['100644', '100644'],
  ['100664', '100644'],
  ['100600', '100644'],
  ['100775', '100755'],
  ['120000', '120000'],
  ['120777', '120000'],
  ['160000', '160000'],
  ['10644', '160000'],
  ['', null],
  ['100648', null],
  ['-40000', null],
  ['0x1ff0', null],
])('canonicalMode %j', (text, expected) => {
  expect(canonicalMode(text)).toBe(expected);
});

test('answerAsks reads what was asked for, and a failed part leaves the other', async () => {
  const down = () => Promise.reject(new Unreadable('gone', 'a clone'));
  const list = () => Promise.resolve(['a']);
  const unknown = { unknown: 'gone', needs: 'a clone' };
  const people = async (logins: readonly string[]) => logins.map((login) => ({ login, account: unknown }));
  const texts = async (ids: readonly string[]) => ids.map((id) => [id, unknown] as const);
  const source = { lookUp: down, listFolders: down, list: down, texts };
  expect(await answerAsks(asking({}), source)).toEqual(NOTHING);
  const asks = asking({
    entries: ['x'],
    folders: ['y', ''],
    listing: true,
    people: ['a'],
    texts: ['1'],
    said: true,
    earlier: ['2'],
  });
  const said = { reviews: unknown, words: { known: [] }, retargets: { known: [] } };
  const earlier = async (commits: readonly string[]) => commits.map((commit) => ({ commit, change: unknown }));
  expect(await answerAsks(asks, { ...source, list, people, said: async () => said, earlier })).toEqual({
    entries: [{ path: 'x', entry: unknown }],
    folders: [
      { folder: 'y', files: unknown },
      { folder: '', files: unknown },
    ],
    listing: { known: ['a'] },
    people: [{ login: 'a', account: unknown }],
    texts: [['1', unknown]],
    said,
    earlier: [{ commit: '2', change: unknown }],
    pages: [],
  });
  expect(await answerAsks(asks, source)).toMatchObject({ people: null, said: null, earlier: [] });
  const pages = asking({ pages: ['https://wiki.acme.example/a'], pageHosts: ['wiki.acme.example'] });
  expect(await answerAsks(pages, source)).toEqual({ ...NOTHING, pages: null });
});

test('settle turns what could not be read into a fact, and leaves a bug a bug', async () => {
  expect(await settle(Promise.resolve(1))).toEqual({ known: 1 });
  expect(await settle(Promise.reject(new Unreadable('no')))).toEqual({ unknown: 'no' });
  await expect(settle(Promise.reject(new TypeError('bug')))).rejects.toThrow(TypeError);
});
