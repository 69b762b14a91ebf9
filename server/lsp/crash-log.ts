import type { Connection } from 'vscode-languageserver';

/** The checks that crashed, as an evaluation names them. */
export interface Crashes {
  readonly crashes: readonly { readonly check: string; readonly error: unknown }[];
}

/** A check that crashes is a defect of ours: said once, to whoever reads the log. */
export function crashLog({ console }: Connection): (judged: Crashes | undefined) => void {
  const logged = new Set<string>();
  return (judged) => {
    for (const { check, error } of judged?.crashes ?? []) {
      if (logged.has(check)) continue;
      logged.add(check);
      console.error(`The check ${check} crashed: ${error instanceof Error ? error.stack : error}`);
    }
  };
}
