import type { ResultOptions } from '../result.ts';
import { prettyCheck } from './pretty-check.ts';
import type { Reporter } from './reporter.ts';

/** The formats of a run, in the order of the help. */
export const FORMATS = ['pretty', 'json', 'ndjson', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'html'] as const;

export type Format = (typeof FORMATS)[number];

/** The formats that tell which findings can be fixed. */
const TELLING_FIXES: ReadonlySet<Format> = new Set(['json', 'ndjson']);
/** The formats that tell how ready each charter is; that of GitHub does in the summary of a step. */
const TELLING_READINESS: ReadonlySet<Format> = new Set(['github', 'html', 'junit', 'markdown']);

/** What a format asks for beyond findings and labels. It is worked out for no others, as it takes time and room. */
export function needsOf(format: Format, command: 'check' | 'evaluate'): ResultOptions {
  return {
    fixable: TELLING_FIXES.has(format),
    readiness: TELLING_READINESS.has(format) || (format === 'pretty' && command === 'evaluate'),
  };
}

/** Loads what a format needs, and nothing else. */
export async function loadReporter(format: Format, command: 'check' | 'evaluate'): Promise<Reporter> {
  switch (format) {
    case 'pretty':
      return command === 'check' ? prettyCheck : (await import('./pretty-evaluate.ts')).prettyEvaluate;
    case 'json':
      return (await import('./json.ts')).json;
    case 'ndjson':
      return (await import('./ndjson.ts')).ndjson;
    case 'sarif':
      return (await import('./sarif.ts')).sarif;
    case 'junit':
      return (await import('./junit.ts')).junit;
    case 'github':
      return (await import('./github.ts')).github;
    case 'gitlab':
      return (await import('./gitlab.ts')).gitlab;
    case 'markdown':
      return (await import('./markdown.ts')).markdown;
    case 'html':
      return (await import('./html-page.ts')).htmlPage;
  }
}
