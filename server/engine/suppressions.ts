import type { Charter } from './charter/charter.ts';
import { type CharterNode, visit } from './document/node.ts';
import type { Finding, Rule } from './rule.ts';
import { contains, type Span } from './text/span.ts';

/** `# charter-ignore CHECK[, CHECK]: reason`, and the part of the page that it belongs to. */
export interface Suppression {
  /** The whole comment. */
  readonly span: Span;
  readonly checks: readonly { readonly id: string; readonly span: Span }[];
  readonly reason: string | undefined;
  /** The value it belongs to, with its key; undefined where there is none. */
  readonly target: Span | undefined;
}

const COMMENT = /(^|[ \t])(#[ \t]*charter-ignore\b[ \t]*([^:\r\n]*)(:[^\r\n]*)?)/gm;

/**
 * Reads the suppressions of a page. One at the end of a line belongs to what begins on that line, one alone on its
 * line to what begins below it, and to everything inside; so it stays with its value when lines are added above.
 */
export function readSuppressions(charter: Charter): Suppression[] {
  const { text, root, lines } = charter.document;
  if (!text.includes('charter-ignore')) return [];
  const { starts, texts } = places(root);
  const found: Suppression[] = [];
  for (const match of text.matchAll(COMMENT)) {
    const start = match.index + match[1]!.length;
    const comment = match[2]!;
    const span = { start, end: start + comment.trimEnd().length };
    // In quotes or in a block of text it is a text about suppressions.
    if (texts.some((inside) => inside.start < start && start < inside.end)) continue;
    const list = match[3]!;
    const listStart = start + comment.indexOf(list, comment.indexOf('ignore') + 6);
    const checks = [...list.matchAll(/[^\s,]+/g)].map((word) => ({
      id: word[0],
      span: { start: listStart + word.index, end: listStart + word.index + word[0].length },
    }));
    const line = lines.spanAt(start);
    const alone = text.slice(line.start, start).trim() === '';
    const target = alone
      ? starts.find((node) => node.start > line.end)
      : starts.find((node) => node.start >= line.start && node.start < start);
    found.push({ span, checks, reason: match[4]?.slice(1).trim() || undefined, target });
  }
  return found;
}

/** Where the entries and items of a page begin and end, in order, the outer before the inner; and its longer texts. */
function places(root: CharterNode | undefined): { starts: Span[]; texts: Span[] } {
  const starts: Span[] = [];
  const texts: Span[] = [];
  visit(root, [], (node) => {
    if (node.kind === 'map') {
      for (const { keySpan, value, merged } of node.entries) {
        if (!merged) starts.push({ start: keySpan.start, end: Math.max(keySpan.end, value?.span.end ?? 0) });
      }
    }
    if (node.kind === 'list') for (const item of node.items) if (item) starts.push(item.span);
    if (node.kind === 'scalar' && node.style !== 'plain') texts.push(node.span);
    return true;
  });
  return { starts: starts.sort((a, b) => a.start - b.start || b.end - a.end), texts };
}

/** True when findings of this check may be suppressed: those that decide about the label, or the text, may not. */
export function isSuppressible(rule: Rule): boolean {
  return rule.gates.length === 0 && rule.group !== 'Label' && rule.group !== 'Text';
}

/** A finding that is not shown, and why. */
export interface Suppressed {
  readonly finding: Finding;
  readonly reason: string;
}

/** Parts findings into shown and suppressed, and tells which ids of which comments hid something. */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  rules: readonly Rule[],
): { shown: Finding[]; suppressed: Suppressed[]; used: ReadonlySet<Span> } {
  const used = new Set<Span>();
  const suppressed: Suppressed[] = [];
  if (suppressions.length === 0) return { shown: [...findings], suppressed, used };
  const suppressible = new Set(rules.filter(isSuppressible).map(({ id }) => id));
  const shown = findings.filter((finding) => {
    let reason: string | undefined;
    for (const suppression of suppressions) {
      const named = suppression.checks.find(({ id }) => id === finding.check);
      if (!named || !suppression.reason || !suppression.target || !suppressible.has(finding.check)) continue;
      if (!contains(suppression.target, finding.span)) continue;
      used.add(named.span);
      reason ??= suppression.reason;
    }
    if (reason !== undefined) suppressed.push({ finding, reason });
    return reason === undefined;
  });
  return { shown, suppressed, used };
}
