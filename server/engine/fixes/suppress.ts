import { type Charter, viewCharter } from '../charter/charter.ts';
import { type CharterDocument, parseCharter } from '../document/parse.ts';
import { toJson } from '../document/to-json.ts';
import type { Finding, Fix } from '../rule.ts';
import { covers, entriesAndItems, readSuppressions } from '../suppressions.ts';
import { applyEdits, type Template, type TextEdit } from '../text/edit.ts';
import { lineEndOf } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/**
 * A fix that hides a finding for a reason, which is left to fill in: at the end of its line where there is no comment
 * yet, else alone above it; where neither is possible, the same with what is around it.
 */
export function suppressFix(charter: Charter, finding: Finding): Fix {
  return {
    title: `Suppress ${finding.check} here, with a reason`,
    scaffold: finding.fields,
    preferred: false,
    edits: () => {
      for (const edit of candidates(charter.document, finding)) if (hides(charter, finding, edit)) return [edit];
      return [];
    },
  };
}

function* candidates({ text, lines, root }: CharterDocument, { check, span }: Finding): Iterable<TextEdit> {
  const comment: Template = [`# charter-ignore ${check}: `, { hint: 'why it may stay' }];
  const around = entriesAndItems(root).filter((place) => covers(place, span));
  const tried = new Set<number>();
  for (const offset of [span.start, ...around.map(({ start }) => start).reverse()]) {
    const line = lines.spanAt(offset);
    if (tried.has(line.start)) continue;
    tried.add(line.start);
    const end = line.start + text.slice(line.start, line.end).trimEnd().length;
    yield { span: { start: end, end }, text: ['  ', ...comment] };
    const start = line.start + (line.start === 0 && text.startsWith('\uFEFF') ? 1 : 0);
    const indent = /^ */.exec(text.slice(start, line.end))![0];
    yield { span: { start, end: start }, text: [indent, ...comment, lineEndOf(text)] };
  }
}

/** True when the page with the comment says the same as before, and the comment belongs to the finding's place. */
function hides({ document, isPlaceholder }: Charter, { check, span }: Finding, edit: TextEdit): boolean {
  const after = viewCharter(parseCharter(applyEdits(document.text, [edit])), isPlaceholder);
  const problems = (one: CharterDocument) => one.problems.length;
  if (problems(after.document) > problems(document)) return false;
  if (JSON.stringify(toJson(after.document.root)) !== JSON.stringify(toJson(document.root))) return false;
  const grown = after.document.text.length - document.text.length;
  const by = edit.span.start <= span.start ? grown : 0;
  const now: Span = { start: span.start + by, end: span.end + by };
  return readSuppressions(after).some(
    ({ span: at, checks, target }) =>
      at.start >= edit.span.start &&
      at.end <= edit.span.end + grown &&
      checks.some(({ id }) => id === check) &&
      target !== undefined &&
      covers(target, now),
  );
}
