import type { Output } from './host.ts';
import { visible } from './terminal/visible.ts';

/** Says something to the person who runs the program, beside its result. */
export function say(output: Output, ...lines: readonly string[]): void {
  const text = lines.flatMap((line) => line.split('\n')).map(visible);
  output.write(`charter: ${text.join('\n  ')}\n`);
}
