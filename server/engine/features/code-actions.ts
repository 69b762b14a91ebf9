import type { Evaluation } from '../evaluate.ts';
import type { NewFile } from '../fixes/create-file.ts';
import { scaffoldNextLabel } from '../fixes/next-label.ts';
import { safeEdits } from '../fixes/safe-edits.ts';
import type { Finding } from '../rule.ts';
import { inOrder, type TextEdit } from '../text/edit.ts';
import { type Span, touches } from '../text/span.ts';

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
  return actions.filter(({ edits, creates }) => edits.length + creates.length > 0);
}

/** All that can be mended without asking anybody: misspelt keys. Never a status, a person, a date or a file. */
export function fixAll(evaluation: Evaluation): CodeAction | undefined {
  const { charter, findings } = evaluation;
  const edits: TextEdit[] = [];
  for (const finding of findings) {
    const [fix] = finding.fixes.filter(({ unambiguous }) => unambiguous);
    const wanted = fix ? safeEdits(charter, fix) : [];
    const free = wanted.every(({ span }) =>
      edits.every((edit) => edit.span.end < span.start || span.end < edit.span.start),
    );
    if (free) edits.push(...wanted);
  }
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
