import type { Connection } from 'vscode-languageserver';
import type { Evaluation } from '../engine/index.ts';

/** A check that crashes is a defect of ours: said once, to whoever reads the log. */
export function crashLog({ console }: Connection): (evaluation: Evaluation | undefined) => void {
  const logged = new Set<string>();
  return (evaluation) => {
    for (const { check, error } of evaluation?.crashes ?? []) {
      if (logged.has(check)) continue;
      logged.add(check);
      console.error(`The check ${check} crashed: ${error instanceof Error ? error.stack : error}`);
    }
  };
}
