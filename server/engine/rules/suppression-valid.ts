import type { Charter } from '../charter/charter.ts';
import { type CheckContext, defineRule, type Fix, type Late, type Report, type Rule } from '../rule.ts';
import { nearest } from '../structure/nearest.ts';
import { isSuppressible, type Suppression } from '../suppressions.ts';
import { replace, type TextEdit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { isWaivable } from '../waivers.ts';

const FORM = '# charter-ignore CHECK: reason';

export default defineRule({
  id: 'suppression-valid',
  title: 'Suppressions say why, and hide something',
  group: 'Text',
  severity: 'warning',
  phase: 'findings known',
  fields: [],
  why: 'A suppression that is not needed hides the next mistake.',
  pass: `Every ${FORM} names checks that may be suppressed and have a finding there, and gives the reason.`,
  examples: {
    bad: 'title: Draft case text # charter-ignore model-version: it is pinned by now',
    good: 'governance:\n  modelVersion: latest # charter-ignore model-version: the vendor offers no other',
  },
  *check({ charter, rules }, late) {
    const valid = suppressibleIds(rules);
    for (const suppression of late.suppressions) {
      yield* reportComment(charter, suppression);
      for (const check of suppression.checks) {
        const rule = rules.find(({ id }) => id === check.id);
        if (!rule) yield unknownCheck(charter, suppression, check, valid);
        else if (!isSuppressible(rule)) yield unsuppressible(charter, suppression, check, rule);
        else if (isSpent(suppression, check, late)) yield spent(charter, suppression, check, late);
      }
    }
  },
});

type Named = Suppression['checks'][number];

function suppressibleIds(rules: CheckContext['rules']): string[] {
  return rules.filter(isSuppressible).map(({ id }) => id);
}

function isSpent({ reason, target }: Suppression, { id, span }: Named, { used, decided }: Late): boolean {
  return reason !== undefined && target !== undefined && decided(id) && !used.has(span);
}

/** What is wrong with a comment as a whole. */
function* reportComment(charter: Charter, suppression: Suppression): Iterable<Report> {
  const { span, checks, reason, target } = suppression;
  if (checks.length === 0)
    yield report(span, 'This suppression names no check.', `Write it as ${FORM}.`, [
      removeComment('Remove the suppression', charter, suppression),
    ]);
  else if (!target)
    yield report(
      span,
      'Nothing stands below this suppression that it could belong to.',
      'Write it at the end of the line of its value, or alone above it.',
      [removeComment('Remove the suppression', charter, suppression)],
    );
  else if (reason === undefined)
    yield report(
      span,
      'This suppression gives no reason, so it hides nothing.',
      `Write the reason behind a colon: ${FORM}.`,
      [addReason(charter, suppression)],
    );
}

function unknownCheck(
  charter: Charter,
  suppression: Suppression,
  { id, span }: Named,
  valid: readonly string[],
): Report {
  const named = suppression.checks.map((check) => check.id);
  const guess = nearest(
    id,
    valid.filter((other) => !named.includes(other)),
  );
  const rename: Fix[] = guess
    ? [{ title: `Change to "${guess}"`, scaffold: [], preferred: true, edits: () => [replace(span, guess)] }]
    : [];
  return report(
    span,
    `There is no check "${id}".`,
    guess ? `Did you mean "${guess}"?` : 'Write the id of the check, as its finding shows it.',
    [...rename, removeChecks(`Remove "${id}"`, charter, suppression, (check) => check.span === span)],
  );
}

function unsuppressible(charter: Charter, suppression: Suppression, { id, span }: Named, rule: Rule): Report {
  const todo = isWaivable(rule)
    ? 'Pass it, or have a waiver approved.'
    : rule.gates.length > 0
      ? 'Pass it, or set status to research until it passes.'
      : 'Mend what it finds.';
  const about = rule.gates.length > 0 || rule.group === 'Label' ? 'is about the label' : 'is about the text itself';
  return report(span, `${id} ${about} and cannot be suppressed.`, todo, [
    removeChecks(`Remove "${id}"`, charter, suppression, (check) => check.span === span),
  ]);
}

function spent(charter: Charter, suppression: Suppression, { id, span }: Named, late: Late): Report {
  const fix = removeChecks('Remove what hides nothing', charter, suppression, (check) =>
    isSpent(suppression, check, late),
  );
  return report(span, `${id} has no finding here any more.`, 'Remove it.', [{ ...fix, unambiguous: true }]);
}

function report(span: Span, problem: string, todo: string, fixes: readonly Fix[]): Report {
  return { span, problem, todo, fields: [], missing: false, fixes };
}

/** Gives a comment its reason: what stands there already without a colon, or else a blank. */
function addReason({ document: { text } }: Charter, { tail }: Suppression): Fix {
  const rest = text.slice(tail.start, tail.end);
  const title = 'Add the reason';
  if (/^\s*[^:\s]/.test(rest)) {
    const colon = { start: tail.start, end: tail.start };
    return { title, scaffold: [], preferred: true, edits: () => [replace(colon, ':')] };
  }
  const edits: TextEdit[] = [{ span: tail, text: [': ', { hint: 'why it may stay' }] }];
  return { title, scaffold: ['suppression'], preferred: true, edits: () => edits };
}

/** Takes some checks out of a comment; the comment goes with the last one. */
function removeChecks(title: string, charter: Charter, suppression: Suppression, gone: (check: Named) => boolean): Fix {
  const kept = suppression.checks.filter((check) => !gone(check));
  const [first, last] = [suppression.checks[0], suppression.checks.at(-1)];
  if (kept.length === 0 || !first || !last) return removeComment(title, charter, suppression);
  const list = { start: first.span.start, end: last.span.end };
  const text = kept.map(({ id }) => id).join(', ');
  return { title, scaffold: [], preferred: true, edits: () => [replace(list, text)] };
}

/** Removes a comment: with its line where it stands alone, else with the white space before it. */
function removeComment(title: string, { document: { text, lines } }: Charter, { span }: Suppression): Fix {
  const line = lines.spanAt(span.start);
  // A byte order mark stays, which counts as white space.
  const start = line.start + (text.startsWith('\uFEFF', line.start) ? 1 : 0);
  const before = text.slice(start, span.start).trimEnd();
  const { line: number } = lines.position(span.start);
  const next = number + 1 < lines.count ? lines.span(number + 1).start : text.length;
  const gone = { start: start + before.length, end: before === '' ? next : line.end };
  return { title, scaffold: [], preferred: true, edits: () => [replace(gone, '')] };
}
