import type { Charter } from './charter/charter.ts';
import { type CharterNode, visit } from './document/node.ts';
import type { Finding, Rule } from './rule.ts';
import { firstFrom } from './text/first-from.ts';
import type { Lines } from './text/lines.ts';
import type { Span } from './text/span.ts';

/** `# charter-ignore CHECK[, CHECK]: reason`, and the part of the page that it belongs to. */
export interface Suppression {
  /** The whole comment. */
  readonly span: Span;
  readonly checks: readonly { readonly id: string; readonly span: Span }[];
  /** What stands behind the checks, up to the end: the colon and the reason, as far as they are there. */
  readonly tail: Span;
  /** Undefined where there is none, or only a placeholder. */
  readonly reason: string | undefined;
  /** The value it belongs to, with its key; undefined where there is none. */
  readonly target: Span | undefined;
}

const MARK = /^#[ \t]*charter-ignore(?![\w-])/;
/** Where there is no colon, the checks end with the last comma's word: "model-version because …". */
const LEADING_CHECKS = /^[ \t]*(?:[^\s,]+(?:[ \t]*,[ \t]*[^\s,]+)*)?/;

/**
 * Reads the suppressions of a page. One at the end of a line belongs to what begins on that line, one alone on its
 * line to what begins below it, and to everything inside; so it stays with its value when lines are added above.
 */
export function readSuppressions(charter: Charter): Suppression[] {
  const { text, root, lines, furtherDocuments } = charter.document;
  if (!text.includes('charter-ignore')) return [];
  const end = furtherDocuments[0]?.start ?? text.length;
  const places = placesOf(root, lines, text);
  const found: Suppression[] = [];
  let line: Span = { start: 0, end: -1 };
  for (const { index } of text.matchAll(/charter-ignore/g)) {
    if (index >= end) break;
    if (index <= line.end) continue;
    line = lines.spanAt(index);
    const start = commentOn(line, text, places);
    if (start === undefined) continue;
    const suppression = readComment(charter, { start, end: start + text.slice(start, line.end).trimEnd().length });
    if (suppression) found.push({ ...suppression, target: targetOf(start, line, text, places) });
  }
  return found;
}

function readComment(charter: Charter, span: Span): Omit<Suppression, 'target'> | undefined {
  const comment = charter.document.text.slice(span.start, span.end);
  const mark = MARK.exec(comment)?.[0];
  if (mark === undefined) return undefined;
  const body = comment.slice(mark.length);
  const listStart = span.start + mark.length;
  const colon = body.indexOf(':');
  const list = colon < 0 ? LEADING_CHECKS.exec(body)![0] : body.slice(0, colon);
  const checks = [...list.matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => ({
    id,
    span: { start: listStart + index, end: listStart + index + id.length },
  }));
  const reason = colon < 0 ? '' : body.slice(colon + 1).trim();
  return {
    span,
    checks,
    tail: { start: listStart + list.trimEnd().length, end: span.end },
    reason: reason === '' || charter.isPlaceholder(reason) ? undefined : reason,
  };
}

/** Where the comment of a line begins; in quotes or in a block of text a # begins none. */
function commentOn(line: Span, text: string, { texts }: Places): number | undefined {
  for (let at = text.indexOf('#', line.start); at >= 0 && at < line.end; at = text.indexOf('#', at + 1)) {
    if (at > line.start && !/[ \t\uFEFF]/.test(text[at - 1]!)) continue;
    const inside = texts[firstFrom(texts, at + 1, startOf) - 1];
    if (!inside || inside.end <= at) return at;
  }
  return undefined;
}

function targetOf(comment: number, line: Span, text: string, { byStart, byEnd }: Places): Span | undefined {
  if (text.slice(line.start, comment).replace('\uFEFF', '').trim() === '')
    return byStart[firstFrom(byStart, line.end, startOf)];
  const first = byStart[firstFrom(byStart, line.start, startOf)];
  if (first && first.start < comment) return first;
  // Nothing begins here: the innermost of what ends here, such as a map whose brace closes below its key.
  let innermost: Span | undefined;
  for (let i = firstFrom(byEnd, line.start + 1, ({ end }) => end); i < byEnd.length && byEnd[i]!.end <= comment; i++)
    if (!innermost || byEnd[i]!.start > innermost.start) innermost = byEnd[i];
  return innermost;
}

interface Places {
  /** Where the entries and items of a page lie, in order, the outer before the inner. */
  readonly byStart: readonly Span[];
  readonly byEnd: readonly Span[];
  /** Its texts in quotes and in blocks, in order. */
  readonly texts: readonly Span[];
}

function placesOf(root: CharterNode | undefined, lines: Lines, page: string): Places {
  const places = entriesAndItems(root);
  const texts: Span[] = [];
  visit(root, [], (node) => {
    if (node.kind === 'map') {
      for (const { keySpan, merged } of node.entries)
        if (!merged && /["']/.test(page[keySpan.start] ?? '')) texts.push(keySpan);
    }
    if (node.kind === 'scalar' && node.style === 'quoted') texts.push(node.span);
    // On the line of the | there may be a comment.
    if (node.kind === 'scalar' && node.style === 'block')
      texts.push({ start: lines.spanAt(node.span.start).end, end: node.span.end });
    return true;
  });
  return {
    byStart: places,
    byEnd: [...places].sort((a, b) => a.end - b.end),
    texts: texts.sort((a, b) => a.start - b.start),
  };
}

/** Where the entries, keys included, and items of a page lie: in order, the outer before the inner. */
export function entriesAndItems(root: CharterNode | undefined): Span[] {
  const places: Span[] = [];
  visit(root, [], (node) => {
    if (node.kind === 'map') {
      for (const { keySpan, value, merged } of node.entries) {
        if (!merged) places.push({ start: keySpan.start, end: Math.max(keySpan.end, value?.span.end ?? 0) });
      }
    }
    if (node.kind === 'list') for (const item of node.items) if (item) places.push(item.span);
    return true;
  });
  return places.sort((a, b) => a.start - b.start || b.end - a.end);
}

const startOf = ({ start }: Span): number => start;

/** True when findings of this check may be suppressed: those that decide about the label, or the text, may not. */
export function isSuppressible(rule: Rule): boolean {
  return rule.gates.length === 0 && rule.group !== 'Label' && rule.group !== 'Text';
}

/** True when a suppression that belongs to `target` hides a finding at `span`: where it begins decides. */
export function covers(target: Span, span: Span): boolean {
  return target.start <= span.start && span.start < target.end;
}

/** A finding that is not shown, and why. */
export interface Suppressed<Found = Finding> {
  readonly finding: Found;
  readonly reason: string;
}

/** Parts findings into what is left and what is suppressed, and tells which ids of which comments hid something. */
export function applySuppressions<Found extends Pick<Finding, 'check' | 'span'>>(
  findings: readonly Found[],
  suppressions: readonly Suppression[],
  rules: readonly Rule[],
): { left: Found[]; suppressed: Suppressed<Found>[]; used: ReadonlySet<Span> } {
  const used = new Set<Span>();
  const suppressed: Suppressed<Found>[] = [];
  if (suppressions.length === 0) return { left: [...findings], suppressed, used };
  const suppressible = new Set(rules.filter(isSuppressible).map(({ id }) => id));
  const byCheck = new Map<string, { id: Span; target: Span; reason: string }[]>();
  for (const { checks, target, reason } of suppressions) {
    if (!target || !reason) continue;
    const named = new Map<string, Span>();
    for (const { id, span } of checks) if (suppressible.has(id) && !named.has(id)) named.set(id, span);
    for (const [check, id] of named) {
      const known = byCheck.get(check) ?? [];
      known.push({ id, target, reason });
      byCheck.set(check, known);
    }
  }
  const left = findings.filter((finding) => {
    const hiding = byCheck.get(finding.check)?.filter(({ target }) => covers(target, finding.span)) ?? [];
    for (const { id } of hiding) used.add(id);
    const [first] = hiding;
    if (first) suppressed.push({ finding, reason: first.reason });
    return !first;
  });
  return { left, suppressed, used };
}
