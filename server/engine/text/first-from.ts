/** The index of the first of some sorted things that lies at `offset` or later; their number when none does. */
export function firstFrom<T>(sorted: readonly T[], offset: number, at: (thing: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(sorted[middle]!) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
