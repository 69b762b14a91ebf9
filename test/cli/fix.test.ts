import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { charter, checkJson, FOREIGN, folder, OVERCLAIM, RESEARCH } from './support.ts';

const onWindows = process.platform === 'win32';

const MISSPELT = 'apiVersion: charter/v1\nstaus: research # so\nownres: { operater: Ana Ruiz }\n';
const MENDED = 'apiVersion: charter/v1\nstatus: research # so\nowners: { operator: Ana Ruiz }\n';
const SPENT = `${RESEARCH}# charter-ignore review-pays: volume doubles in May\nreview: { volumePerWeek: 5 }\n`;

const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

test('misspelt keys and spent suppressions are mended, the rest of the file stays', async (t) => {
  const cwd = folder(t, { 'a/charter.yaml': MISSPELT, 'b/charter.yaml': SPENT, 'c/charter.yaml': FOREIGN });
  const { code, stdout, stderr } = await charter(cwd, ['fix']);
  assert.equal(read(cwd, 'a/charter.yaml'), MENDED);
  assert.doesNotMatch(read(cwd, 'b/charter.yaml'), /charter-ignore/);
  assert.equal(read(cwd, 'c/charter.yaml'), FOREIGN);
  assert.equal(code, 0);
  assert.equal(stderr, '');
  assert.match(stdout, /^a\/charter\.yaml:2:1 {2}fixed {2}schema {2}Rename to "status"$/m);
  assert.match(stdout, /^a\/charter\.yaml:3:11 {2}fixed {2}schema {2}Rename to "operator"$/m);
  assert.match(stdout, /^4 problems fixed in 2 files\. Left for a person: /m);
  const again = await charter(cwd, ['fix']);
  assert.equal(again.code, 0);
  assert.match(again.stdout, /^There is nothing to fix/);
});

test('a file with nothing to mend is not touched', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH });
  const before = statSync(join(cwd, 'charter.yaml'));
  await charter(cwd, ['fix']);
  const after = statSync(join(cwd, 'charter.yaml'));
  assert.deepEqual([after.ino, after.mtimeMs], [before.ino, before.mtimeMs]);
  assert.deepEqual(readdirSync(cwd).sort(), ['.git', 'charter.yaml']);
});

test('what is left for a person is said, and fails as check does', async (t) => {
  const cwd = folder(t, { 'charter.yaml': OVERCLAIM.replace('status', 'staus') });
  const { code, stdout } = await charter(cwd, ['fix']);
  assert.equal(code, 1);
  assert.match(stdout, /^charter\.yaml:2:9 {2}error {2}label-overclaims$/m);
  assert.equal((await checkJson(cwd)).code, 1);

  const cautious = folder(t, { 'charter.yaml': RESEARCH });
  assert.equal((await charter(cautious, ['fix'])).code, 0);
  assert.equal((await charter(cautious, ['fix', '--fail-on', 'warning'])).code, 1);
  const required = await charter(cautious, ['fix', '--require', 'pilot']);
  assert.equal(required.code, 1);
  assert.match(required.stdout, /^charter\.yaml {2}The label pilot is required\.$/m);
});

const forms: Readonly<Record<string, (text: string) => string>> = {
  'plain text': (text) => text,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  'no final newline': (text) => text.trimEnd(),
  'a byte order mark': (text) => `\uFEFF${text}`,
  'a byte order mark, CRLF and no final newline': (text) => `\uFEFF${text.trimEnd().replaceAll('\n', '\r\n')}`,
  'characters outside the basic plane': (text) => `# 🦊 für\n${text}`,
};

for (const [name, form] of Object.entries(forms)) {
  test(`${name} stays as it is, and git can apply the patch of a dry run`, async (t) => {
    const files = { 'a b/für/charter.yaml': form(MISSPELT), 'charter.yaml': form(MISSPELT) };
    const cwd = folder(t, files);
    const { code, stdout, stderr } = await charter(cwd, ['fix', '--dry-run']);
    assert.equal(code, 1);
    assert.match(stderr, /^6 problems would be fixed in 2 files\./);
    for (const [path, text] of Object.entries(files)) assert.equal(read(cwd, path), text, 'a dry run writes nothing');

    const copy = folder(t, files);
    execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: copy, input: stdout, stdio: 'pipe' });
    await charter(cwd, ['fix']);
    for (const path of Object.keys(files)) {
      assert.equal(read(cwd, path), form(MENDED));
      assert.equal(read(copy, path), form(MENDED), 'the patch does the same');
    }
  });
}

test('a patch is for the current folder, wherever in the repository that is', async (t) => {
  const cwd = folder(t, { 'x/y/charter.yaml': MISSPELT });
  execFileSync('git', ['init', '-q', '.'], { cwd });
  const { stdout } = await charter(join(cwd, 'x'), ['fix', '--dry-run']);
  execFileSync('git', ['apply', '-'], { cwd: join(cwd, 'x'), input: stdout });
  assert.equal(read(cwd, 'x/y/charter.yaml'), MENDED);
});

test('a dry run with nothing to mend prints nothing and ends as check does', async (t) => {
  const { code, stdout } = await charter(folder(t, { 'charter.yaml': RESEARCH }), ['fix', '--dry-run']);
  assert.deepEqual([code, stdout], [0, '']);
});

test('a patch on a terminal cannot command it', async (t) => {
  const cwd = folder(t, { 'charter.yaml': `${MISSPELT}# \u202E and \u009B31m\n` });
  const { stdout } = await charter(cwd, ['fix', '--dry-run', '--no-color'], { isTTY: true });
  assert.doesNotMatch(stdout, /[\u202E\u009B]/);
  assert.match(stdout, /^-staus: research # so$/m);
});

test('bytes that are not UTF-8 are left as they are', async (t) => {
  const bytes = Buffer.from(`${MISSPELT}title: für\n`, 'latin1');
  const cwd = folder(t, { 'charter.yaml': bytes });
  const { code } = await charter(cwd, ['fix']);
  assert.equal(code, 1);
  assert.deepEqual(readFileSync(join(cwd, 'charter.yaml')), bytes);
});

test('a link in the repository leads to the file that is mended, once', { skip: onWindows }, async (t) => {
  const cwd = folder(t, { 'a/charter.yaml': MISSPELT });
  mkdirSync(join(cwd, 'b'));
  symlinkSync('../a/charter.yaml', join(cwd, 'b/charter.yaml'));
  const { stdout } = await charter(cwd, ['fix', 'b', 'a']);
  assert.match(stdout, /3 problems fixed in 1 file\./);
  assert.equal(read(cwd, 'a/charter.yaml'), MENDED);
});

test('a link out of the repository is not followed, also where somebody names it', { skip: onWindows }, async (t) => {
  const outside = folder(t, { 'charter.yaml': MISSPELT });
  const cwd = folder(t);
  symlinkSync(join(outside, 'charter.yaml'), join(cwd, 'charter.yaml'));
  const { code, stdout, stderr } = await charter(cwd, ['fix', 'charter.yaml']);
  assert.equal(code, 2);
  assert.match(stdout, /^Nothing was fixed\. Left for a person: /m);
  assert.match(
    stderr,
    /charter\.yaml could not be written: a symbolic link leads out of the repository\. It is as it was\./,
  );
  assert.equal(read(outside, 'charter.yaml'), MISSPELT);
});

test('a policy is mended where it lies in what was named, and no other', async (t) => {
  const POLICY = 'peeple: []\ntimezone: UTC\n';
  const cwd = folder(t, { 'charter.policy.yaml': POLICY, 'a/charter.yaml': RESEARCH });
  await charter(cwd, ['fix', 'a']);
  assert.equal(read(cwd, 'charter.policy.yaml'), POLICY);
  const { code, stdout } = await charter(cwd, ['fix']);
  assert.equal(read(cwd, 'charter.policy.yaml'), 'people: []\ntimeZone: UTC\n');
  assert.match(stdout, /charter\.policy\.yaml:1:1 {2}fixed/);
  assert.equal(code, 0);

  writeFileSync(join(cwd, 'charter.policy.yaml'), POLICY);
  await charter(cwd, ['fix', 'charter.policy.yaml']);
  assert.equal(read(cwd, 'charter.policy.yaml'), 'people: []\ntimeZone: UTC\n');
});

test('what a killed run has left is removed', async (t) => {
  const cwd = folder(t, { 'charter.yaml': RESEARCH, '.charter-draft-x-1-0': 'half' });
  const old = new Date(0);
  utimesSync(join(cwd, '.charter-draft-x-1-0'), old, old);
  await charter(cwd, ['fix']);
  assert.deepEqual(readdirSync(cwd).sort(), ['.git', 'charter.yaml']);
});

test('where there is nothing to fix, it ends as check does', async (t) => {
  assert.equal((await charter(folder(t), ['fix'])).code, 3);
  assert.equal((await charter(folder(t), ['fix', '--allow-empty'])).code, 0);
  assert.equal((await charter(folder(t), ['fix', 'nowhere'])).code, 2);
  assert.equal((await charter(folder(t), ['fix', '--today', 'soon'])).code, 2);
});
