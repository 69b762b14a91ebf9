import { replace, type TextEdit } from '../../text/edit.ts';
import type { Span } from '../../text/span.ts';

/** A line of the new text, its line end included. */
export interface NewLine {
  readonly text: string;
  /** The line of the old text that it was; undefined for a new one. */
  readonly from: number | undefined;
}

/**
 * The edits that make new lines of old ones, and touch only what is another. Of lines that change places, as many as can
 * stay where they are.
 *
 * @param old where each old line lies, its line end included
 */
export function lineEdits(text: string, old: readonly Span[], lines: readonly NewLine[]): TextEdit[] {
  const stays = longestRise(lines.map(({ from }) => from));
  const edits: TextEdit[] = [];
  let next = 0;
  let inserted = '';
  const settle = (until: number): void => {
    const start = old[next]?.start ?? old.at(-1)?.end ?? 0;
    const span = { start, end: until > next ? old[until - 1]!.end : start };
    if (inserted !== '' || span.end > span.start) edits.push(...changeOf(text, span, inserted));
    inserted = '';
    next = until;
  };
  for (const [index, line] of lines.entries()) {
    if (!stays.has(index)) {
      inserted += line.text;
      continue;
    }
    settle(line.from!);
    edits.push(...changeOf(text, old[line.from!]!, line.text));
    next = line.from! + 1;
  }
  settle(old.length);
  return edits;
}

/** The edit that makes a stretch of text another, without what both begin and end with. */
function changeOf(text: string, { start, end }: Span, wanted: string): TextEdit[] {
  const is = text.slice(start, end);
  if (is === wanted) return [];
  const most = Math.min(is.length, wanted.length);
  let head = 0;
  while (head < most && is[head] === wanted[head]) head++;
  let tail = 0;
  while (tail < most - head && is[is.length - 1 - tail] === wanted[wanted.length - 1 - tail]) tail++;
  return [replace({ start: start + head, end: end - tail }, wanted.slice(head, wanted.length - tail))];
}

/** The places of the longest run of numbers that rise, of those that are there. Takes n log n steps. */
function longestRise(numbers: readonly (number | undefined)[]): ReadonlySet<number> {
  /** Where the run of each length ends that ends lowest. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [place, number] of numbers.entries()) {
    if (number === undefined) continue;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numbers[ends[middle]!]! < number) low = middle + 1;
      else high = middle;
    }
    before[place] = ends[low - 1];
    ends[low] = place;
  }
  const run = new Set<number>();
  for (let place = ends.at(-1); place !== undefined; place = before[place]) run.add(place);
  return run;
}
