import { type Document, isScalar, type ParsedNode, visit, type YAMLParseError } from 'yaml';
import type { Lines } from '../text/lines.ts';
import type { Span } from '../text/span.ts';
import type { Problem, Slip } from './problem.ts';
import { sectionEnd } from './section-around.ts';
import { lastNode, openBefore, rangeOf } from './unclosed.ts';
import { contentOf, valueOn, visibleSpan } from './visible-span.ts';

interface Input {
  readonly text: string;
  readonly lines: Lines;
  /** By how much the parser's offsets fall short of the text's. */
  readonly shift: number;
  readonly documents: readonly Document.Parsed<ParsedNode>[];
  /** Problems found before the parser was asked. */
  readonly found: readonly Problem[];
  /** Problems of what the parser made of it; where it complains itself, it knows better. */
  readonly made: readonly Problem[];
}

/**
 * Says in plain words what the parser complains about, where the person has to look: at the quote that was opened
 * rather than at the end of the file. Complaints about one damaged region become one problem.
 */
export function explainProblems(input: Input): Problem[] {
  const { text, lines, shift, documents, found, made } = input;
  const place = { text, lines, shift };
  const ready = (problems: readonly Problem[]) =>
    problems.map((problem) => ({
      start: problem.span.start,
      follows: false,
      problem: () => ({ ...problem, span: visibleSpan(text, lines, problem.span) }),
    }));
  const complaints: Complaint[] = [
    ...ready(found),
    ...documents.flatMap((document) => {
      const runaway = document.errors.length > 0 ? runawayQuote(document, place) : undefined;
      return [
        ...(runaway ? [runaway] : []),
        ...document.errors.map((error) => ({
          start: error.pos[0] + shift,
          follows: /in YAML stream/.test(error.message),
          problem: () => explain(error, document, place),
        })),
      ];
    }),
    ...ready(made),
  ].sort((a, b) => a.start - b.start);

  const regions: Problem[] = [];
  let damagedUntil = -1;
  for (const complaint of complaints) {
    if (complaint.start < damagedUntil || (complaint.follows && regions.length > 0)) continue;
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
  /** The parser had lost the thread before, so it says nothing new. */
  readonly follows: boolean;
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
      return openBefore(document, place.text, place.shift, line.start)
        ? openBracket(document, place, start, problem)
        : multilineKey(place, start, line, problem);
    case 'MISSING_CHAR':
      return missingCharacter(error, document, place, start, problem);
    case 'BAD_DQ_ESCAPE':
      return problem(
        { start, end: start + 2 },
        'Between double quotes a backslash starts a special character. Write two backslashes, or use single quotes.',
        'quote',
      );
    case 'BLOCK_IN_FLOW':
      return openBracket(document, place, start, problem);
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
      // Every address passes through this: `https:`.
      value.end === line.end && !/:\s/.test(words),
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
  const gap = /\S/.exec(text.slice(above.end))?.index ?? 0;
  const below = lines.spanAt(above.end + gap);
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
      (node) =>
        isScalar(node) &&
        node.type?.startsWith('QUOTE') === true &&
        rangeOf(node)[0] < error.pos[0] &&
        rangeOf(node)[1] >= error.pos[0],
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
  if (/Missing directives-end/.test(error.message))
    return problem(
      valueOn(text, { start, end: lines.spanAt(start).end }),
      'A line that begins with % is read as an instruction to YAML. Take the % away, or put the text in quotes.',
    );
  if (/flow|Flow|Expected/.test(error.message)) return openBracket(document, place, start, problem);
  return problem(
    { start, end: lines.spanAt(start).end },
    `Something is missing here: ${sentence(error.message)}`,
    'quote',
  );
}

function openBracket(document: Document.Parsed<ParsedNode>, place: Place, start: number, problem: Make): Problem {
  const { text, lines, shift } = place;
  const opened = openBefore(document, text, shift, start);
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

/**
 * A quote that was not closed swallows the lines below it up to the next quote, and only there the parser complains.
 * A text over several lines, one of which looks like a key, is such a one.
 */
function runawayQuote(document: Document.Parsed<ParsedNode>, { text, lines, shift }: Place): Complaint | undefined {
  let found: Complaint | undefined;
  visit(document, {
    Scalar: (_, node) => {
      if (!node.type?.startsWith('QUOTE')) return undefined;
      const [from, to] = rangeOf(node);
      const start = from + shift;
      if (!/[\r\n][ \t]*(?:- +)?(?:\{ *)?[A-Za-z][\w-]*:(?:[ \t]|[\r\n])/.test(text.slice(start, to + shift)))
        return undefined;
      const quote = text[start];
      if (to - from < 2 || text[to + shift - 1] !== quote) return undefined;
      const span = valueOn(text, { start, end: lines.spanAt(start).end });
      found = {
        start,
        follows: false,
        problem: () => ({
          span,
          damage: { start, end: text.length },
          message: `A text opens with ${quote} here and closes only some lines below. Put ${quote} at its end.`,
          slip: 'other',
          unfinished: true,
        }),
      };
      return visit.BREAK;
    },
  });
  return found;
}

function sentence(message: string): string {
  const text = message.replace(/\s+at line.*$/s, '').trim();
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
