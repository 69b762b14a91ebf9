import type { Reporter } from './reporter.ts';

/** The formats of a run, in the order of the help. */
export const FORMATS = ['pretty', 'json'] as const;

export type Format = (typeof FORMATS)[number];

/** The formats that put into words how ready each charter is, by command. It is worked out for no others. */
export const NEEDS_READINESS: Readonly<Record<Format, Readonly<Record<'check' | 'evaluate', boolean>>>> = {
  pretty: { check: false, evaluate: true },
  json: { check: false, evaluate: false },
};

/** Loads what a format needs, and nothing else. */
export async function loadReporter(format: Format, command: 'check' | 'evaluate'): Promise<Reporter> {
  switch (format) {
    case 'pretty':
      return command === 'check'
        ? (await import('./pretty-check.ts')).prettyCheck
        : (await import('./pretty-evaluate.ts')).prettyEvaluate;
    case 'json':
      return (await import('./json.ts')).json;
  }
}
