import type { Charter } from '../charter/charter.ts';
import type { Evaluation } from '../evaluate.ts';
import type { NewFile } from '../fixes/create-file.ts';
import { scaffoldNextLabel } from '../fixes/next-label.ts';
import { safeEdits } from '../fixes/safe-edits.ts';
import { suppressFix } from '../fixes/suppress.ts';
import { waiveFix } from '../fixes/waive.ts';
import type { Finding, Fix } from '../rule.ts';
import { isSuppressible } from '../suppressions.ts';
import { inOrder, type TextEdit } from '../text/edit.ts';
import { type Span, touches } from '../text/span.ts';
import { isWaivable } from '../waivers.ts';

/** Something that a person may have done to a page. */
export interface CodeAction {
  readonly title: string;
  readonly kind: 'quickfix' | 'source.fixAll.charter';
  readonly edits: readonly TextEdit[];
  /** Files to create, by their paths as the charter writes them. */
  readonly creates: readonly NewFile[];
  /** What it mends; undefined when it is about the page. */
  readonly finding: Finding | undefined;
  readonly preferred: boolean;
}

/** The quick fixes for the findings at a place, those for the page last. Only fixes that have something to do. */
export function quickFixes(evaluation: Evaluation, at: Span): CodeAction[] {
  const { charter } = evaluation;
  const here = evaluation.findings.filter(({ span }) => touches(span, at));
  const actions = here.flatMap((finding) =>
    finding.fixes.map((fix): CodeAction => {
      const { title, preferred, creates = [] } = fix;
      return { title, kind: 'quickfix', edits: safeEdits(charter, fix), creates, finding, preferred };
    }),
  );
  const all = here.length > 0 ? scaffoldNextLabel(evaluation) : undefined;
  if (all)
    actions.push({
      title: all.title,
      kind: 'quickfix',
      edits: safeEdits(charter, all),
      creates: [],
      finding: undefined,
      preferred: false,
    });
  for (const finding of oneOfEach(here)) {
    const fix = excuse(evaluation, finding);
    if (!fix) continue;
    const { title, preferred } = fix;
    actions.push({ title, kind: 'quickfix', edits: safeEdits(charter, fix), creates: [], finding, preferred });
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

/**
 * All that can be mended without asking anybody: misspelt keys, and suppressions with nothing left to hide. Never a
 * status, a person, a date or a file.
 */
export function fixAll(evaluation: Evaluation): CodeAction | undefined {
  const { charter, findings } = evaluation;
  const offered = findings.flatMap(({ fixes }) => fixes.filter(({ unambiguous }) => unambiguous).slice(0, 1));
  const chosen = withoutOverlaps(charter, offered);
  const together = chosen.flat();
  // All at once, as each look at a fix reads the page again; one by one only where together they do harm.
  const edits = together.length === 0 || isSafe(charter, together) ? together : oneByOne(charter, chosen);
  if (edits.length === 0) return undefined;
  return {
    title: 'Fix all that is unambiguous',
    kind: 'source.fixAll.charter',
    edits: inOrder(edits),
    creates: [],
    finding: undefined,
    preferred: false,
  };
}

/** The rest goes with the next "fix all". */
const MOST_ONE_BY_ONE = 50;

/** Of fixes that cannot all be done, as when two keys were meant as one, those that can be done with the ones before. */
function oneByOne(charter: Charter, fixes: readonly (readonly TextEdit[])[]): readonly TextEdit[] {
  let edits: readonly TextEdit[] = [];
  for (const wanted of fixes.slice(0, MOST_ONE_BY_ONE)) {
    const more = [...edits, ...wanted];
    if (isSafe(charter, more)) edits = more;
  }
  return edits;
}

function isSafe(charter: Charter, edits: readonly TextEdit[]): boolean {
  return safeEdits(charter, { edits: () => edits }).length > 0;
}

/** The edits of each fix, in order of place, but for those that would meddle with the ones before. */
function withoutOverlaps(charter: Charter, fixes: readonly Fix[]): (readonly TextEdit[])[] {
  const ordered = fixes
    .map((fix) => inOrder(fix.edits(charter)))
    .filter((edits) => edits.length > 0)
    .sort(([a], [b]) => a!.span.start - b!.span.start);
  let end = -1;
  return ordered.filter((edits) => {
    const [first] = edits;
    const last = edits.at(-1);
    // One may begin where another ends, unless it only inserts.
    const start = first!.span.start - (first!.span.start === first!.span.end ? 1 : 0);
    if (start < end) return false;
    end = last!.span.end;
    return true;
  });
}
