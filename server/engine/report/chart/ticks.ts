/** In a smaller range numbers run out. */
export const SMALLEST_RANGE = 1e-300;

/**
 * Round values that divide a range into about so many parts, from the last at or below `min` to the first at or above
 * `max`. Both are finite, and further apart than {@link SMALLEST_RANGE}.
 */
export function ticks(min: number, max: number, parts = 4): readonly number[] {
  // Halves, as the whole range of two very large numbers is none.
  const rough = (max / 2 - min / 2) / (parts / 2);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough * 0.999)!;
  if (!(step > 0) || !Number.isFinite(step)) return [min, max];
  const first = Math.floor(min / step + 1e-9);
  const last = Math.ceil(max / step - 1e-9);
  // 3 × 0.1 is 0.30000000000000004.
  const round = (index: number) => Number((index * step).toPrecision(12));
  const all = Array.from({ length: Math.min(last - first, 3 * parts) + 1 }, (_, index) => round(first + index));
  return all.length > 1 && all.every(Number.isFinite) && all[0]! <= min && all.at(-1)! >= max ? all : [min, max];
}

/** A value beside its tick: short, as there is little room. */
export function tickLabel(value: number): string {
  const size = Math.abs(value);
  const short = (divisor: number, unit: string) => `${Number((value / divisor).toPrecision(3))}${unit}`;
  if (size >= 1e15) return value.toExponential(0);
  if (size >= 1e9) return short(1e9, 'B');
  if (size >= 1e6) return short(1e6, 'M');
  if (size >= 1e4) return short(1e3, 'k');
  if (size !== 0 && size < 1e-4) return value.toExponential(0);
  // Zeros behind the point take room of their own.
  return String(Number(value.toPrecision(size < 0.01 ? 3 : 6)));
}
