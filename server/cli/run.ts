import type { Discovery } from './discover.ts';
import type { RunResult } from './result.ts';
import { combine } from './run/combine.ts';
import { type JudgeOptions, judge } from './run/judge.ts';
import type { Source } from './run/outcome.ts';

export type RunOptions = JudgeOptions;
export type { Source } from './run/outcome.ts';

/** Evaluates many charters. One that cannot be read, or on which the program fails, does not keep it from the rest. */
export function run(sources: readonly Source[], errors: Discovery['errors'], options: RunOptions): RunResult {
  const judging = judge(options);
  const judged = sources.map((source) => ({ source, outcome: judging.evaluate(source) }));
  return combine({ today: options.today(), cwd: options.cwd, judged, policies: judging.newPolicies(), errors });
}
