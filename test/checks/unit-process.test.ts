import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runBatch } from '../../.scripts/checks/unit-process.ts';

const ends = "test('ends', () => {});";

test('a process whose tests end is left alone', async (t) => {
  const { code, stuck, passed } = await run(t, ends, 60_000);
  assert.deepEqual({ code, stuck, passed }, { code: 0, stuck: undefined, passed: ['ends'] });
});

test('a test that never gives way is named', async (t) => {
  const { stuck, passed } = await run(t, `${ends} test('goes round', () => { for (;;); });`);
  assert.deepEqual(passed, ['ends']);
  assert.match(stuck!, /It was at:\n {2}goes round \(.*made\.test\.mjs\)\nBelow it runs nothing\.\nIt was too busy/);
});

test('a program that a test waits for is told', async (t) => {
  const waits = "spawnSync(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])";
  const { stuck } = await run(t, `test('waits', () => { ${waits}; });`);
  assert.match(stuck!, /It was at:\n {2}waits/);
  if (process.platform === 'linux') assert.match(stuck!, /Below it run:\n {2}.*setInterval/);
});

test('what a test left open is told', async (t) => {
  const { stuck, passed } = await run(t, "test('leaves', () => void setInterval(() => {}, 1000));");
  assert.deepEqual(passed, ['leaves']);
  assert.match(stuck!, /None of its tests was running[\s\S]*kept from ending by: .*Timeout/);
});

async function run(t: TestContext, text: string, silence = 2_000) {
  const folder = mkdtempSync(join(tmpdir(), 'charter-stuck-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'made.test.mjs');
  writeFileSync(file, `import { spawnSync } from 'node:child_process';\nimport { test } from 'node:test';\n${text}\n`);
  const passed: string[] = [];
  const end = await runBatch({
    files: [file],
    silence,
    env: process.env,
    print: () => {},
    hear: (told) => {
      if (told.kind === 'passed') passed.push(told.name);
    },
  });
  return { ...end, passed };
}
