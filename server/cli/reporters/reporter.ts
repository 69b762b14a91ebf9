import type { Strictness } from '../exit-code.ts';
import type { RunResult } from '../result.ts';
import type { Colors } from '../terminal/colors.ts';

/** Turns a run into text. One file a format. */
export type Reporter = (result: RunResult, view: View) => string;

/** How a person wants to see it. */
export interface View {
  readonly colors: Colors;
  readonly columns: number;
  /** Only what makes the run fail. */
  readonly quiet: boolean;
  readonly strictness: Strictness;
}
