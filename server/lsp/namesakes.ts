/** Charters that have one name, in plain values: of thousands only the first are told by their paths. */
export interface Namesakes {
  readonly name: string;
  /** Of the other charters, from the root of the repository: the first in order. */
  readonly paths: readonly string[];
  /** How many there are beside these. */
  readonly more: number;
}

/** What is said of a name names no more of them. */
const MOST_NAMED = 5;

/** @returns undefined where nobody else has the name */
export function namesakesAmong(name: string, paths: Iterable<string>): Namesakes | undefined {
  const first: string[] = [];
  let count = 0;
  for (const path of paths) {
    count++;
    if (first.length === MOST_NAMED && path > first.at(-1)!) continue;
    first.push(path);
    first.sort();
    first.splice(MOST_NAMED);
  }
  return count > 0 ? { name, paths: first, more: count - first.length } : undefined;
}

/** As many paths as there are namesakes, of which the first in order are their own. */
export function pathsOf({ paths, more }: Namesakes): readonly string[] {
  return [...paths, ...Array.from({ length: more }, () => paths.at(-1) ?? '')];
}

export function sameNamesakes(one: Namesakes | undefined, other: Namesakes | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
