import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { charter, checkJson, folder, OVERCLAIM, paths, RESEARCH } from './support.ts';

const onWindows = process.platform === 'win32';

test('a folder is searched for the names of charters', async (t) => {
  const cwd = folder(t, {
    'charter.yaml': RESEARCH,
    'a/charter.yml': RESEARCH,
    'a/b/drafts.charter.yaml': RESEARCH,
    '.hidden/x.charter.yml': RESEARCH,
    'a/mycharter.yaml': RESEARCH,
    'a/charter.yaml.bak': RESEARCH,
    'node_modules/x/charter.yaml': RESEARCH,
    '.git/charter.yaml': RESEARCH,
  });
  const { json } = await checkJson(cwd);
  assert.deepEqual(paths(json), ['.hidden/x.charter.yml', 'a/b/drafts.charter.yaml', 'a/charter.yml', 'charter.yaml']);
});

test('a file that is named is checked whatever it is called, once', async (t) => {
  const cwd = folder(t, { 'page.txt': RESEARCH });
  const { json } = await checkJson(cwd, ['page.txt', './page.txt', join(cwd, 'page.txt')]);
  assert.deepEqual(paths(json), ['page.txt']);
});

test('a glob finds YAML files, and folders to search', async (t) => {
  const cwd = folder(t, {
    'a/charter.yaml': RESEARCH,
    'a/page.yaml': RESEARCH,
    'a/notes.md': '# no',
    'b/deep/charter.yaml': RESEARCH,
    'c/charter.yaml': RESEARCH,
  });
  const found = async (...globs: string[]) => paths((await checkJson(cwd, globs)).json);
  assert.deepEqual(await found('{a,c}/charter.yaml'), ['a/charter.yaml', 'c/charter.yaml']);
  assert.deepEqual(await found('**/charter.yaml'), ['a/charter.yaml', 'b/deep/charter.yaml', 'c/charter.yaml']);
  assert.deepEqual(await found('a/*'), ['a/charter.yaml', 'a/page.yaml']);
  assert.deepEqual(await found('[bc]'), ['b/deep/charter.yaml', 'c/charter.yaml']);
  for (const negated of ['[!ab]', '[^ab]']) assert.deepEqual(await found(negated), ['c/charter.yaml']);
  // A slash at the end means folders.
  assert.deepEqual(await found('**/d*/'), ['b/deep/charter.yaml']);
  assert.deepEqual(await found('a/*/', 'b/**/'), ['b/deep/charter.yaml']);
});

test('a glob leads upwards too', async (t) => {
  const cwd = folder(t, { 'a/charter.yaml': RESEARCH, 'b/readme.md': '' });
  const { json } = await checkJson(join(cwd, 'b'), ['../*/charter.yaml']);
  assert.deepEqual(paths(json), ['../a/charter.yaml']);
});

test('a glob that matches nothing is said, even where others do', async (t) => {
  const cwd = folder(t, { 'a/charter.yaml': RESEARCH });
  const { code, stderr, json } = await checkJson(cwd, ['a', 'z/*.yaml', '!a/*']);
  assert.equal(code, 0);
  assert.match(stderr, /Nothing matches the glob z\/\*\.yaml/);
  assert.match(stderr, /Nothing matches the glob !a\/\*/);
  assert.equal(json.charters.length, 1);
});

test('what exists is no glob', async (t) => {
  const cwd = folder(t, { '[id]/charter.yaml': RESEARCH, 'i/charter.yaml': RESEARCH });
  const { json } = await checkJson(cwd, ['[id]', '[id]/charter.yaml']);
  assert.deepEqual(paths(json), ['[id]/charter.yaml']);
});

test('.gitignore holds at every level, as in git', async (t) => {
  const files = [
    ...['build/charter.yaml', 'x/build/charter.yaml', 'x/keep/build/charter.yaml', 'x/tmp.charter.yaml'],
    ...[
      'x/y/only-here/charter.yaml',
      'z/only-here/charter.yaml',
      'x/y/z/only-here/charter.yaml',
      'secret/charter.yaml',
    ],
    ...[
      'a b[c]/old/charter.yaml',
      'a b[c]/new/charter.yaml',
      'old/charter.yaml',
      'w/a.charter.yaml',
      'w/b.charter.yaml',
    ],
    ...['deep/d/e/charter.yaml', 'deep/charter.yaml', 'hash/#x/charter.yaml'],
  ];
  const cwd = folder(t, {
    ...Object.fromEntries(files.map((file) => [file, RESEARCH])),
    '.gitignore': '# generated\nbuild/\n*.charter.yaml\r\n!w/\n',
    '.git/info/exclude': 'secret\n',
    'x/.gitignore': '/tmp.charter.yaml\n',
    'x/keep/.gitignore': '!build/\n',
    'x/y/.gitignore': '/only-here\n',
    'a b[c]/.gitignore': 'old\n',
    'w/.gitignore': '!a.charter.yaml\n',
    'deep/.gitignore': 'd/e\n',
    'hash/.gitignore': '\\#x\n',
  });
  rmSync(join(cwd, '.git'), { recursive: true });
  execFileSync('git', ['init', '-q'], { cwd });
  writeFileSync(join(cwd, '.git/info/exclude'), 'secret\n');
  const git = execFileSync('git', ['ls-files', '-z', '--others', '--exclude-standard', '*charter.yaml'], { cwd })
    .toString()
    .split('\0')
    .filter(Boolean)
    .sort();
  const { json } = await checkJson(cwd);
  assert.deepEqual(paths(json), git);
  assert.deepEqual(git, [
    ...['a b[c]/new/charter.yaml', 'deep/charter.yaml', 'old/charter.yaml', 'w/a.charter.yaml'],
    ...['x/keep/build/charter.yaml', 'x/y/z/only-here/charter.yaml', 'z/only-here/charter.yaml'],
  ]);
});

test('what lies above the folder that is searched holds there too', async (t) => {
  const cwd = folder(t, { '.gitignore': 'b/d\n', 'b/c/charter.yaml': RESEARCH, 'b/d/charter.yaml': RESEARCH });
  assert.deepEqual(paths((await checkJson(join(cwd, 'b'))).json), ['c/charter.yaml']);
});

test('an ignored folder or file is checked when it is named', async (t) => {
  const cwd = folder(t, { '.gitignore': 'out\n', 'out/a/charter.yaml': RESEARCH });
  assert.deepEqual(paths((await checkJson(cwd, ['out'])).json), ['out/a/charter.yaml']);
  assert.deepEqual(paths((await checkJson(cwd, ['out/a'])).json), ['out/a/charter.yaml']);
  assert.deepEqual(paths((await checkJson(cwd, ['out/a/charter.yaml'])).json), ['out/a/charter.yaml']);
});

test('a second working tree is ruled by the exclude file of the first', async (t) => {
  const first = folder(t, { '.git/info/exclude': 'secret\n' });
  const second = folder(t, { 'secret/charter.yaml': RESEARCH, 'charter.yaml': RESEARCH });
  rmSync(join(second, '.git'), { recursive: true });
  writeFileSync(join(second, '.git'), `gitdir: ${first}/.git/worktrees/second\n`);
  assert.deepEqual(paths((await checkJson(second)).json), ['charter.yaml']);
});

test('links to folders are not followed; links to files are, inside the repository', { skip: onWindows }, async (t) => {
  const outside = folder(t, { 'page.yaml': RESEARCH });
  const cwd = folder(t, { 'a/page.yaml': RESEARCH });
  symlinkSync(cwd, join(cwd, 'loop'));
  symlinkSync(join(cwd, 'a'), join(cwd, 'folder.charter.yaml'));
  symlinkSync(join(cwd, 'a/page.yaml'), join(cwd, 'in.charter.yaml'));
  symlinkSync(join(outside, 'page.yaml'), join(cwd, 'out.charter.yaml'));
  symlinkSync(join(cwd, 'nowhere'), join(cwd, 'lost.charter.yaml'));
  const { code, json } = await checkJson(cwd);
  assert.equal(code, 2);
  assert.deepEqual(paths(json), ['in.charter.yaml']);
  assert.deepEqual(json.errors, [
    { path: 'lost.charter.yaml', message: 'a symbolic link that leads nowhere' },
    { path: 'out.charter.yaml', message: 'a symbolic link that leads out of the repository' },
  ]);
});

test('--list-files prints what would be read, and reads nothing', async (t) => {
  const cwd = folder(t, { 'b.charter.yaml': OVERCLAIM, 'a/charter.yaml': RESEARCH });
  assert.deepEqual(await charter(cwd, ['check', '--list-files']), {
    code: 0,
    stdout: 'a/charter.yaml\nb.charter.yaml\n',
    stderr: '',
  });
  mkdirSync(join(cwd, 'empty'));
  assert.equal((await charter(cwd, ['check', '--list-files', 'empty'])).code, 3);
});
