import { type Document, isCollection, isScalar, type Node, type ParsedNode, visit, type YAMLParseError } from 'yaml';
import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Problem, Slip } from './problem.ts';

interface Input {
  readonly text: string;
  readonly lines: Lines;
  /** By how much the parser's offsets fall short of the text's. */
  readonly shift: number;
  readonly documents: readonly Document.Parsed<ParsedNode>[];
  /** Problems found beside the parser. */
  readonly found: readonly Problem[];
}

/**
 * Says in plain words what the parser complains about, where the person has to look: at the quote that was opened
 * rather than at the end of the file. Complaints about one damaged region become one problem.
 */
export function explainProblems(input: Input): Problem[] {
  const { text, lines, shift, documents, found } = input;
  const complaints: Complaint[] = [
    ...found.map((problem) => ({ start: problem.span.start, problem: () => problem })),
    ...documents.flatMap((document) =>
      document.errors.map((error) => ({
        start: error.pos[0] + shift,
        problem: () => explain(error, document, { text, lines, shift }),
      })),
    ),
  ].sort((a, b) => a.start - b.start);

  const regions: Problem[] = [];
  let damagedUntil = -1;
  for (const complaint of complaints) {
    if (complaint.start < damagedUntil) continue;
    const problem = complaint.problem();
    const last = regions.at(-1);
    if (last && problem.span.start < last.damage.end) continue;
    regions.push(problem);
    if (regions.length === MOST_REGIONS) break;
    damagedUntil = Math.max(problem.damage.end, sectionEnd(text, lines, problem.span.start));
  }
  return regions;
}

/** A complaint is explained only when it opens a region: a damaged megabyte has tens of thousands of them. */
interface Complaint {
  readonly start: number;
  readonly problem: () => Problem;
}

/** Nobody reads more; they go as the first ones are mended. */
const MOST_REGIONS = 100;

interface Place {
  readonly text: string;
  readonly lines: Lines;
  readonly shift: number;
}

function explain(error: YAMLParseError, document: Document.Parsed<ParsedNode>, place: Place): Problem {
  const { text, lines, shift } = place;
  const start = Math.min(error.pos[0] + shift, text.length);
  const line = lines.spanAt(start);
  const rest = { start, end: line.end };
  const problem = (
    span: Span,
    message: string,
    slip: Slip = 'other',
    unfinished = false,
    damageEnd = line.end,
  ): Problem => {
    const visible = visibleSpan(text, lines, span);
    return {
      span: visible,
      damage: { start: visible.start, end: Math.max(damageEnd, visible.end) },
      message,
      slip,
      unfinished,
    };
  };

  switch (error.code) {
    case 'BAD_SCALAR_START':
      return problem(
        valueOn(text, rest),
        `Text that begins with ${text[start]} needs quotes around it, or YAML cannot read it.`,
        'quote',
      );
    case 'TAB_AS_INDENT':
      return problem(
        { start: line.start, end: contentOf(text, line).end },
        'This line is indented with a tab, and YAML allows spaces only. Use two spaces a level.',
        'tabs',
      );
    case 'BAD_ALIAS':
      return problem(
        valueOn(text, rest),
        'Text that begins with * needs quotes around it, or YAML looks for a value marked & to repeat.',
        'quote',
      );
    case 'BLOCK_AS_IMPLICIT_KEY':
      return blockOnKeyLine(place, start, line, problem);
    case 'MULTILINE_IMPLICIT_KEY':
      return multilineKey(place, start, line, problem);
    case 'MISSING_CHAR':
      return missingCharacter(error, document, place, start, problem);
    case 'BAD_DQ_ESCAPE':
      return problem(
        { start, end: start + 2 },
        'Between double quotes a backslash starts a special character. Write two backslashes, or use single quotes.',
        'quote',
      );
    case 'BAD_INDENT':
      if (/^Flow (?:map|sequence)/.test(error.message)) return openBracket(document, place, start, problem);
      return problem(
        contentOf(text, line),
        'This line does not line up with the lines around it. Give the keys of one group the same number of spaces in front.',
      );
    case 'UNEXPECTED_TOKEN':
      if (/block-seq-ind/.test(error.message))
        return problem(
          valueOn(text, rest),
          'A list begins on a line of its own below its key; text that begins with a dash needs quotes.',
          'quote',
        );
      if (/scalar at node end/.test(error.message) && /["']/.test(text.slice(line.start, start)))
        return problem(
          valueOn(text, rest),
          'There is more text behind the closing quote. Put all of it inside one pair of quotes.',
          'quote',
        );
      if (/scalar at node end|in YAML stream/.test(error.message))
        return problem(
          contentOf(text, line),
          'This line does not line up with the lines around it. Give the keys of one group the same number of spaces in front.',
          'other',
          false,
          text.length,
        );
      break;
    case 'RESOURCE_EXHAUSTION':
      return problem(
        rest,
        'This text is nested too deeply to be read. A charter needs four levels at most.',
        'other',
        false,
        text.length,
      );
  }
  return problem(
    rest,
    `This line cannot be read as YAML: ${sentence(error.message)} If it is meant as text, put it in quotes.`,
    'quote',
  );
}

type Make = (span: Span, message: string, slip?: Slip, unfinished?: boolean, damageEnd?: number) => Problem;

function blockOnKeyLine({ text, lines }: Place, start: number, line: Span, problem: Make): Problem {
  const value = valueOn(text, { start, end: line.end });
  const words = text.slice(value.start, value.end);
  if (/:(?:\s|$)/.test(words))
    return problem(
      value,
      'A colon followed by a space makes YAML read this text as a key. Put the text in quotes.',
      'quote',
    );
  if (/^[?-]\s/.test(words))
    return problem(
      value,
      `Text that begins with "${words[0]} " needs quotes around it, or YAML reads it as something else.`,
      'quote',
    );
  return tooDeep(lines, line, text, problem);
}

function multilineKey({ text, lines }: Place, start: number, line: Span, problem: Make): Problem {
  if (/[^\s-]/.test(text.slice(line.start, start))) {
    return tooDeep(lines, line, text, problem);
  }
  return halfKey(text, { start, end: line.end }, problem);
}

/** The line above already has a value, so the line below it is one level too deep. */
function tooDeep(lines: Lines, above: Span, text: string, problem: Make): Problem {
  const below = lines.spanAt(Math.min(above.end + 2, text.length));
  return problem(
    contentOf(text, below),
    'This line is indented deeper than the line above it, which already has a value. Line it up with the keys around it.',
    'other',
    false,
    below.end,
  );
}

function halfKey(text: string, span: Span, problem: Make): Problem {
  const value = valueOn(text, span);
  const words = text.slice(value.start, value.end);
  const colon = /^([\w-]+):(\S.*)$/.exec(words);
  if (colon) return problem(value, `Leave a space behind the colon: "${colon[1]}: ${colon[2]}".`, 'other', true);
  const short = words.length > 30 ? `${words.slice(0, 30)}…` : words;
  return problem(
    value,
    `"${short}" has no colon, so YAML cannot tell what it is. A key ends with a colon, as in "${/^[\w-]+$/.test(words) ? words : 'owners'}:".`,
    'other',
    true,
  );
}

function missingCharacter(
  error: YAMLParseError,
  document: Document.Parsed<ParsedNode>,
  place: Place,
  start: number,
  problem: Make,
): Problem {
  const { text, lines, shift } = place;
  const quote = /closing (.)quote/.exec(error.message)?.[1];
  if (quote) {
    const opened = lastNode(
      document,
      (node) => isScalar(node) && node.type?.startsWith('QUOTE') === true && rangeOf(node)[1] >= error.pos[0],
    );
    const from = opened ? rangeOf(opened)[0] + shift : start;
    return problem(
      valueOn(text, { start: from, end: lines.spanAt(from).end }),
      `A text opens with ${quote} here and never closes. Put ${quote} at its end.`,
      'other',
      true,
      text.length,
    );
  }
  if (/Implicit map key/.test(error.message)) return halfKey(text, { start, end: lines.spanAt(start).end }, problem);
  if (/flow|Flow|Expected/.test(error.message)) return openBracket(document, place, start, problem);
  return problem(
    { start, end: lines.spanAt(start).end },
    `Something is missing here: ${sentence(error.message)}`,
    'quote',
  );
}

function openBracket(
  document: Document.Parsed<ParsedNode>,
  { text, lines, shift }: Place,
  start: number,
  problem: Make,
): Problem {
  const opened = lastNode(document, (node) => {
    if (!isCollection(node) || !node.flow) return false;
    const [from, to] = rangeOf(node);
    return from + shift < start && !/[\]}]$/.test(text.slice(from + shift, to + shift).trimEnd());
  });
  const from = opened ? rangeOf(opened)[0] + shift : start;
  const [open, close] = text[from] === '{' ? ['{', '}'] : ['[', ']'];
  return problem(
    { start: from, end: lines.spanAt(from).end },
    `${open} opens here and never closes. Put ${close} at the end.`,
    'other',
    true,
    text.length,
  );
}

function lastNode(document: Document.Parsed<ParsedNode>, wanted: (node: Node) => boolean): Node | undefined {
  let last: Node | undefined;
  visit(document, {
    Node: (_, node) => {
      if (wanted(node as Node)) last = node as Node;
    },
  });
  return last;
}

function rangeOf(node: Node): readonly [number, number] {
  return node.range ? [node.range[0], node.range[1]] : [0, 0];
}

/** From `span.start` to the end of the line, without a comment at its end. */
export function valueOn(text: string, span: Span): Span {
  const written = text.slice(span.start, span.end);
  const comment = /\s#/.exec(written)?.index ?? written.length;
  return { start: span.start, end: span.start + Math.max(1, written.slice(0, comment).trimEnd().length) };
}

function contentOf(text: string, line: Span): Span {
  const written = text.slice(line.start, line.end);
  const indent = written.length - written.trimStart().length;
  return valueOn(text, { start: line.start + indent, end: line.end });
}

/** Never empty, never more than a line: where a span has nothing to show, the last content before it. */
function visibleSpan(text: string, lines: Lines, span: Span): Span {
  const start = Math.min(span.start, text.length);
  const end = Math.min(span.end, lines.spanAt(start).end);
  if (end > start && text.slice(start, end).trim() !== '') return { start, end };
  const before = text.slice(0, start).trimEnd().length;
  if (before === 0) return { start: 0, end: Math.min(1, text.length) };
  return contentOf(text, lines.spanAt(before - 1));
}

/** Where the top-level section around an offset ends: at the next line that begins with a key. */
function sectionEnd(text: string, lines: Lines, offset: number): number {
  const from = lines.spanAt(offset).end;
  const next = /[\r\n][^\s#}\]-]/g;
  next.lastIndex = from;
  return next.exec(text)?.index ?? text.length;
}

function sentence(message: string): string {
  const text = message.replace(/\s+at line.*$/s, '').trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
