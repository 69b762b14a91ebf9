import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { loadReporter } from '../../../server/cli/reporters/formats.ts';
import { run } from '../../../server/cli/run.ts';
import { colorsFor } from '../../../server/cli/terminal/colors.ts';
import type { Day } from '../../../server/engine/index.ts';
import { compilePattern } from '../../../server/workspace/pattern.ts';
import { folder, OVERCLAIM, TODAY } from '../support.ts';

/** The parts of a report over so many charters, each with the same findings. */
async function partsOf(t: TestContext, format: Parameters<typeof loadReporter>[0], charters: number) {
  const names = Array.from({ length: charters }, (_, at) => `workflow-${100 + at}`);
  const cwd = folder(t, Object.fromEntries(names.map((name) => [`${name}/charter.yaml`, OVERCLAIM])));
  const sources = names.map((name) => ({ path: `${name}/charter.yaml`, full: join(cwd, name, 'charter.yaml') }));
  const today = TODAY as Day;
  const moment = { given: today, here: today, now: 0 };
  const options = { cwd, moment, today: () => today, compile: compilePattern, fixable: true, readiness: true };
  const result = await run(sources, [], options);
  const report = (await loadReporter(format, 'check'))(result, {
    ...{ colors: colorsFor(false), columns: 80, quiet: false, code: 1, cwd, root: cwd },
    strictness: { failOn: 'error', allowEmpty: false },
  });
  assert.notEqual(typeof report, 'string');
  return [...report];
}

for (const format of ['pretty', 'json', 'ndjson', 'sarif', 'junit', 'gitlab'] as const) {
  test(`${format} is made in parts, of which none grows with the number of charters`, async (t) => {
    const [few, many] = [await partsOf(t, format, 2), await partsOf(t, format, 20)];
    assert.ok(many.length - few.length >= 18, `${many.length} parts, and ${few.length}`);
    const longest = (parts: readonly string[]) => Math.max(...parts.map(({ length }) => length));
    // Sums may have a digit or two more.
    assert.ok(longest(many) <= longest(few) + 60, `${longest(many)} letters in one part, and ${longest(few)}`);
  });
}
