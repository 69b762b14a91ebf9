import type { View } from '../reporters/reporter.ts';
import type { Diff } from './diff.ts';

/** The formats of a comparison, in the order of the help. */
export const DIFF_FORMATS = ['pretty', 'markdown', 'json'] as const;

export type DiffFormat = (typeof DIFF_FORMATS)[number];

/** Turns a comparison into text. One file a format. */
export type DiffReporter = (diff: Diff, view: View) => string;

/** Loads what a format needs, and nothing else. */
export async function loadDiffReporter(format: DiffFormat): Promise<DiffReporter> {
  switch (format) {
    case 'pretty':
      return (await import('./pretty-diff.ts')).prettyDiff;
    case 'markdown':
      return (await import('./markdown-diff.ts')).markdownDiff;
    case 'json':
      return (await import('./json-diff.ts')).jsonDiff;
  }
}
