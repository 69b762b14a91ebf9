/** A number as people write it: rounded, without trailing zeros. */
export function plainNumber(value: number, decimals = 1): string {
  return String(Number(value.toFixed(decimals)));
}

/** Two different numbers with as few decimals as show that they differ: "20.04" and "20", not twice "20". */
export function plainPair(a: number, b: number): [string, string] {
  let decimals = 1;
  while (decimals < 4 && plainNumber(a, decimals) === plainNumber(b, decimals)) decimals++;
  return [plainNumber(a, decimals), plainNumber(b, decimals)];
}
