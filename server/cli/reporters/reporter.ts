import type { ExitCode, Strictness } from '../exit-code.ts';
import type { RunResult } from '../result.ts';
import type { Colors } from '../terminal/colors.ts';

/** Turns a run into text, or, where that may be long, into its parts one after the other. One file a format. */
export type Reporter = (result: RunResult, view: ReportView) => string | Iterable<string>;

/** How a person wants to see it. */
export interface View {
  readonly colors: Colors;
  readonly columns: number;
  /** Only what makes the run fail. Formats for programs tell all the same. */
  readonly quiet: boolean;
  readonly strictness: Strictness;
  /** The address of a check's page, where the reader can follow it. */
  readonly pageOf?: (check: string) => string | undefined;
}

/** What a report says of its run beside the result. */
export interface ReportView extends View {
  /** How the run ends. */
  readonly code: ExitCode;
  /** The folder that paths in a result start from. */
  readonly cwd: string;
  /** The folder that a code host counts paths from. */
  readonly root: string;
  /** It stands below a report for people, and need not repeat it openly. */
  readonly beside?: boolean;
}
