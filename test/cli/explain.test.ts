import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES } from '../../server/engine/index.ts';
import { charter, folder } from './support.ts';

test('every check is explained, within 80 columns but for examples', async (t) => {
  const cwd = folder(t);
  for (const { id, title } of RULES) {
    const { code, stdout, stderr } = await charter(cwd, ['explain', id]);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.ok(stdout.startsWith(`${id}: ${title}\n`), stdout);
    for (const heading of ['What it wants', 'Why', 'Not like this', 'Like this', 'How to fix it', 'How to tune it'])
      assert.match(stdout, new RegExp(`^${heading}$`, 'm'));
    for (const line of stdout.split('\n')) assert.ok(line.length <= 80 || line.startsWith('    '), line);
  }
});

test('without an id all checks are listed', async (t) => {
  const { code, stdout } = await charter(folder(t), ['explain']);
  assert.equal(code, 0);
  for (const { id } of RULES) assert.match(stdout, new RegExp(`^  ${id} `, 'm'));
});

test('an unknown id is wrong usage: what was meant, or what there is', async (t) => {
  const { code, stdout, stderr } = await charter(folder(t), ['explain', 'write-bak']);
  assert.equal(code, 2);
  assert.equal(stdout, '');
  assert.equal(
    stderr,
    'charter: There is no check "write-bak". Did you mean write-back? Run charter explain for all of them.\n',
  );
  const unlike = (await charter(folder(t), ['explain', 'q'.repeat(500)])).stderr;
  assert.doesNotMatch(unlike, /Did you mean/);
  for (const { id } of RULES) assert.ok(unlike.includes(id));
});
