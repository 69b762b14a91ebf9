import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const module = fileURLToPath(new URL('../../../server/cli/run/small-heap.ts', import.meta.url));

/** The limits of threads, in a process of its own: what is set holds for all of it. */
function limitsFor(files: number): unknown {
  const script = `import { keepHeapSmall } from ${JSON.stringify(module)}; console.log(JSON.stringify(keepHeapSmall(${files})));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

test('only a run over many files bounds its memory', () => {
  assert.deepEqual(limitsFor(4999), {});
  assert.deepEqual(limitsFor(5000), { maxYoungGenerationSizeMb: 12 });
});
