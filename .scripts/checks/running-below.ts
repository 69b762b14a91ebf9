import { readdirSync, readFileSync } from 'node:fs';

/** A program that runs. */
export interface Running {
  readonly pid: number;
  /** As it was called, cut off where it is long. */
  readonly command: string;
}

/** The programs that a process has started, and those that they have, where the system shows them. */
export function runningBelow(pid: number): readonly Running[] {
  const children = new Map<number, number[]>();
  for (const name of read(() => readdirSync('/proc')) ?? []) {
    // Behind the name of the program, which may hold anything: its state and who started it.
    const stat = /^\d+$/.test(name) ? read(() => readFileSync(`/proc/${name}/stat`, 'utf8')) : undefined;
    const parent = Number(stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (stat !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (of: number): readonly Running[] =>
    (children.get(of) ?? []).flatMap((child) => {
      const words = read(() => readFileSync(`/proc/${child}/cmdline`, 'utf8'))?.split('\0') ?? [];
      return [{ pid: child, command: words.join(' ').trim().slice(0, 300) }, ...below(child)];
    });
  return below(pid);
}

/** Undefined for what is not there, as on other systems or when it has just ended. */
function read<T>(from: () => T): T | undefined {
  try {
    return from();
  } catch {
    return undefined;
  }
}
