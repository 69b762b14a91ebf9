import type { Content, Element } from './element.ts';
import { lineCount } from './text-width.ts';

/**
 * The types that a page may be printed in, the one to prefer first: the size in points, and whether what was found is said
 * without its reasons, which are the same in every report. The class `type-0` is the first of them. What is smaller than
 * the last is not read with ease.
 */
export const TYPES = [
  ...[9, 8.5, 8, 7.6, 7.3].map((size) => ({ size, brief: false })),
  ...[7.3, 7, 6.7, 6.5].map((size) => ({ size, brief: true })),
] as const;

/** A type of paper. */
export type PageType = (typeof TYPES)[number];

/** The room on a sheet of paper inside of its margins, in points: on A4 and on Letter. */
const SHEETS = [
  { width: 527, height: 779 },
  { width: 543, height: 729 },
] as const;

/** The type of what takes more than two sheets in any, and the letters from which on nobody needs to work that out. */
const LONG = 2;
const MANY_LETTERS = 50_000;

/**
 * The type to prefer of those in which a page is printed on one sheet of paper, or on two where one cannot be enough, as
 * the classes of the page. A page that runs nothing cannot measure itself: its height is estimated, as in a font that is
 * wider than most.
 */
export function pageType(content: readonly Content[]): string {
  const fits = (most: number) =>
    TYPES.findIndex((type) => SHEETS.every((sheet) => sheetCount(content, type, sheet) <= most));
  const short = sum(content.map((part) => textOf(part).length)) < MANY_LETTERS;
  const found = short ? [fits(1), fits(2), LONG].find((index) => index >= 0)! : LONG;
  return TYPES[found]?.brief ? `type-${found} brief` : `type-${found}`;
}

/** On how many sheets a page is printed. Two sections side by side are on one sheet; all else goes on on the next. */
function sheetCount(content: readonly Content[], type: PageType, { width, height }: (typeof SHEETS)[number]): number {
  let used = 0;
  for (const part of elementsOf(content)) {
    const high = printedHeight([part], type, width);
    const left = height - (used % height);
    used += part.attributes.class === 'pair' && high > left ? left + high : high;
  }
  return Math.ceil(used / height);
}

/** How high a page is where it is so wide, both in points. */
export function printedHeight(content: readonly Content[], { size, brief }: PageType, width: number): number {
  const room = {
    width: width / size,
    point: 1 / size,
    outcome: OUTCOME,
    ...(brief ? CLOSE : OPEN),
  };
  return heightOf(content, room) * size;
}

// What follows is what the style says of a printed page, in em.
const OPEN = { line: 1.28, chart: 12.6, above: 0.88, unsaid: ['outcome'] };
const CLOSE = { line: 1.2, chart: 11.1, above: 0.55, unsaid: ['outcome', 'why'] };
const OUTCOME = 7.1;
const SIGN = 1.4;
const GROUP = 7.5;
const TERM = 13.6;

/** Where something stands: how wide it is there, what a point is, and what stands beside each check; all in em. */
interface Room {
  readonly width: number;
  readonly point: number;
  readonly outcome: number;
  readonly line: number;
  readonly chart: number;
  /** What is free above a heading. */
  readonly above: number;
  /** The classes of what takes no room in the text. */
  readonly unsaid: readonly string[];
}

/** The height of all of these, one below the other. */
function heightOf(content: readonly Content[], room: Room): number {
  return sum(elementsOf(content).map((one) => elementHeight(one, room)));
}

function elementHeight(one: Element, room: Room): number {
  const { tag, attributes, children } = one;
  const { width, point, outcome, line } = room;
  const inside = elementsOf(children);
  const items = (wide: number) => sum(inside.map((item) => lineCount(textOf(item, room.unsaid), wide) * line + 0.15));
  switch (attributes.class ?? '') {
    case 'chart':
      return room.chart;
    case 'load':
      return 10.5 * point + 0.7;
    case 'labels':
      return line + 1;
    case 'terms row':
      return lineCount(inside.map((term) => `${textOf(term)} - `).join(''), width) * line;
    case 'terms':
      return sum(
        inside.map(
          ({ children: [name = '', value = ''] }) =>
            line * Math.max(lineCount(textOf(name), TERM), lineCount(textOf(value), width - TERM)),
        ),
      );
    case 'pair': {
      // One alone has the whole width.
      const half = { ...room, width: inside.length < 2 ? width : (width - 20 * point) / 2, outcome: SIGN };
      return Math.max(...inside.map((part) => elementHeight(part, half)));
    }
    case 'group':
      return heightOf(inside.slice(1), { ...room, width: width - GROUP }) + 0.5;
    case 'checks':
      return items(width - outcome);
    case 'checks twofold':
      return items((width - 20 * point) / 2 - SIGN) / 2;
    case 'facts':
      return items(width);
    case 'quiet':
      return lineCount(textOf(one), width) * line + 1;
  }
  if (tag === 'details') return 0;
  if (tag === 'h1') return lineCount(textOf(one), width / 1.6) * 2;
  if (tag === 'h2') return lineCount(textOf(one), width / 1.1) * 1.43 + 0.6 + room.above;
  if (tag === 'p') return lineCount(textOf(one), width) * line;
  if (tag === 'ol' || tag === 'ul') return items(width - 2);
  return heightOf(children, room);
}

function textOf(content: Content, unsaid: readonly string[] = []): string {
  if (typeof content === 'string') return content;
  const { tag, attributes, children } = content;
  if (unsaid.includes(attributes.class ?? '')) return '';
  // Between two paragraphs on one line there is a dot.
  return children.map((child) => textOf(child, unsaid)).join(tag === 'div' || tag === 'li' ? ' - ' : '');
}

function elementsOf(content: readonly Content[]): Element[] {
  return content.filter((one) => typeof one !== 'string');
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
