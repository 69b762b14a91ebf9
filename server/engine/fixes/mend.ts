import type { Charter } from '../charter/charter.ts';
import { parseCharter } from '../document/parse.ts';
import type { Problem } from '../document/problem.ts';
import { valueOn } from '../document/visible-span.ts';
import type { Fix } from '../rule.ts';
import { applyEdits, replace, type TextEdit } from '../text/edit.ts';

/**
 * The fixes for text that YAML cannot read. One that would not make the place readable has no edits; finding that out
 * takes reading the page again, so it waits until somebody asks.
 */
export function mend(problem: Problem): Fix[] {
  const fix = (title: string, edits: (charter: Charter) => TextEdit[]): Fix => ({
    title,
    scaffold: [],
    preferred: true,
    edits,
  });
  switch (problem.slip) {
    case 'quote':
      return [fix('Put the text in quotes', (charter) => quoteLine(charter, problem))];
    case 'tabs':
      return [fix('Replace tabs by spaces', ({ document }) => spacesForTabs(document.text))];
    default:
      return [];
  }
}

/** Quotes the value on the problem's line, when that makes the line readable. */
function quoteLine({ document }: Charter, problem: Problem): TextEdit[] {
  const { text, lines } = document;
  const line = lines.spanAt(problem.span.start);
  // The smallest piece first: between braces the value of the line is the whole map.
  for (const value of [problem.span, insideBraces(text, line, problem.span.start), valueOnLine(text, line)]) {
    if (!value || value.start >= value.end) continue;
    const edit = replace(value, quoted(text.slice(value.start, value.end)));
    const mended = parseCharter(applyEdits(text, [edit]));
    const stillThere = mended.problems.some(({ span }) => span.start <= line.end + 2 && span.end >= line.start);
    if (!stillThere) return [edit];
  }
  return [];
}

/** What stands behind the first `key: ` of a line, or its dash, without a comment at the end. */
function valueOnLine(text: string, line: { start: number; end: number }) {
  const head = /^\s*(?:- +)*(?:[\w.-]+:[ \t]+)?/.exec(text.slice(line.start, line.end));
  return valueOn(text, { start: line.start + (head?.[0].length ?? 0), end: line.end });
}

/** Between braces a value ends at the next comma or brace. */
function insideBraces(text: string, line: { end: number }, start: number) {
  const value = /^[^,}\]]*/.exec(text.slice(start, line.end))?.[0].trimEnd() ?? '';
  return { start, end: start + value.length };
}

/** A text in double quotes; in single quotes where it holds double ones. */
export function quoted(text: string): string {
  const bare = text.replace(/^(["'])(.*)\1$/, '$2');
  if (!/["\\]/.test(bare)) return `"${bare}"`;
  return `'${bare.replaceAll("'", "''")}'`;
}

/** Each tab that indents a line becomes two spaces, the whole page over: one is seldom alone. */
function spacesForTabs(text: string): TextEdit[] {
  return [...text.matchAll(/^[ \t]*\t[ \t]*/gm)].map((found) =>
    replace({ start: found.index, end: found.index + found[0].length }, found[0].replaceAll('\t', '  ')),
  );
}
