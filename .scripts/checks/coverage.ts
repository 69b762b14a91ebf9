import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Report } from 'c8';
import type { CoverageMap } from 'istanbul-lib-coverage';
import { root } from '../setup.mjs';

/** What is counted: the part of the program in which a wrong answer would go unseen. */
const COVERED = 'server/engine/';
/** The least shares that the tests must run through, in percent. */
const LEAST = { lines: 95, branches: 90 } as const;

interface Coverage {
  /** Where each process of tests writes what it ran through: a file of its own. */
  readonly folder: string;
  /** Sums up what was written. `problem` says what fell short. */
  sum(): Promise<{ readonly words: string; readonly problem: string | undefined }>;
  dispose(): void;
}

/** Counts which lines and branches several processes run through together. */
export function countCoverage(): Coverage {
  const folder = mkdtempSync(join(tmpdir(), 'charter-coverage-'));
  return {
    folder,
    async sum() {
      const options = {
        include: [`${COVERED}**`],
        exclude: [],
        tempDirectory: folder,
        resolve: '',
        src: [root],
        reporter: [],
      };
      // Its types leave out how to get at the figures.
      const report = new Report(options) as unknown as { getCoverageMapFromAllCoverageFiles(): Promise<CoverageMap> };
      const map = await report.getCoverageMapFromAllCoverageFiles();
      const { lines, branches } = map.getCoverageSummary().data;
      const words = `${COVERED}: ${lines.pct} % of lines, ${branches.pct} % of branches`;
      if (lines.pct >= LEAST.lines && branches.pct >= LEAST.branches) return { words, problem: undefined };
      const poorest = map
        .files()
        .map((file) => ({ file, missed: missed(map.fileCoverageFor(file).toSummary().data.branches) }))
        .sort((a, b) => b.missed - a.missed)
        .slice(0, 10)
        .map(({ file, missed }) => `${relative(root, file)}: ${missed} branches are not run`);
      return {
        words,
        problem: [`Too little: ${LEAST.lines} and ${LEAST.branches} % are needed.`, ...poorest].join('\n'),
      };
    },
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function missed({ total, covered }: { readonly total: number; readonly covered: number }): number {
  return total - covered;
}
