import { parseDocument } from 'yaml';
import { evaluate, parseCharter } from '../../server/engine/index.ts';
import { completePage, fakeFiles, today } from '../support/page.ts';
import { longPage } from './pages.ts';
import { exponent, median } from './statistics.ts';

/** What a page costs in this process, in ms, beside what the parser alone takes for it. */
export interface EngineFigures {
  readonly parse: number;
  readonly read: number;
  readonly evaluate: number;
  /** Of reading and evaluating over parsing alone: the median of many, each measured at once after the other. */
  readonly ratio: number;
}

const files = fakeFiles();

/** Measures in turns, so that what else the machine does falls on all alike. */
export function measureEngine(turns: number): EngineFigures {
  const pages = [completePage, completePage.replace('retype', 'retypex')];
  const steps = {
    parse: (text: string): unknown => parseDocument(text),
    read: (text: string): unknown => parseCharter(text),
    evaluate: (text: string): unknown => judge(text),
  };
  const times = { parse: [] as number[], read: [] as number[], evaluate: [] as number[] };
  for (let turn = 0; turn < turns + 300; turn++)
    for (const [name, step] of Object.entries(steps)) {
      const began = performance.now();
      step(pages[turn % 2]!);
      // The first ones run unoptimized.
      if (turn >= 300) times[name as keyof typeof times].push(performance.now() - began);
    }
  const ratio = median(times.evaluate.map((time, at) => time / times.parse[at]!));
  return { parse: median(times.parse), read: median(times.read), evaluate: median(times.evaluate), ratio };
}

/** What text that is added to a page costs, and the exponent that the cost grows with: 1 is in line with the text. */
export interface GrowthFigures {
  readonly points: readonly GrowthPoint[];
  readonly exponent: number;
  /** Of a line where most is added, over one where least is. */
  readonly perLine: number;
}

export interface GrowthPoint {
  /** So many pages' worth of text are added. */
  readonly pages: number;
  readonly lines: number;
  /** What they add, in ms. */
  readonly cost: number;
}

/** Reads and evaluates pages with so much text added. */
export function measureGrowth(added: readonly number[]): GrowthFigures {
  const base = leastTime(longPage(0), 100);
  const points = added.map((pages) => {
    const text = longPage(pages);
    const lines = text.split('\n').length - longPage(0).split('\n').length;
    return { pages, lines, cost: leastTime(text, Math.max(3, Math.round(100 / pages))) - base };
  });
  const [first, last] = [points[0]!, points.at(-1)!];
  return {
    points,
    exponent: exponent(points.map(({ lines, cost }) => ({ size: lines, cost }))),
    perLine: last.cost / last.lines / (first.cost / first.lines),
  };
}

/** What a page takes at least, in ms. */
function leastTime(text: string, times: number): number {
  const costs = Array.from({ length: times }, () => {
    const began = performance.now();
    judge(text);
    return performance.now() - began;
  });
  return Math.min(...costs);
}

function judge(text: string): unknown {
  return evaluate(parseCharter(text), { today, files, folderName: 'drafts' });
}
