import assert from 'node:assert/strict';
import { test } from 'node:test';
import textmate from 'vscode-textmate';
import { cpuTime } from '../support/cpu-time.ts';
import { loadGrammar } from './load-grammar.ts';

const grammar = await loadGrammar();

/** The beginning of a line, and what repeats until the line is long. */
const LINES: readonly (readonly [string, string])[] = [
  ['', 'a: '],
  ['', '- '],
  ['', ' '],
  ['statement: ', 'a '],
  ['statement: a', ' '],
  ['statement: ', 'TBD    '],
  ['statement: ', ' - TBD'],
  ['statement: ', '?'],
  ['statement: ', 'a@b.c.'],
  ['statement: ', 'a.'],
  ['statement: ', 'http://'],
  ['statement: ', '<a '],
  ['statement: ', '1234567890'],
  ['statement: ', '"a\\" '],
  ['statement: "', ' TBD'],
  ['statement: "', '\\'],
  ['owners: {', 'a: [{'],
  ['owners: {', 'status: pilot, '],
  ['owners: {', 'check: write-back-'],
  ['owners: [', 'unknown     '],
  ['owners: [', ' <'],
  ['owners: [', '{{'],
  ['owners: [', '"TBD '],
  ['# charter-ignore ', 'write-back, '],
];

for (const [start, part] of LINES) {
  test(`a line of ${JSON.stringify(part)} after ${JSON.stringify(start)} takes time in proportion to its length`, () => {
    // The small pair comes first: where the cost is quadratic, the large one would take minutes to say the same.
    for (const length of [20_000, 100_000]) {
      const ratio = ratioOf(line(start, part, 2 * length), line(start, part, length));
      assert.ok(ratio < 3.5, `${2 * length} characters take ${ratio.toFixed(1)} times as long as ${length}`);
    }
  });
}

/**
 * How many times as long the long line takes: about 2 where the cost is linear, about 4 where it is quadratic. A ratio,
 * and of the fastest of several runs, because the machine does other things as well.
 */
function ratioOf(long: string, short: string): number {
  let fastestLong = Number.POSITIVE_INFINITY;
  let fastestShort = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5 && (run < 2 || fastestLong > 3 * fastestShort); run++) {
    fastestShort = Math.min(fastestShort, time(short));
    fastestLong = Math.min(fastestLong, time(long));
  }
  return fastestLong / fastestShort;
}

function line(start: string, part: string, length: number): string {
  // The end fits nothing that went before: whatever looked ahead for one looked in vain. The sign in it keeps the
  // expressions for addresses from giving up at once.
  return `${start}${part.repeat(Math.ceil(length / part.length))} @ \u00a7`;
}

function time(text: string): number {
  return cpuTime(() => grammar.tokenizeLine2(text, textmate.INITIAL));
}
