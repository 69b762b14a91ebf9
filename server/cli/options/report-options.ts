import type { SurroundingsOptions } from './judging-options.ts';
import type { FormatTarget } from './target.ts';

/** The formats of a report, in the order of the help. */
export const REPORT_FORMATS = ['markdown', 'html'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The arguments of `report`. */
export interface ReportOptions extends SurroundingsOptions {
  readonly paths: readonly string[];
  readonly allowEmpty: boolean;
  readonly formats: readonly FormatTarget<ReportFormat>[];
}
