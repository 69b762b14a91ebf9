import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Papa from 'papaparse';
import { readInventory } from '../../../server/engine/index.ts';
import { assertLinear } from '../../support/assert-linear.ts';

const rowsOf = (text: string, delimiter?: string) =>
  readInventory(text, delimiter).rows.map(({ number, line, cells }) => [number, line, ...cells]);

test('a row knows its number and the line that it begins on, whatever is in the cells', () => {
  const text = 'Name,What\nA,one\nB,"two\nlines, ""quoted"""\n\n  , \nC,\n';
  assert.deepEqual(rowsOf(text), [
    [1, 2, 'A', 'one'],
    [2, 3, 'B', 'two\nlines, "quoted"'],
    [3, 7, 'C', ''],
  ]);
});

test('a byte order mark, and line ends of any kind, change nothing', () => {
  const expected = [
    [1, 2, 'A', 'one'],
    [2, 3, 'B', 'two'],
  ];
  for (const text of ['Name,What\nA,one\nB,two\n', 'Name,What\r\nA,one\r\nB,two', 'Name,What\rA,one\rB,two\r'])
    assert.deepEqual(
      rowsOf(`\uFEFF${text}`).map((row) => row.map((cell) => (typeof cell === 'string' ? cell.trim() : cell))),
      expected,
    );
  const mixed = readInventory('Name,What\r\n"A",one\n"B","two"\r\nC,three\n');
  assert.deepEqual(
    mixed.rows.map(({ cells }) => cells.map((cell) => cell.trim())),
    [
      ['A', 'one'],
      ['B', 'two'],
      ['C', 'three'],
    ],
  );
});

test('the delimiter is the one that the header has most of, or the one given', () => {
  assert.deepEqual(rowsOf('"a,b;c";Name\nx;y\n'), [[1, 2, 'x', 'y']]);
  assert.deepEqual(rowsOf('Name\tWhat\nA, B\tx\n'), [[1, 2, 'A, B', 'x']]);
  assert.deepEqual(rowsOf('Name|What\nA|x\n'), [[1, 2, 'A', 'x']]);
  assert.deepEqual(rowsOf('Na,me~Wh,at\nA~x\n', '~'), [[1, 2, 'A', 'x']]);
  assert.deepEqual(rowsOf('Name\nA;B\n'), [[1, 2, 'A;B']]);
});

test('what is empty at the end of a row may be left out; what is too much is a problem of that row', () => {
  const { rows, problems } = readInventory('A,B,C\n1\n1,2,3,,\n1,2,3,4\n5,6,7\n');
  assert.deepEqual(
    rows.map(({ number, cells }) => [number, ...cells]),
    [
      [1, '1', '', ''],
      [2, '1', '2', '3'],
      [4, '5', '6', '7'],
    ],
  );
  assert.deepEqual(
    problems.map(({ line, row, message }) => [line, row, message.slice(0, 39)]),
    [[4, 3, 'This row has 4 cells, and the header 3.']],
  );
});

test('a quote without an end is said where it begins, with its column', () => {
  const { rows, problems } = readInventory('A,B\n1,2\n3,"four\n5,6\n');
  assert.deepEqual(rows.length, 1);
  assert.deepEqual(
    problems.map(({ line, row, column }) => [line, row, column]),
    [[3, 2, 'B']],
  );
});

test('a table needs a header, and each column a name of its own', () => {
  for (const text of ['', '\uFEFF', '\n\n']) assert.match(readInventory(text).problems[0]!.message, /no header/);
  const { problems } = readInventory('A,B,A,,\n1,2,3,4,5\n');
  assert.deepEqual(
    problems.map(({ line, column }) => [line, column]),
    [[1, 'A']],
  );
});

test('whatever the cells, they are read as they were written, from their lines', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '"', '\n', '\r\n', "'", '|', 'ü', '🦊') });
  const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 8 });
  fc.assert(
    fc.property(table, (cells) => {
      const rows = cells.map(([first, ...rest]) => [`x${first}`, ...rest]);
      const text = Papa.unparse([['one', 'two', 'three'], ...rows], { newline: '\n' });
      const read = readInventory(text);
      assert.deepEqual(read.problems, []);
      assert.deepEqual(
        read.rows.map((row) => row.cells),
        rows,
      );
      const lines = text.split('\n');
      for (const {
        line,
        cells: [first = ''],
      } of read.rows)
        assert.ok(
          lines[line - 1]!.replace(/^"/, '').startsWith(first.split('\n')[0]!.replaceAll('"', '""').slice(0, 5)),
        );
    }),
    { seed: Number(process.env.SEED ?? 1), numRuns: Number(process.env.N ?? 100) },
  );
});

test('a header takes time in line with the number of its columns, doubled ones too', () => {
  const columns = (size: number) => Array.from({ length: size }, (_, at) => `column ${at % (size - 1)}`).join();
  const { problems } = readInventory(`${columns(20_000)}\n`);
  assert.deepEqual(
    problems.map(({ column }) => column),
    ['column 0'],
  );
  assertLinear('a header', columns, 20_000, readInventory);
});
