import type { Range } from '../../../server/protocol.ts';

/** The place that an attribute of the page leads to; undefined where it is none. */
export function readPlace(text: string): Range | undefined {
  const [line, character, endLine, endCharacter, ...rest] = text.split(' ').map(Number);
  if (line === undefined || character === undefined || endLine === undefined || endCharacter === undefined)
    return undefined;
  if (rest.length > 0 || ![line, character, endLine, endCharacter].every(Number.isInteger)) return undefined;
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}
