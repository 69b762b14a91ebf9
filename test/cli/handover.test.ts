import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { charter, folder, RESEARCH } from './support.ts';

const read = (...path: string[]) => readFileSync(join(...path), 'utf8');
const ANA = '{ name: Ana Ruiz, contact: ana@example.com }';
const SAM = '{ name: Sam Lee, contact: sam@example.com }';
const FILES = {
  'a/charter.yaml': `${RESEARCH}owners: { operator: ${ANA}, technical: ${SAM} } # both\n`,
  'b/charter.yaml': `\uFEFF${RESEARCH}owners:\r\n  operator: ${ANA}\r\nwhenWrong: { escalateTo: ana@example.com }\r\n`,
  'c/charter.yaml': `${RESEARCH}owners: { operator: ${SAM} }\n`,
};

test('who is left behind is said, what nobody else owns first', async (t) => {
  const { code, stdout, stderr } = await charter(folder(t, FILES), ['handover', 'Ana Ruiz']);
  assert.deepEqual([code, stderr], [0, '']);
  assert.match(
    stdout,
    /^Nobody else owns this one:\n {2}b\/charter\.yaml {2}operator, whenWrong\.escalateTo\n\nAlso named in:\n {2}a\/charter\.yaml {2}operator\n/,
  );
  assert.match(stdout, /^2 charters\. To hand them over, add --to/m);
});

test('an empty name takes over nothing', async (t) => {
  const { code, stdout, stderr } = await charter(folder(t, FILES), ['handover', 'Ana Ruiz', '--to', '']);
  assert.deepEqual([code, stdout], [2, '']);
  assert.match(stderr, /Say who takes over/);
});

test('another person takes the place, and the rest of each file stays', async (t) => {
  const cwd = folder(t, FILES);
  const { code, stdout } = await charter(cwd, ['handover', 'ana@example.com', '--to', 'Kim Bo <kim@example.com>']);
  assert.equal(code, 0);
  const taken = (text: string) =>
    text.replaceAll('Ana Ruiz', 'Kim Bo').replaceAll('ana@example.com', 'kim@example.com');
  for (const [path, text] of Object.entries(FILES)) assert.equal(read(cwd, path), taken(text));
  assert.match(
    stdout,
    /^2 charters handed over to Kim Bo <kim@example\.com>\. Policies and CODEOWNERS are not changed/m,
  );
  const again = await charter(cwd, ['handover', 'Ana Ruiz']);
  assert.deepEqual(
    [again.code, again.stdout],
    [0, 'No charter names Ana Ruiz. Write the name or the contact as the charters have it.\n'],
  );
});

test('a dry run prints a patch that git can apply, and writes nothing', async (t) => {
  const cwd = folder(t, FILES);
  const argv = ['handover', 'Ana Ruiz', '--to', 'Kim Bo <kim@example.com>'];
  const { code, stdout, stderr } = await charter(cwd, [...argv, '--dry-run']);
  assert.equal(code, 0);
  assert.match(stderr, /2 charters would be handed over/);
  for (const [path, text] of Object.entries(FILES)) assert.equal(read(cwd, path), text);
  const copy = folder(t, FILES);
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: copy, input: stdout, stdio: 'pipe' });
  await charter(cwd, argv);
  for (const path of Object.keys(FILES)) assert.equal(read(copy, path), read(cwd, path));
});

test('programs are told the same', async (t) => {
  const cwd = folder(t, FILES);
  const run = async (...more: string[]) =>
    JSON.parse((await charter(cwd, ['handover', 'Ana Ruiz', '--format', 'json', ...more])).stdout);
  assert.deepEqual(await run(), {
    version: 1,
    person: { name: 'Ana Ruiz', contact: null },
    to: null,
    dryRun: false,
    charters: [
      {
        path: 'b/charter.yaml',
        name: 'b',
        roles: ['operator', 'whenWrong.escalateTo'],
        orphaned: true,
        changed: false,
      },
      { path: 'a/charter.yaml', name: 'a', roles: ['operator'], orphaned: false, changed: false },
    ],
    warnings: [],
    errors: [],
  });
  const dry = await run('--to', '@kim', '--dry-run');
  assert.match(dry.charters[0].patch, /^--- a\/b\/charter\.yaml/);
  assert.ok(dry.warnings.some((warning: string) => warning.includes('@kim')));
});

test('what somebody should look after is said', async (t) => {
  const cwd = folder(t, FILES);
  const { stdout } = await charter(cwd, ['handover', 'Ana Ruiz', '--to', 'Sam Lee']);
  assert.match(stdout, /^! a\/charter\.yaml: Sam Lee would own the workflow and the integration\./m);
});

test('a damaged page is said with its place, and the others are handed over', async (t) => {
  const cwd = folder(t, { ...FILES, 'd/charter.yaml': `${RESEARCH}owners: { operator: ${ANA}\n` });
  const { code, stderr } = await charter(cwd, ['handover', 'Ana Ruiz', '--to', 'Kim Bo <kim@example.com>']);
  assert.equal(code, 2);
  assert.match(stderr, /^charter: d\/charter\.yaml:\d+:\d+: .*Mend it and run this again\./m);
  assert.match(read(cwd, 'a/charter.yaml'), /Kim Bo/);
  assert.match(read(cwd, 'd/charter.yaml'), /Ana Ruiz/);
});

test('a file that cannot be changed stays, and does not keep the others back', {
  skip: process.platform === 'win32',
}, async (t) => {
  const outside = folder(t, { 'charter.yaml': FILES['a/charter.yaml'] });
  const cwd = folder(t, FILES);
  mkdirSync(join(cwd, '0'));
  symlinkSync(join(outside, 'charter.yaml'), join(cwd, '0/charter.yaml'));
  const argv = ['handover', 'Ana Ruiz', '0/charter.yaml', 'a', '--to', 'Kim Bo <kim@example.com>'];
  const { code, stderr } = await charter(cwd, argv);
  assert.equal(code, 2);
  assert.match(
    stderr,
    /0\/charter\.yaml: could not be written: a symbolic link leads out of the repository\. It is as it was\./,
  );
  assert.match(read(cwd, 'a/charter.yaml'), /Kim Bo/);
  assert.match(read(outside, 'charter.yaml'), /Ana Ruiz/);
});

test('wrong usage is said', async (t) => {
  const cwd = folder(t, {
    ...FILES,
    'e/charter.yaml': `${RESEARCH}owners: { operator: { name: Ana Ruiz, contact: ana@other.example } }\n`,
  });
  const said = async (...argv: string[]) => {
    const { code, stdout, stderr } = await charter(cwd, ['handover', ...argv]);
    assert.deepEqual([code, stdout], [2, '']);
    return stderr;
  };
  assert.match(await said('Ana Ruiz'), /several people: .*Say which one by the contact/);
  assert.match(await said('ana@example.com', '--dry-run'), /say who takes over/);
  assert.match(await said('sam@example.com', '--to', 'Sam Lee'), /the same person/);
  assert.match(await said(), /PERSON/);
  assert.equal((await charter(folder(t), ['handover', 'Ana'])).code, 3);
});
