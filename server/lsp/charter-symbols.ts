import type { Charter, Span } from '../engine/index.ts';
import type { CharterEntry, Range } from '../protocol.ts';

/** A name by which somebody may look for a charter. */
export interface CharterSymbol {
  readonly name: string;
  readonly kind: 'charter' | 'owner';
  /** Of an owner, what is owned and as what. */
  readonly of: string;
  readonly range: Range;
}

/** Where a charter's name stands, and then each owner: the line and the character of both ends, in one list of numbers. */
export function placesIn(page: Charter, { owners }: CharterEntry): number[] {
  const { lines } = page.document;
  const at = ({ start, end }: Span) =>
    [start, end].flatMap((offset) => {
      const { line, character } = lines.position(offset);
      return [line, character];
    });
  return [at(page.field('name').span), ...owners.map(({ role }) => at(page.field(`owners.${role}`).span))].flat();
}

/**
 * What somebody may look for in a charter: itself, by name and title, and its owners. It is made anew each time, as of
 * thousands the names alone would fill the memory; the rest only of those whose name is wanted.
 */
export function* symbolsOf(
  { name, title, owners }: CharterEntry,
  places: readonly number[],
  wanted: (name: string) => boolean,
): Generator<CharterSymbol> {
  const own = title === null ? name : `${name} — ${title}`;
  if (wanted(own)) yield { name: own, kind: 'charter', of: '', range: rangeAt(places, 0) };
  for (const [index, { role, name: who, contact }] of owners.entries()) {
    const words = who !== null && contact !== null && who !== contact ? `${who} <${contact}>` : (who ?? contact ?? '');
    if (wanted(words))
      yield { name: words, kind: 'owner', of: `${role} of ${name}`, range: rangeAt(places, index + 1) };
  }
}

function rangeAt(places: readonly number[], index: number): Range {
  const [line = 0, character = 0, endLine = line, endCharacter = character] = places.slice(4 * index, 4 * index + 4);
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}
