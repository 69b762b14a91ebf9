import type { CompilePattern } from '../engine/index.ts';

/** Everything of the outside that the program touches beside files, so that a test can run it in its own process. */
export interface Host {
  /** The arguments, without Node and the script. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The moment that it is. */
  now?(): Date;
  /** The day in a time zone, by default in that of the machine, `YYYY-MM-DD`. */
  today(timeZone?: string): string;
  /** The engine for the patterns of policies. */
  readonly compile: CompilePattern;
  /** The folder with the pages of the checks, where the program has it beside it. */
  readonly checkPages?: string;
  /** Aborted when the program is asked to stop. */
  readonly stop?: AbortSignal;
  /** How many threads can run at once. */
  readonly cores?: number;
  /** The program of a further thread, which does `serveJob`; where there is none, all is done in this one. */
  readonly worker?: string | URL;
  /** The file that holds this program. */
  readonly program?: string;
}

/** Where text goes. It is a terminal when it says so. */
export interface Output {
  /** Takes text, or whole letters of it as UTF-8. */
  write(text: string | Uint8Array): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}
