import type { Evaluation } from '../evaluate.ts';
import type { Fix } from '../rule.ts';
import { scaffold } from './scaffold-fix.ts';

/** A fix that scaffolds all that the next label needs; undefined when that is nothing, or a single field. */
export function scaffoldNextLabel(evaluation: Evaluation): Fix | undefined {
  const { earned, next, reports } = evaluation;
  if (earned !== 'research' && earned !== 'pilot') return undefined;
  const label = earned === 'research' ? 'pilot' : 'production';
  const fixes = next
    .flatMap((id) => reports.get(id) ?? [])
    .flatMap(({ fixes: offered }) => offered.filter((fix) => fix.scaffold.length > 0));
  if (fixes.length < 2) return undefined;
  return {
    ...scaffold(`Add all that ${label} still needs`, [...new Set(fixes.flatMap((fix) => fix.scaffold))]),
    preferred: false,
  };
}
