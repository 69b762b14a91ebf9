import type { Evaluation } from '../evaluate.ts';
import type { NewFile } from '../fixes/create-file.ts';
import { scaffoldNextLabel } from '../fixes/next-label.ts';
import { safeEdits } from '../fixes/safe-edits.ts';
import { suppressFix } from '../fixes/suppress.ts';
import { waiveFix } from '../fixes/waive.ts';
import type { Finding, Fix } from '../rule.ts';
import { isSuppressible } from '../suppressions.ts';
import type { TextEdit } from '../text/edit.ts';
import { type Span, touches } from '../text/span.ts';
import { isWaivable } from '../waivers.ts';

/** Something that a person may have done to a page. */
export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'source.fixAll.charter';
  readonly edits: readonly TextEdit[];
  /** Files to create, by their paths as the charter writes them. */
  readonly creates: readonly NewFile[];
  /** What it mends; none when it is about the page. */
  readonly findings: readonly Finding[];
  readonly preferred: boolean;
}

/**
 * The quick fixes for the findings at a place. What mends several of these at once comes first: below a label that lacks
 * much there are dozens. What is about the page comes last. Only fixes that have something to do.
 */
export function quickFixes(evaluation: Evaluation, at: Span): CodeAction[] {
  const { charter } = evaluation;
  const here = evaluation.findings.filter(({ span }) => touches(span, at));
  const actions = here.flatMap((finding) =>
    finding.fixes.map((fix): CodeAction => {
      const { title, preferred, creates = [] } = fix;
      return { title, kind: 'quickfix', edits: safeEdits(charter, fix), creates, findings: [finding], preferred };
    }),
  );
  const all = here.length > 0 ? scaffoldNextLabel(evaluation) : undefined;
  if (all) {
    const findings = here.filter(
      ({ check, fixes }) => evaluation.next.includes(check) && fixes.some(({ scaffold }) => scaffold.length > 0),
    );
    const isFirst = findings.length > 1;
    actions.splice(isFirst ? 0 : actions.length, 0, {
      title: all.title,
      kind: 'quickfix',
      edits: safeEdits(charter, all),
      creates: [],
      findings: isFirst ? findings : [],
      preferred: isFirst,
    });
  }
  for (const finding of oneOfEach(here)) {
    const fix = excuse(evaluation, finding);
    if (!fix) continue;
    const { title, preferred } = fix;
    actions.push({
      title,
      kind: 'quickfix',
      edits: safeEdits(charter, fix),
      creates: [],
      findings: [finding],
      preferred,
    });
  }
  return actions.filter(({ edits, creates }) => edits.length + creates.length > 0);
}

/** The first finding of each check. */
function oneOfEach(findings: readonly Finding[]): Iterable<Finding> {
  const first = new Map<string, Finding>();
  for (const finding of findings) if (!first.has(finding.check)) first.set(finding.check, finding);
  return first.values();
}

/** The fix that lets a finding be, for a reason: a waiver where it decides about production, else a comment. */
function excuse({ charter, rules, gates, today, policy }: Evaluation, finding: Finding): Fix | undefined {
  const rule = rules.find(({ id }) => id === finding.check);
  if (!rule) return undefined;
  if (isSuppressible(rule)) return suppressFix(charter, finding);
  const failed = gates.production.failed.includes(rule.id);
  return failed && isWaivable(rule) ? waiveFix(charter, finding, today, policy.thresholds.waiver) : undefined;
}
