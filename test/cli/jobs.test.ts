import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { RunResult } from '../../server/cli/result.ts';
import { combine } from '../../server/cli/run/combine.ts';
import { runJobs } from '../../server/cli/run/jobs.ts';
import { startThread } from '../../server/cli/run/threads.ts';
import type { Day } from '../../server/engine/index.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';
import type { ThreadTest } from '../support/judge-worker.ts';
import { FOREIGN, folder, OVERCLAIM, RESEARCH, TODAY } from './support.ts';

const worker = new URL('../support/judge-worker.ts', import.meta.url);

/** Charters of every kind, the first of which comes under a policy with a pattern, so that a test can hold it up. */
function repository(t: TestContext): { readonly cwd: string; readonly paths: readonly string[] } {
  const files: Record<string, string> = {
    'a/charter.policy.yaml':
      'checks:\n  - { id: x-plain, title: Plain, path: name, condition: { matches: "^[a-z]+$" }, message: Write it plainly. }\n',
    'a/charter.yaml': `${RESEARCH}name: First\n`,
    'b/charter.yaml': OVERCLAIM,
    'c/charter.yaml': FOREIGN,
    'd/charter.yaml': 'apiVersion: charter/v1\nowners: [\n',
    'e/charter.policy.yaml': 'extends: ../a\nnothing: 1\n',
  };
  for (const name of ['e', 'f', 'g', 'h', 'i', 'j', 'k']) files[`${name}/charter.yaml`] = `${RESEARCH}name: same\n`;
  const cwd = folder(t, files);
  return {
    cwd,
    paths: [...Object.keys(files).filter((path) => path.endsWith('charter.yaml')), 'z/charter.yaml'].sort(),
  };
}

/** Runs in this many threads. The first one waits until all others have taken a file. */
async function run({ cwd, paths }: ReturnType<typeof repository>, threads: number, breaks = false): Promise<RunResult> {
  const taken = new Int32Array(new SharedArrayBuffer(4));
  const sources = paths.map((path) => ({ path, full: join(cwd, path) }));
  const moment = { given: TODAY as Day, here: TODAY as Day, now: 0 };
  const options = { cwd, moment, fixable: true, readiness: true, test: { taken, breaks } satisfies ThreadTest };
  const { traced, policies } = await runJobs(sources, options, {
    threads: Array.from({ length: threads - 1 }, (_, index) => startThread(worker, index + 1)),
    traced: false,
    compile(pattern) {
      for (let now = 0; now < threads - 1; now = Atomics.load(taken, 0)) {
        if (Atomics.wait(taken, 0, now, 20_000) === 'timed-out') break;
      }
      return compilePattern(pattern);
    },
  });
  const judged = sources.map((source, index) => ({ source, outcome: traced[index]!.outcome }));
  return combine({ today: TODAY, cwd, judged, policies, errors: [] });
}

/** All that a result tells, of which charters unpack most when they are asked. */
function told({ charters, ...rest }: RunResult): string {
  const all = charters.map((charter) => {
    const { questions, gates, next, findings, readiness, labelRange, suppressed, waived, text } = charter;
    return { ...charter, questions, gates, next, findings, readiness, labelRange, suppressed, waived, text };
  });
  return JSON.stringify({ charters: all, ...rest });
}

test('the result is the same in however many threads', async (t) => {
  const charters = repository(t);
  const one = await run(charters, 1);
  assert.equal(one.charters.length, 10);
  assert.deepEqual(one.errors, [{ path: 'z/charter.yaml', message: 'no such file or folder' }]);
  assert.equal(one.skipped.length, 1);
  assert.deepEqual(
    one.policies.map(({ findings }) => findings.length),
    [0, 1],
  );
  for (const threads of [2, 5]) assert.equal(told(await run(charters, threads)), told(one));
});

test('a thread that breaks takes one file with it, which is said', async (t) => {
  const charters = repository(t);
  const { crashes, errors, ...rest } = await run(charters, 2, true);
  assert.equal(crashes.length, 1);
  const [{ path, error } = { path: '', error: { message: '' } }] = crashes;
  assert.match(error.message, /ended with 7/);
  assert.deepEqual(
    errors.find((one) => one.path === path),
    { path, message: 'a defect of this program, see standard error' },
  );
  const told = [...rest.charters, ...rest.skipped, ...errors].map((one) => one.path).sort();
  assert.deepEqual(told, charters.paths);
});
