import picocolors from 'picocolors';
import type { Output } from '../host.ts';

export type Colors = ReturnType<typeof picocolors.createColors>;

/** Functions that colour, or do nothing where colour is not wanted. */
export function colorsFor(wanted: boolean): Colors {
  return picocolors.createColors(wanted);
}

/** Whether to colour: what the arguments say, else the environment, else whether a person is looking. */
export function wantsColor(
  flag: boolean | undefined,
  env: Readonly<Record<string, string | undefined>>,
  output: Output,
): boolean {
  if (flag !== undefined) return flag;
  if (env.NO_COLOR || env.FORCE_COLOR === '0' || env.FORCE_COLOR === 'false') return false;
  if (env.FORCE_COLOR !== undefined) return true;
  return output.isTTY === true && env.TERM !== 'dumb';
}
