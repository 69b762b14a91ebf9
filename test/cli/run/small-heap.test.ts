import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const module = fileURLToPath(new URL('../../../server/cli/run/small-heap.ts', import.meta.url));

/** The flags that are set for a run, in a process of its own: what is set holds for all of it. */
function flagsFor(files: number, done: number): unknown {
  const script = `
    import { syncBuiltinESMExports } from 'node:module';
    import v8 from 'node:v8';
    const flags = [];
    const set = v8.setFlagsFromString;
    v8.setFlagsFromString = (flag) => { flags.push(flag); set(flag); };
    syncBuiltinESMExports();
    const { keepHeapSmall } = await import(${JSON.stringify(module)});
    keepHeapSmall(${files}, ${done});
    console.log(JSON.stringify(flags));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  assert.equal(stderr, '');
  return JSON.parse(stdout);
}

test('only a run over many files bounds its memory', () => {
  const bounded = ['--heap-growing-percent=15', '--semi-space-growth-factor=1'];
  assert.deepEqual(flagsFor(499, 50), []);
  assert.deepEqual(flagsFor(500, 49), []);
  assert.deepEqual(flagsFor(500, 50), bounded);
  assert.deepEqual(flagsFor(5000, 1), bounded);
});
