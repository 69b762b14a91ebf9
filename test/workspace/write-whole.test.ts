import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { draftName, removeDrafts } from '../../server/workspace/drafts.ts';
import { isCharterFileName } from '../../server/workspace/file-names.ts';
import { createWhole, replaceWhole } from '../../server/workspace/write-whole.ts';

const onWindows = process.platform === 'win32';
const OLD = Buffer.from('old\n');
const NEW = Buffer.from('new\n');

function scratch(t: TestContext): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'charter-write-')));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a program killed at any moment leaves every file whole, and the next one removes what it left', async (t) => {
  const folder = scratch(t);
  const size = 200_000;
  for (let index = 0; index < 20; index++) writeFileSync(join(folder, `${index}`), Buffer.alloc(size, 'a'));
  const program = fileURLToPath(new URL('../support/rewrite-many.ts', import.meta.url));
  let rewritten = 0;
  let left = 0;
  for (const linesBeforeTheEnd of [1, 2, 5, 9, 17, 26, 33]) {
    const child = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    let lines = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      lines += chunk.length;
      if (lines >= linesBeforeTheEnd) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    for (let index = 0; index < 20; index++) {
      const content = readFileSync(join(folder, `${index}`));
      assert.ok(content.equals(Buffer.alloc(size, content[0])), `file ${index} is whole`);
      if (content[0] === 0x62) rewritten++;
    }
    const drafts = readdirSync(folder).filter((name) => !/^\d+$/.test(name));
    assert.ok(drafts.every((name) => name.startsWith('.charter-draft-') && !isCharterFileName(name)));
    left += drafts.length;
    removeDrafts(folder);
    assert.equal(readdirSync(folder).length, 20, 'nothing is left behind');
  }
  assert.ok(rewritten > 0, `it wrote something; ${left} drafts were left`);
});

test('what others are writing, and what is no draft, is left alone', (t) => {
  const folder = scratch(t);
  const mine = draftName();
  // A process that runs for as long as this does.
  const running = mine.replace(/-\d+(-\d+)$/, `-${process.ppid}$1`);
  const ended = mine.replace(/-\d+(-\d+)$/, '-2147483646$1');
  const elsewhere = '.charter-draft-elsewhere-1-0';
  for (const name of [mine, running, ended, elsewhere, '.charter-draft-notes', 'charter.yaml'])
    writeFileSync(join(folder, name), '');
  mkdirSync(join(folder, '.charter-draft-elsewhere-2-0'));
  removeDrafts(folder);
  assert.ok(!readdirSync(folder).includes(ended));
  assert.equal(readdirSync(folder).length, 6);
  removeDrafts(folder, Date.now() + 2 * 60 * 60 * 1000);
  assert.deepEqual(readdirSync(folder).sort(), [
    '.charter-draft-elsewhere-2-0',
    '.charter-draft-notes',
    'charter.yaml',
  ]);
  removeDrafts(join(folder, 'not there'));
});

test('permissions stay as they are', { skip: onWindows }, async (t) => {
  const path = join(scratch(t), 'x');
  writeFileSync(path, OLD);
  chmodSync(path, 0o640);
  await replaceWhole(path, NEW, OLD, join(path, '..'));
  assert.equal(statSync(path).mode & 0o7777, 0o640);
  assert.equal(readFileSync(path, 'utf8'), 'new\n');
});

test('a link stays, and what it leads to is replaced where that lies in the repository', {
  skip: onWindows,
}, async (t) => {
  const [root, outside] = [scratch(t), scratch(t)];
  for (const folder of [root, outside]) writeFileSync(join(folder, 'target'), OLD);
  symlinkSync('target', join(root, 'inside'));
  symlinkSync(join(outside, 'target'), join(root, 'out'));
  await replaceWhole(join(root, 'inside'), NEW, OLD, root);
  assert.ok(lstatSync(join(root, 'inside')).isSymbolicLink());
  assert.equal(readFileSync(join(root, 'target'), 'utf8'), 'new\n');
  await assert.rejects(replaceWhole(join(root, 'out'), NEW, OLD, root), /out of the repository/);
  assert.equal(readFileSync(join(outside, 'target'), 'utf8'), 'old\n');
});

test('what somebody else has written meanwhile is not lost', async (t) => {
  const folder = scratch(t);
  writeFileSync(join(folder, 'x'), 'theirs\n');
  await assert.rejects(replaceWhole(join(folder, 'x'), NEW, OLD, folder), /changed while this ran/);
  await assert.rejects(replaceWhole(join(folder, 'gone'), NEW, OLD, folder), /no longer there/);
  assert.equal(readFileSync(join(folder, 'x'), 'utf8'), 'theirs\n');
  assert.deepEqual(readdirSync(folder), ['x']);
});

test('a new file is there whole, and never over another', async (t) => {
  const folder = scratch(t);
  await createWhole(join(folder, 'x'), NEW);
  await assert.rejects(createWhole(join(folder, 'x'), OLD), { code: 'EEXIST' });
  assert.equal(readFileSync(join(folder, 'x'), 'utf8'), 'new\n');
  await assert.rejects(createWhole(join(folder, 'none/x'), NEW), { code: 'ENOENT' });
  assert.deepEqual(readdirSync(folder), ['x']);
});
