import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { DEFAULT_POLICY, type LoadedPolicy } from '../../server/engine/index.ts';
import { nodeFiles } from '../../server/workspace/node-files.ts';
import { nodePolicies } from '../../server/workspace/node-policy.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';

function tree(t: TestContext, files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'charter-policy-')));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) write(join(root, path), text);
  return root;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

const policies = () => nodePolicies(nodeFiles(), compilePattern);
const load = (root: string, folder = '.'): LoadedPolicy => policies().forFolder(join(root, folder), root);
const said = ({ files }: LoadedPolicy) => files.flatMap(({ findings }) => findings.map(({ message }) => message));
const usage = (value: number) => `thresholds: { usage: ${value} }\n`;
const usageOf = (loaded: LoadedPolicy) => loaded.policy.thresholds.usage;

test('the nearest policy upward holds, and none above the root', (t) => {
  const root = tree(t, {
    'charter.policy.yaml': usage(1),
    'repo/charter.policy.yml': usage(2),
    'repo/a/b/charter.policy.yaml': usage(3),
    'repo/c/readme.md': '',
  });
  const repo = join(root, 'repo');
  assert.equal(usageOf(load(repo, 'a/b/c/d')), 3);
  assert.equal(usageOf(load(repo, 'a/b')), 3);
  assert.equal(usageOf(load(repo, 'a')), 2);
  assert.equal(usageOf(load(repo, '.')), 2);
  assert.equal(load(join(root, 'repo/c'), '.').policy, DEFAULT_POLICY);
  assert.deepEqual(load(join(root, 'repo/c'), '.').files, []);
});

test('a repository that is not there has no policy, and nothing in it leads out', (t) => {
  const root = join(tree(t, {}), 'gone');
  assert.deepEqual(load(root, 'a').files, []);
  assert.equal(nodeFiles().forCharter(join(root, 'a'), root).read('row.schema.json').kind, 'absent');
});

test('of both endings in one folder, .yaml holds', (t) => {
  const root = tree(t, { 'charter.policy.yml': usage(1), 'charter.policy.yaml': usage(2) });
  assert.equal(usageOf(load(root)), 2);
});

test('an empty policy ends the search: it says that nothing is set', (t) => {
  const root = tree(t, { 'charter.policy.yaml': usage(1), 'a/charter.policy.yaml': '' });
  assert.equal(usageOf(load(root, 'a')), DEFAULT_POLICY.thresholds.usage);
  assert.equal(load(root, 'a').files.length, 1);
});

test('a byte order mark and line ends of another system are no fault', (t) => {
  const root = tree(t, { 'charter.policy.yaml': `\uFEFF${usage(4)}`.replaceAll('\n', '\r\n') });
  assert.equal(usageOf(load(root)), 4);
  assert.deepEqual(said(load(root)), []);
});

test('a folder in its place, or what cannot be read, is said and not passed over', (t) => {
  const root = tree(t, { 'charter.policy.yaml': usage(1), 'a/charter.policy.yaml/x': '' });
  assert.match(said(load(root, 'a')).join(), /This is a folder/);
  assert.equal(usageOf(load(root, 'a')), DEFAULT_POLICY.thresholds.usage);
});

test('a policy that is a link out of the repository is not read, and one inside it is', {
  skip: process.platform === 'win32',
}, (t) => {
  const root = tree(t, { 'outside.yaml': usage(1), 'repo/shared.yaml': usage(2), 'repo/a/x': '', 'repo/b/x': '' });
  const repo = join(root, 'repo');
  symlinkSync('../../outside.yaml', join(repo, 'a/charter.policy.yaml'));
  symlinkSync('../shared.yaml', join(repo, 'b/charter.policy.yaml'));
  assert.match(said(load(repo, 'a')).join(), /leads out/);
  assert.equal(usageOf(load(repo, 'a')), DEFAULT_POLICY.thresholds.usage);
  assert.equal(usageOf(load(repo, 'b')), 2);
  symlinkSync('charter.policy.yaml', join(root, 'repo/charter.policy.yaml'));
  assert.match(said(load(repo)).join(), /could not be read|leads out/);
});

test('a relative path begins in the folder of the file that names it, and may name a folder', (t) => {
  const root = tree(t, {
    'charter.policy.yaml': 'extends: ./house/base.yaml\n',
    'house/base.yaml': 'extends: [../more.yaml, ./inner]\n',
    'more.yaml': usage(5),
    'house/inner/charter.policy.yaml': 'timeZone: UTC\n',
  });
  const loaded = load(root);
  assert.deepEqual(said(loaded), []);
  assert.equal(usageOf(loaded), 5);
  assert.equal(loaded.policy.timeZone, 'UTC');
});

test('a package is found upward in node_modules: its folder, or a file in it', (t) => {
  const root = tree(t, {
    'a/b/charter.policy.yaml': 'extends: ["@acme/policy", plain, plain/strict.yaml]\n',
    'node_modules/@acme/policy/charter.policy.yaml': usage(6),
    'a/node_modules/plain/charter.policy.yml': 'timeZone: UTC\n',
    'a/node_modules/plain/strict.yaml': 'extends: ./more.yaml\n',
    'a/node_modules/plain/more.yaml': 'people: [{ name: Ana }]\n',
    // Not the nearest one.
    'node_modules/plain/charter.policy.yml': 'timeZone: Asia/Tokyo\n',
  });
  const loaded = load(root, 'a/b');
  assert.deepEqual(said(loaded), []);
  assert.equal(usageOf(loaded), 6);
  assert.equal(loaded.policy.timeZone, 'UTC');
  assert.equal(loaded.policy.people.length, 1);
});

test('a package that a workspace links is read, and one that lies elsewhere is not', {
  skip: process.platform === 'win32',
}, (t) => {
  const root = tree(t, {
    'elsewhere/charter.policy.yaml': usage(1),
    'repo/packages/policy/charter.policy.yaml': usage(2),
    'repo/node_modules/x': '',
    'repo/a/charter.policy.yaml': 'extends: linked\n',
    'repo/b/charter.policy.yaml': 'extends: far\n',
  });
  const repo = join(root, 'repo');
  symlinkSync('../packages/policy', join(repo, 'node_modules/linked'));
  symlinkSync('../../elsewhere', join(repo, 'node_modules/far'));
  assert.equal(usageOf(load(repo, 'a')), 2);
  assert.match(said(load(repo, 'b')).join(), /leads out of the repository/);
});

test('what leads out of the repository is not read, and what is not there is said', (t) => {
  const root = tree(t, {
    'base.yaml': usage(1),
    'base/charter.policy.yaml': usage(1),
    'repo/node_modules/x/y': '',
    'repo/empty/x': '',
  });
  const repo = join(root, 'repo');
  const saying = (reference: string) => {
    write(join(repo, 'charter.policy.yaml'), `extends: ${JSON.stringify(reference)}\n`);
    const loaded = load(repo);
    assert.equal(usageOf(loaded), DEFAULT_POLICY.thresholds.usage, reference);
    assert.equal(loaded.files.length, 1, reference);
    return said(loaded).join();
  };
  for (const out of [
    '../base.yaml',
    '..',
    '../base',
    './../../../../etc/passwd',
    '/etc/passwd',
    'x/../../../base.yaml',
    join(root, 'base.yaml'),
  ])
    assert.match(saying(out), /leads out of the repository/, out);
  for (const gone of ['./gone.yaml', './empty', './gone/../gone.yaml'])
    assert.match(saying(gone), /There is no policy at/, gone);
  for (const gone of ['@acme/policy', 'policy.yaml', 'x', 'C:\\policy.yaml', '..\\base.yaml', '__proto__'])
    assert.match(saying(gone), /There is no package|leads out/, gone);
});

test('a link that is extended and leads out is not read', { skip: process.platform === 'win32' }, (t) => {
  const root = tree(t, {
    'base.yaml': usage(1),
    'repo/charter.policy.yaml': 'extends: [./link.yaml, ./folder/base.yaml]\n',
  });
  symlinkSync('../base.yaml', join(root, 'repo/link.yaml'));
  symlinkSync('..', join(root, 'repo/folder'));
  const loaded = load(join(root, 'repo'));
  assert.deepEqual(
    said(loaded).map((message) => /leads out of the repository/.test(message)),
    [true, true],
  );
  assert.equal(usageOf(loaded), DEFAULT_POLICY.thresholds.usage);
});

test('a policy that was given is read wherever it lies', (t) => {
  const root = tree(t, { 'given/any.yaml': 'extends: ./base.yaml\n', 'given/base.yaml': usage(7), 'repo/x': '' });
  const loaded = policies().fromFile(join(root, 'given/any.yaml'), join(root, 'given'));
  assert.deepEqual(said(loaded), []);
  assert.equal(usageOf(loaded), 7);
});

test('an unsaved text stands for its file, and what it extends comes from the disk', (t) => {
  const root = tree(t, {
    'charter.policy.yaml': 'extends: ./base.yaml\n',
    'base.yaml': usage(8),
    'other.yaml': usage(9),
  });
  const path = join(root, 'charter.policy.yaml');
  const reads: string[] = [];
  const loader = policies();
  const unsaved = loader.fromText(path, { kind: 'text', text: 'extends: ./other.yaml\n' }, root, (read) =>
    reads.push(read),
  );
  assert.equal(usageOf(unsaved), 9);
  assert.ok(reads.includes(join(root, 'other.yaml')));
  assert.equal(usageOf(loader.forFolder(root, root)), 8);
});

test('a change on disk is seen, and what did not change is the same object', (t) => {
  const root = tree(t, {
    'charter.policy.yaml': 'extends: [./base.yaml, pkg]\n',
    'base.yaml': usage(1),
    'node_modules/pkg/charter.policy.yaml': 'timeZone: UTC\n',
  });
  const loader = policies();
  const first = loader.forFolder(root, root);
  assert.equal(loader.forFolder(root, root), first);
  writeFileSync(join(root, 'base.yaml'), usage(2));
  utimesSync(join(root, 'base.yaml'), 1, 1);
  assert.equal(usageOf(loader.forFolder(root, root)), 2);
  rmSync(join(root, 'base.yaml'));
  assert.match(said(loader.forFolder(root, root)).join(), /There is no policy at/);
  rmSync(join(root, 'charter.policy.yaml'));
  assert.equal(loader.forFolder(root, root).policy, DEFAULT_POLICY);
});

test('each place that was looked at is told, those where nothing is among them', (t) => {
  const root = tree(t, { 'charter.policy.yaml': 'extends: ./gone.yaml\n', 'a/x': '' });
  const reads = new Set<string>();
  policies().forFolder(join(root, 'a'), root, (path) => reads.add(path));
  for (const path of ['a/charter.policy.yaml', 'a/charter.policy.yml', 'charter.policy.yaml', 'gone.yaml'])
    assert.ok(reads.has(join(root, path)), path);
});
