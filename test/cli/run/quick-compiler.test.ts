import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const module = fileURLToPath(new URL('../../../server/cli/run/quick-compiler.ts', import.meta.url));

/** How often the slower compiler was at work, in a process of its own: what is set holds for all of it. */
function optimized(v8: string, arch: string): number {
  const script = `
    import { compileQuickly } from ${JSON.stringify(module)};
    compileQuickly({ arch: ${JSON.stringify(arch)}, versions: { v8: ${JSON.stringify(v8)} } });
    let sum = 0;
    const add = (by) => { sum = (sum + by) % 1000; };
    for (let turn = 0; turn < 3e7; turn++) add(turn);`;
  const argv = ['--trace-opt', '--input-type=module', '-e', script];
  const { stdout, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
  assert.equal(stderr, '');
  return stdout.match(/completed optimizing.*TURBOFAN/g)?.length ?? 0;
}

test('the slower compiler rests only where there is a quicker one', {
  skip: Number.parseInt(process.versions.v8, 10) < 13,
}, () => {
  assert.equal(optimized('13.6.233', 'x64'), 0);
  assert.ok(optimized('12.4.254', 'x64') > 0);
  assert.ok(optimized('13.6.233', 's390x') > 0);
});
