/** A place of a chart, both from 0 to {@link FULL}, from the upper left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The width and the height of every chart, whatever it is drawn in. */
export const FULL = 1000;

/**
 * Leaves out points that nobody could tell apart: of each of so many strips the first, the last, the lowest and the
 * highest stay, so that no peak is lost. Points come in the order of x, and stay in it.
 */
export function thin<P extends Point>(points: readonly P[], strips = 250): readonly P[] {
  if (points.length <= 4 * strips) return points;
  const kept: P[] = [];
  const stripOf = ({ x }: P) => Math.min(strips - 1, Math.floor((x / FULL) * strips));
  for (let from = 0; from < points.length; ) {
    let to = from;
    let [low, high] = [from, from];
    const strip = stripOf(points[from]!);
    while (to + 1 < points.length && stripOf(points[to + 1]!) === strip) {
      to++;
      if (points[to]!.y > points[low]!.y) low = to;
      if (points[to]!.y < points[high]!.y) high = to;
    }
    for (const index of [...new Set([from, low, high, to])].sort((a, b) => a - b)) kept.push(points[index]!);
    from = to + 1;
  }
  return kept;
}
