/** Everything of the outside that the program touches beside files, so that a test can run it in its own process. */
export interface Host {
  /** The arguments, without Node and the script. */
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** The machine's date, `YYYY-MM-DD`. */
  today(): string;
}

/** Where text goes. It is a terminal when it says so. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}
