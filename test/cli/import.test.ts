import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { charter, checkJson, folder } from './support.ts';

const onWindows = process.platform === 'win32';
const inventory = readFileSync(fileURLToPath(new URL('../fixtures/bytes/inventory.csv', import.meta.url)));

const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
const run = (cwd: string, ...more: string[]) =>
  charter(cwd, ['import', 'inventory.csv', '--map', 'omb-2025', '--out', 'ai', ...more]);

test('an inventory becomes charters that the checker accepts as structure', async (t) => {
  const cwd = folder(t, { 'inventory.csv': inventory });
  const { code, stdout, stderr } = await run(cwd);
  assert.deepEqual([code, stderr], [0, '']);
  assert.deepEqual(readdirSync(join(cwd, 'ai')).sort(), [
    'ex-chatbot',
    'ex-chatbot-2',
    'ex-find-potholes',
    'ex-sort-incoming-letters',
    'ex-uberprufung',
    'ex-weigh-parcels',
  ]);
  assert.match(stdout, /^6 charters from inventory\.csv: 6 written\. Run charter check ai for what they lack\.$/m);
  assert.match(stdout, /^ {2}inventory\.csv:6: ex-chatbot is ex-chatbot-2$/m);
  assert.match(stdout, /^16 columns of it are not in the map: is_withheld, HI_justification, /m);
  const { json } = await checkJson(cwd, ['ai']);
  const found = json.charters.flatMap(({ findings }) => findings.map(({ check }) => check));
  assert.ok(!found.includes('schema') && !found.includes('yaml-syntax'));
  assert.deepEqual(
    json.charters.map(({ name, declared }) => [name, declared]),
    [
      ['ex-chatbot-2', 'research'],
      ['ex-chatbot', 'pilot'],
      ['ex-find-potholes', 'retired'],
      ['ex-sort-incoming-letters', 'production'],
      ['ex-uberprufung', null],
      ['ex-weigh-parcels', null],
    ],
  );
});

test('a charter says what its row says, and nothing that it does not', async (t) => {
  const cwd = folder(t, { 'inventory.csv': inventory });
  const { stdout } = await run(cwd);
  assert.deepEqual(parse(read(cwd, 'ai/ex-sort-incoming-letters/charter.yaml')), {
    apiVersion: 'charter/v1',
    name: 'ex-sort-incoming-letters',
    title: 'Sort incoming letters',
    status: 'production',
    problem: { statement: 'Letters are sorted by hand.\n\nIt takes "half a day", every day.' },
    owners: { operator: { contact: 'ai@example.com' } },
    workflow: { output: 'A tray: 1 to 9' },
    inputs: { 'x-data': 'Letters of 2019, scanned' },
    writeBack: { 'x-operational-since': '2024-10-01 00:00:00' },
    whenWrong: { 'x-monitoring': 'Yes - Monitoring Established', 'x-fail-safe': 'Yes' },
    adoption: { 'x-training': 'Training Established' },
    'x-inventory': {
      id: 'EX-1',
      agency: 'Example Office',
      bureau: 'Mail room',
      'high-impact': 'Not High-impact',
      topic: 'Admin Functions',
      'kind-of-ai': 'NLP',
      'built-by': 'In-house Development',
    },
  });
  assert.deepEqual(parse(read(cwd, 'ai/ex-chatbot-2/charter.yaml')), {
    apiVersion: 'charter/v1',
    name: 'ex-chatbot-2',
    title: 'Chatbot',
    status: 'research',
    'x-inventory': { agency: 'Example Office' },
  });
  assert.deepEqual(parse(read(cwd, 'ai/ex-weigh-parcels/charter.yaml'))['x-not-imported'], {
    development_stage: 'Scaling',
  });
  assert.match(stdout, /inventory\.csv:9: row 6, column "development_stage": "Scaling" cannot be status: it may be /);
});

test('a second run changes nothing, and never what somebody has worked on', async (t) => {
  const cwd = folder(t, { 'inventory.csv': inventory });
  await run(cwd);
  const path = join(cwd, 'ai/ex-find-potholes/charter.yaml');
  const edited = join(cwd, 'ai/ex-weigh-parcels/charter.yaml');
  writeFileSync(edited, `${readFileSync(edited, 'utf8')}# mine\n`);
  const before = statSync(path);
  const { code, stdout } = await run(cwd);
  assert.equal(code, 0);
  assert.match(stdout, /6 charters from inventory\.csv: 0 written, 5 unchanged, 1 left as edited\.$/m);
  assert.match(stdout, /^ {2}ai\/ex-weigh-parcels\/charter\.yaml$/m);
  assert.match(read(edited), /# mine\n$/);
  const after = statSync(path);
  assert.deepEqual([after.ino, after.mtimeMs], [before.ino, before.mtimeMs]);
  assert.deepEqual(readdirSync(join(cwd, 'ai/ex-find-potholes')), ['charter.yaml']);
});

test('a dry run says what it would write', async (t) => {
  const cwd = folder(t, { 'inventory.csv': inventory });
  const { code, stdout } = await run(cwd, '--dry-run');
  assert.equal(code, 0);
  assert.match(stdout, /^ai\/ex-chatbot\/charter\.yaml$/m);
  assert.match(stdout, /6 would be written\.$/m);
  assert.ok(!existsSync(join(cwd, 'ai')));
});

test('other encodings are read where they are named, or have a mark', async (t) => {
  const map = 'columns: { Name: title, Ort: x-place }\n';
  const csv = 'Name;Ort\nPrüfung;Köln\n';
  for (const [bytes, ...more] of [
    [Buffer.from(csv, 'utf8')],
    [Buffer.from(csv, 'latin1'), '--encoding', 'latin1'],
    [Buffer.from(csv, 'latin1'), '--encoding', 'windows-1252'],
    [Buffer.from(csv, 'utf16le'), '--encoding', 'utf-16le'],
    [Buffer.from(`\uFEFF${csv}`, 'utf16le')],
    [Buffer.from(csv.replaceAll(';', '\t')), '--delimiter', 'tab'],
  ] as const) {
    const cwd = folder(t, { 'map.yaml': map, 'in.csv': bytes });
    const { code, stderr } = await charter(cwd, ['import', 'in.csv', '--map', 'map.yaml', '--out', '.', ...more]);
    assert.deepEqual([code, stderr], [0, '']);
    const { title, 'x-place': place } = parse(read(cwd, 'prufung/charter.yaml'));
    assert.deepEqual([title, place], ['Prüfung', 'Köln']);
  }
});

test('a file where the folder should be is said', async (t) => {
  const cwd = folder(t, { 'map.yaml': MAP, 'in.csv': 'Name,Stage\nx,\n' });
  const { code, stderr } = await charter(cwd, ['import', 'in.csv', '--map', 'map.yaml', '--out', 'in.csv']);
  assert.equal(code, 2);
  assert.match(stderr, /in\.csv\/x\/charter\.yaml could not be written: a part of the path is a file, and no folder/);
});

const MAP = 'folder: Name\ncolumns:\n  Name: title\n  Stage: status\n';

const wrong: Readonly<
  Record<string, { csv?: string | Uint8Array; map?: string; more?: readonly string[]; says: RegExp }>
> = {
  'bytes of another encoding': {
    csv: Buffer.from('Name,Stage\nA,pilot\nPrüfung,pilot\n', 'latin1'),
    says: /^charter: in\.csv:3: this is not UTF-8\. Say which encoding it has, as in --encoding windows-1252\.$/m,
  },
  'an unknown encoding': { more: ['--encoding', 'latin-eins'], says: /there is no encoding "latin-eins"/ },
  'an empty file': { csv: '', says: /in\.csv:1: There is no header line/ },
  'a column that is not there': {
    map: MAP.replace('Stage', 'Stagee'),
    says: /map\.yaml:4:3: The inventory has no column "Stagee"\. Did you mean "Stage"\?/,
  },
  'a key that is not there': {
    map: MAP.replace('status', 'staus'),
    says: /map\.yaml:4:10: "staus" is not a key of a charter\. Did you mean "status"\?/,
  },
  'a map that is not YAML': { map: 'columns: [', says: /map\.yaml:1:\d+: / },
  'two columns of one name': { csv: 'Name,Stage,Name\n', says: /in\.csv:1: column "Name": Two columns have this name/ },
};

for (const [name, { csv = 'Name,Stage\nA,pilot\n', map = MAP, more = [], says }] of Object.entries(wrong)) {
  test(`${name} is said with its place, and nothing is written`, async (t) => {
    const cwd = folder(t, { 'map.yaml': map, 'in.csv': csv });
    const { code, stdout, stderr } = await charter(cwd, [
      'import',
      'in.csv',
      '--map',
      'map.yaml',
      '--out',
      'x',
      ...more,
    ]);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, says);
    assert.ok(!existsSync(join(cwd, 'x')));
  });
}

test('a row that cannot be read is said, and the others are imported', async (t) => {
  const cwd = folder(t, { 'map.yaml': MAP, 'in.csv': 'Name,Stage\nA,pilot\nB,pilot,what\nC,"research\n' });
  const { code, stdout, stderr } = await charter(cwd, ['import', 'in.csv', '--map', 'map.yaml', '--out', 'x']);
  assert.equal(code, 2);
  assert.match(stdout, /1 charter from in\.csv: 1 written/);
  assert.match(stderr, /in\.csv:3: row 2: This row has 3 cells, and the header 2\./);
  assert.match(stderr, /in\.csv:4: row 3, column "Stage": A quote begins in this row that does not end/);
  assert.deepEqual(readdirSync(join(cwd, 'x')), ['a']);
});

test('what is not there, or not given, is said', async (t) => {
  const cwd = folder(t, { 'in.csv': 'Name\nA\n' });
  const said = async (...argv: string[]) => {
    const { code, stderr } = await charter(cwd, ['import', ...argv]);
    assert.equal(code, 2);
    return stderr;
  };
  assert.match(await said('in.csv', '--out', 'x'), /--map/);
  assert.match(await said('in.csv', '--map', 'omb-2025'), /--out/);
  assert.match(
    await said('in.csv', '--map', 'omb', '--out', 'x'),
    /The map omb could not be read: no such file.*omb-2025/s,
  );
  assert.match(await said('no.csv', '--map', 'omb-2025', '--out', 'x'), /no\.csv could not be read: no such file/);
  assert.match(await said('in.csv', '--map', 'omb-2025', '--out', 'x', '--delimiter', ';;'), /one character/);
});

test('a link in the place of a folder is not written through', { skip: onWindows }, async (t) => {
  const outside = folder(t);
  const cwd = folder(t, { 'map.yaml': MAP, 'in.csv': 'Name,Stage\nA,pilot\n', 'x/keep': '' });
  symlinkSync(outside, join(cwd, 'x/a'));
  const { code, stderr } = await charter(cwd, ['import', 'in.csv', '--map', 'map.yaml', '--out', 'x']);
  assert.equal(code, 2);
  assert.match(stderr, /x\/a\/charter\.yaml could not be written: a symbolic link leads out/);
  assert.deepEqual(readdirSync(outside), ['.git']);
});

// Guard: the maps that are built in are looked up by their own names only.
test('a map called like what every object has is no map that is built in', async (t) => {
  const cwd = folder(t, { 'in.csv': 'A\nx\n' });
  for (const map of ['toString', 'constructor', '__proto__', 'hasOwnProperty']) {
    const { code, stderr } = await charter(cwd, ['import', 'in.csv', '--map', map, '--out', 'x']);
    assert.equal(code, 2);
    assert.match(stderr, /could not be read: no such file/, map);
  }
});
