import type { Charter } from '../charter/charter.ts';
import type { Evaluation } from '../evaluate.ts';
import { safeEdits } from '../fixes/safe-edits.ts';
import type { Finding } from '../rule.ts';
import { applyEdits, inOrder, type TextEdit } from '../text/edit.ts';
import type { CodeAction } from './code-actions.ts';
import type { Judged } from './while-typing.ts';

/** A fix that is to be done, and what it mends. */
export interface ChosenFix {
  readonly finding: Finding;
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Whether edits leave a page no worse than it is. */
type IsSafe = (charter: Charter, edits: readonly TextEdit[]) => boolean;

/**
 * All that can be mended without asking anybody: misspelt keys, and suppressions with nothing left to hide. Never a
 * status, a person, a date or a file.
 */
export function fixAll(evaluation: Evaluation): CodeAction | undefined {
  const edits = chooseFixes(evaluation, isSafeForCharter).flatMap((fix) => fix.edits);
  if (edits.length === 0) return undefined;
  return {
    title: 'Fix all that is unambiguous',
    kind: 'source.fixAll.charter',
    edits: inOrder(edits),
    creates: [],
    findings: [],
    preferred: false,
  };
}

/** A text after all that could be mended without asking anybody. */
export interface Mended<T extends Judged> {
  readonly text: string;
  /** What was done, in order. Places are those of the text at that time. */
  readonly fixed: readonly Fixed[];
  /** The text as it is judged now. */
  readonly judged: T;
}

export interface Fixed {
  readonly check: string;
  readonly title: string;
  /** From 1, as is the column, in UTF-16 units. */
  readonly line: number;
  readonly column: number;
}

/** Mending an outer key shows an inner one, and so on; no page is nested more deeply. */
const MOST_ROUNDS = 10;

/**
 * Does "fix all" until nothing is left for it; undefined where there is nothing to do. The result has fewer of the
 * findings that it mends than before, and no more that cannot be read or is not of the format, or it is not given. What
 * a misspelt key has hidden may come to light: that is no harm done.
 *
 * @param again judges another text as the same file
 */
export function mendAll(evaluation: Evaluation, again: (text: string) => Evaluation): Mended<Evaluation> | undefined {
  return mend(evaluation, again, isSafeForCharter);
}

/** The same for a policy. */
export function mendPolicy<T extends Judged>(policy: T, again: (text: string) => T): Mended<T> | undefined {
  return mend(policy, again, (charter, edits) => {
    const before = again(charter.document.text);
    const after = again(applyEdits(charter.document.text, edits));
    return !isWorse(before, after);
  });
}

function mend<T extends Judged>(before: T, again: (text: string) => T, isSafe: IsSafe): Mended<T> | undefined {
  const fixed: Fixed[] = [];
  let judged = before;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const chosen = chooseFixes(judged, isSafe);
    if (chosen.length === 0) break;
    const { document } = judged.charter;
    for (const { finding, title } of chosen) {
      const { line, character } = document.lines.position(finding.span.start);
      fixed.push({ check: finding.check, title, line: line + 1, column: character + 1 });
    }
    judged = again(
      applyEdits(
        document.text,
        chosen.flatMap(({ edits }) => edits),
      ),
    );
  }
  if (fixed.length === 0 || isWorse(before, judged)) return undefined;
  return { text: judged.charter.document.text, fixed, judged };
}

function isWorse(before: Judged, after: Judged): boolean {
  const count = ({ findings }: Judged, ...checks: readonly string[]) =>
    findings.filter(({ check }) => checks.includes(check)).length;
  const mendable = ['yaml-syntax', 'schema', 'suppression-valid'];
  return (
    count(after, 'yaml-syntax') > count(before, 'yaml-syntax') ||
    count(after, 'schema') > count(before, 'schema') ||
    count(after, ...mendable) >= count(before, ...mendable)
  );
}

function isSafeForCharter(charter: Charter, edits: readonly TextEdit[]): boolean {
  return safeEdits(charter, { edits: () => edits }).length > 0;
}

/** The fixes that nobody need be asked about, and that go together. */
function chooseFixes({ charter, findings }: Judged, isSafe: IsSafe): readonly ChosenFix[] {
  const offered = findings.flatMap((finding) =>
    finding.fixes
      .filter(({ unambiguous }) => unambiguous)
      .slice(0, 1)
      .map((fix) => ({ finding, title: fix.title, edits: inOrder(fix.edits(charter)) })),
  );
  const chosen = withoutOverlaps(offered);
  const together = chosen.flatMap(({ edits }) => edits);
  // All at once, as each look at a fix reads the page again; one by one only where together they do harm.
  return together.length === 0 || isSafe(charter, together) ? chosen : oneByOne(charter, chosen, isSafe);
}

/** The rest goes with the next "fix all". */
const MOST_ONE_BY_ONE = 50;

/** Of fixes that cannot all be done, as when two keys were meant as one, those that can be done with the ones before. */
function oneByOne(charter: Charter, fixes: readonly ChosenFix[], isSafe: IsSafe): readonly ChosenFix[] {
  const chosen: ChosenFix[] = [];
  for (const fix of fixes.slice(0, MOST_ONE_BY_ONE)) {
    const edits = [...chosen, fix].flatMap((one) => one.edits);
    if (isSafe(charter, edits)) chosen.push(fix);
  }
  return chosen;
}

/** The fixes in order of place, but for those that would meddle with the ones before. */
function withoutOverlaps(fixes: readonly ChosenFix[]): ChosenFix[] {
  const ordered = fixes
    .filter(({ edits }) => edits.length > 0)
    .sort(({ edits: [a] }, { edits: [b] }) => a!.span.start - b!.span.start);
  let end = -1;
  return ordered.filter(({ edits }) => {
    const [first] = edits;
    const last = edits.at(-1);
    // One may begin where another ends, unless it only inserts.
    const start = first!.span.start - (first!.span.start === first!.span.end ? 1 : 0);
    if (start < end) return false;
    end = last!.span.end;
    return true;
  });
}
