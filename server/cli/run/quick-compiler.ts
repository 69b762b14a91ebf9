import { setFlagsFromString } from 'node:v8';

/**
 * Lets Node compile with the quicker of its two compilers only. A charter is a page, and of what is done for one little
 * is done often: over a thousand charters the slower compiler takes a tenth of the time and gives less back, and over ten
 * thousand it comes out even. Only where the quicker one is known to be there.
 */
export function compileQuickly({ arch, versions: { v8 } }: Pick<NodeJS.Process, 'arch' | 'versions'> = process): void {
  if (Number.parseInt(v8, 10) >= 13 && (arch === 'x64' || arch === 'arm64')) setFlagsFromString('--no-turbofan');
}
