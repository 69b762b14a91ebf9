import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import { evaluate, importRows, parseCharter, readImportMap, readInventory } from '../../../server/engine/index.ts';
import { surroundings } from '../../support/page.ts';

const MAP = `
  apiVersion: charter-import/v1
  folder: [Unit, Name]
  blanks: [Not disclosed]
  columns:
    Name: title
    Stage: { key: status, values: { Live: production, Trial: pilot, Idea: } }
    Hours: problem.frictionHours
    Since: { key: writeBack.live, dates: DD/MM/YYYY }
    Share: adoption.usage.share
    Public: governance.customerFacing
    Mail: owners.operator.contact
    Bureau: owners.operator.x-bureau
    Unit: x-unit
`;

const imported = (csv: string, map = MAP) => {
  const inventory = readInventory(csv);
  assert.deepEqual(inventory.problems, []);
  return importRows(inventory, readImportMap(map), 'test');
};
const valuesOf = (csv: string, map?: string) =>
  imported(csv, map).charters.map(({ text }) => parse(text) as Record<string, unknown>);

test('a row becomes a page in canonical order, each value as its key wants it', () => {
  const csv =
    'Unit,Since,Name,Stage,Hours,Share,Public,Mail,Bureau\nOps,03/09/2026,Case: drafts,LIVE,120,82 %,Yes,a@x.org,"Yes"\n';
  const { charters, unfit } = imported(csv);
  assert.deepEqual(unfit, []);
  assert.equal(
    charters[0]!.text,
    `# Imported with the map test. What the inventory does not say is not here: fill it in.

apiVersion: charter/v1
name: ops-case-drafts
title: "Case: drafts"
status: production

problem:
  frictionHours: 120

owners:
  operator:
    contact: a@x.org
    x-bureau: "Yes"

writeBack:
  live: 2026-09-03

governance:
  customerFacing: true

adoption:
  usage:
    share: 82%
x-unit: Ops
`,
  );
});

test('what a row does not say, and what only stands in the place of something, is left out', () => {
  const blanks = ['', '  ', 'N/A', 'TBD', 'unknown', 'Not disclosed', '-', 'To be determined (2026)', '[Name]'];
  const csv = `Name,Stage,Hours,Since,Share,Public,Mail,Bureau,Unit\n${blanks.map((blank) => `A,${Array(8).fill(blank).join(',')}\n`).join('')}A,idea,,,,,,,\n`;
  for (const { name, ...values } of valuesOf(csv))
    assert.deepEqual(values, { apiVersion: 'charter/v1', title: 'A' }, String(name));
});

test('what its key cannot take is kept by its column, and said with its place', () => {
  const csv = 'Name,Stage,Hours,Since,Share,Public,Mail,Bureau,Unit\nA,Beta,many,2026-09-03,120%,maybe,,,\n';
  const { charters, unfit } = imported(csv);
  const values = parse(charters[0]!.text) as Record<string, unknown>;
  assert.deepEqual(values['x-not-imported'], {
    Stage: 'Beta',
    Hours: 'many',
    Since: '2026-09-03',
    Share: '120%',
    Public: 'maybe',
  });
  assert.equal(values.status, undefined);
  assert.deepEqual(
    unfit.map(({ line, row, column, message }) => [line, row, column, message]),
    [
      [2, 1, 'Stage', '"Beta" cannot be status: it may be research, pilot, production, retired.'],
      [2, 1, 'Hours', '"many" cannot be problem.frictionHours: it wants a number alone.'],
      [
        2,
        1,
        'Since',
        '"2026-09-03" cannot be writeBack.live: it wants a date, such as 2026-12-01; say in the map how dates are written.',
      ],
      [2, 1, 'Share', '"120%" cannot be adoption.usage.share: it wants a number from 0 to 1, or a percentage.'],
      [2, 1, 'Public', '"maybe" cannot be governance.customerFacing: it wants true or false.'],
    ],
  );
});

test('a day is taken from a time, and no day is made of a month or of what is not in the calendar', () => {
  const map = 'folder: Name\ncolumns: { Name: title, Since: writeBack.live }';
  const live = (since: string) =>
    (valuesOf(`Name,Since\nA,${since}\n`, map)[0]!.writeBack as { live?: string } | undefined)?.live;
  assert.equal(live('2024-10-01 00:00:00'), '2024-10-01');
  assert.equal(live('2024-10-01T08:30:00.000+02:00'), '2024-10-01');
  for (const since of ['2024-10', '2024', '01/2024', 'Jul-25', '2026-02-30', '20241001'])
    assert.equal(live(since), undefined, since);
});

test('of two columns for one key the first that says something counts', () => {
  const map = 'folder: A\ncolumns: { A: title, B: title }';
  assert.deepEqual(
    valuesOf('A,B\nN/A,second\nfirst,second\n', map).map(({ title }) => title),
    ['second', 'first'],
  );
});

test('names are unique whatever the rows are called, and the same each time', () => {
  const map = 'columns: { Name: title }';
  const csv = 'Name\nChatbot\nchatbot 2\nCHATBOT!\nChatbot\nCon\n日本\n?\nCafé\n';
  const { charters } = imported(csv, map);
  assert.deepEqual(
    charters.map(({ name, wanted }) => (name === wanted ? name : `${name} for ${wanted}`)),
    [
      'chatbot',
      'chatbot-2',
      'chatbot-3 for chatbot',
      'chatbot-4 for chatbot',
      'con-charter',
      'unnamed',
      'unnamed-2 for unnamed',
      'cafe',
    ],
  );
  assert.deepEqual(imported(csv, map), { charters, unfit: [] });
  const [long] = imported(`Name\n${'words and '.repeat(30)}\n`, map).charters;
  assert.ok(long!.name.length <= 70 && /-words$|-and$/.test(long!.name), long!.name);
  const [whole] = imported(`Name\n${'x'.repeat(300)}\n`, map).charters;
  assert.equal(whole!.name.length, 70);
});

test('whatever a cell holds, the page says it, and YAML and the format accept the page', () => {
  const map = readImportMap(
    'folder: K\ncolumns: { K: x-k, A: title, B: problem.statement, C: x-note, D: owners.operator }',
  );
  const nasty = fc.constantFrom(
    ...[
      'yes',
      'null',
      '~',
      '1e3',
      '0x1F',
      '12:30',
      '2026-10-01',
      '2026-10-01 08:00:00',
      '@ana',
      '*a',
      '&a',
      '!t',
      '%x',
      '`x',
      '- a',
      '? a',
      'a: b',
      'a #b',
      '#',
      '{a}',
      '[a, b',
      "it's",
      '"',
      '\\n',
      '| x',
      '> x',
    ],
    ...[
      '<<<<<<< ours',
      '---',
      '...',
      '\uFFFD',
      '\uFEFFa',
      'a\u0085b',
      'a\u2028b',
      'a\u0000b',
      'a\rb',
      'a\tb',
      '  a\n b\n\n  c',
      'a \nb',
      '🦊',
      'a\u202Eb',
      '=',
      '<<',
      '012',
      '.5',
      '+1',
      '1_000',
      'x'.repeat(300),
      'word '.repeat(60),
    ],
  );
  const text = fc.oneof(
    nasty,
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...' \n:#-"\'a|>{}[],&*!%@`?') }),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 4, maxLength: 4 }), (cells) => {
      const header = ['K', 'A', 'B', 'C', 'D'];
      const rows = [{ number: 1, line: 2, cells: ['k', ...cells] }];
      const { charters, unfit } = importRows({ header, rows, problems: [] }, map, 'test');
      const page = charters[0]!.text;
      const evaluation = evaluate(parseCharter(page), surroundings());
      const faults = evaluation.findings.filter(({ check }) => check === 'yaml-syntax' || check === 'schema');
      assert.deepEqual(faults, [], page);
      const { charter } = evaluation;
      const expected = cells.map((cell) => cell.replace(/\r\n?/g, '\n').trim());
      const paths = ['title', 'problem.statement', 'x-note', 'owners.operator'];
      const plain = parse(page) as Record<string, Record<string, unknown>>;
      for (const [index, path] of paths.entries()) {
        const { node } = charter.field(path);
        if (node === undefined) assert.ok(expected[index] === '' || charter.isPlaceholder(expected[index]!), path);
        else assert.equal(node.kind === 'scalar' && node.value, expected[index], page);
        const [step = '', below] = path.split('.');
        const other = below === undefined ? plain[step] : plain[step]?.[below];
        assert.equal(other, node && expected[index], 'any reader of YAML reads the same');
      }
      assert.deepEqual(unfit, []);
      assert.doesNotMatch(page, /\r/);
    }),
    { seed: Number(process.env.SEED ?? 1), numRuns: Number(process.env.N ?? 150) },
  );
});

// Guard: the values of a page have no prototype, so that a name which objects have by themselves is written, and lost nowhere.
test('columns and keys with the names of prototypes are like any others', () => {
  const map = readImportMap(
    'folder: [__proto__]\ncolumns: { __proto__: title, constructor: problem.frictionHours, toString: x-a.__proto__.b, hasOwnProperty: status }\n',
  );
  assert.deepEqual(map.findings, []);
  const table = readInventory('__proto__,constructor,toString,hasOwnProperty\nName,many,mine,half\n');
  const [charter] = importRows(table, map, 'map.yaml').charters;
  for (const line of ['title: Name', 'x-a:\n  __proto__:\n    b: mine', 'constructor: many', 'hasOwnProperty: half'])
    assert.ok(charter?.text.includes(line), charter?.text);
  assert.equal(({} as { b?: unknown }).b, undefined);
  assert.equal(Object.hasOwn({}.constructor, 'many'), false);
});
