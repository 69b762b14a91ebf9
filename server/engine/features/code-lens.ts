import type { Evaluation } from '../evaluate.ts';
import { describeReadiness } from '../readiness.ts';

/** A line of words above the first line of a page, and what happens when it is chosen. */
export interface CodeLens {
  readonly title: string;
  /** What to run; nothing where it is only to be read. */
  readonly command: 'evaluate' | 'report' | undefined;
  readonly tooltip?: string;
}

/** Where a page stands, and the ways to see more of it. */
export function codeLenses(evaluation: Evaluation): CodeLens[] {
  const { declared, earned } = evaluation;
  const { summary, gates } = describeReadiness(evaluation);
  const label = declared ?? 'no label';
  const standing =
    declared === earned && summary === declared ? label : `${label} · ${earned ? 'earned ' : ''}${summary}`;
  const counts = gates.flatMap(({ label: opens, passed, total }) =>
    total > 0 ? [`${passed}/${total} for ${opens}`] : [],
  );
  return [
    { title: [standing, ...(earned === null ? [] : counts)].join(' · '), command: undefined },
    { title: 'Evaluate', command: 'evaluate', tooltip: 'Show what this charter has earned, and what is missing' },
    { title: 'Report', command: 'report', tooltip: 'Open the page that a sponsor reads' },
  ];
}
