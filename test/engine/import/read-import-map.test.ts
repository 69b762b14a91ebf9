import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { missingColumns, readImportMap } from '../../../server/engine/index.ts';
import { readMarked } from '../../support/marked.ts';

const folder = new URL('../../../schemas/imports/', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('../../../schemas/import-map.schema.json', import.meta.url), 'utf8'));
const accepts = new Ajv.default({ strict: false }).compile(schema);

/** Holds that a map has the findings that are marked in it, and no others. */
function checkMap(marked: string): void {
  const { text, marks } = readMarked(marked);
  const { findings } = readImportMap(text);
  const said = findings.map(({ message }) => message).join('\n');
  assert.deepEqual(
    findings.map(({ span }) => text.slice(span.start, span.end)),
    marks.map(({ span }) => text.slice(span.start, span.end)),
    said,
  );
  for (const [index, { span, says }] of marks.entries()) {
    assert.deepEqual(findings[index]!.span, span);
    assert.ok(findings[index]!.message.includes(says), `"${says}" is not in: ${said}`);
  }
}

for (const name of readdirSync(folder)) {
  test(`the map ${name}, which is built in, is sound`, () => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const map = readImportMap(text);
    assert.deepEqual(map.findings, []);
    assert.ok(map.columns.length > 5);
    assert.ok(accepts(parse(text)), JSON.stringify(accepts.errors));
  });
}

test('columns go to keys of the format, and to keys of ones own', () => {
  const map = readImportMap(`
    apiVersion: charter-import/v1
    folder: Title
    blanks: [nothing yet]
    columns:
      Title: title
      Stage: { key: status, values: { Live: production, Idea: } }
      Since: { key: writeBack.live, dates: DD.MM.YYYY }
      Owner: owners.operator
      Cost: x-finance.cost
      Note: maintenance.x-note
  `);
  assert.deepEqual(map.findings, []);
  assert.deepEqual(
    map.folder.map(({ column }) => column),
    ['Title'],
  );
  assert.deepEqual(map.blanks, ['nothing yet']);
  assert.deepEqual(
    map.columns.map(({ column, key }) => `${column} ${key.join('.')}`),
    [
      'Title title',
      'Stage status',
      'Since writeBack.live',
      'Owner owners.operator',
      'Cost x-finance.cost',
      'Note maintenance.x-note',
    ],
  );
  assert.deepEqual(
    [...map.columns[1]!.values],
    [
      ['live', 'production'],
      ['idea', undefined],
    ],
  );
});

test('what is wrong in a map is said where it stands, with what to write', () =>
  checkMap(`
    apiVersion: charter-import/v1
    x-note: mine
    blancs: []
    ^^^^^^ Did you mean "blanks"?
    folder: Name
    columns:
      A: titel
      #  ^^^^^ "titel" is not a key of a charter. Did you mean "title"?
      B: owners
      #  ^^^^^^ takes no single value. Its keys are operator, technical
      C: review.tiers.0.name
      #  ^^^^^^^^^^^^^^^^^^^ is not a key of a charter
      D: name
      #  ^^^^ is written by the import itself
      E: { key: status, values: { Live: prod, Dead: retired } }
      #                                 ^^^^ it may be research, pilot, production, retired
      F: { key: writeBack.live, dates: D/M/Y }
      #                                ^^^^^ Write it with YYYY, MM and DD
      G: owners.operator.name
      H: owners.operator
      #  ^^^^^^^^^^^^^^^ cannot both be filled
      I: title.x-more
      #  ^^^^^^^^^^^^ has no keys below it
      K: inputs..schema
      #  ^^^^^^^^^^^^^^ is not the path of a key
  `));

test('a column must go somewhere', () => {
  const [finding] = readImportMap('folder: A\ncolumns:\n  A:\n').findings;
  assert.match(finding!.message, /not said where the column "A" goes/);
  assert.deepEqual(finding!.span, { start: 21, end: 22 });
});

test('a map without columns, or without a name for charters, is not sound', () => {
  assert.match(readImportMap('').findings[0]!.message, /names no column/);
  assert.match(readImportMap('columns: { A: status }').findings[0]!.message, /what charters are called/);
  assert.match(readImportMap('columns: [').findings[0]!.message, /never closes/);
  assert.equal(readImportMap('columns: [').columns.length, 0);
  assert.equal(readImportMap('columns: { A: title }').folder[0]?.column, 'A');
});

test('a column that the inventory does not have is said once, with the one that was meant', () => {
  const map = readImportMap('folder: Dev stage\ncolumns: { Dev stage: title, Stage: status }');
  const missing = missingColumns(map, ['Dev. stage', 'Stage']);
  assert.deepEqual(
    missing.map(({ column, span, message }) => [column, span.start, message]),
    [['Dev stage', 8, 'The inventory has no column "Dev stage". Did you mean "Dev. stage"?']],
  );
});
