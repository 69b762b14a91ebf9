import type { Charter } from '../charter/charter.ts';
import type { TextEdit } from '../text/edit.ts';
import { type Identity, type People, tellApart } from './identity.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import { keyOf, type Person } from './person.ts';
import { rewrite } from './write-person.ts';

/** A charter among others. */
export interface Page {
  /** Whatever tells it apart. */
  readonly id: string;
  readonly charter: Charter;
}

/** Everybody whom some pages name, told apart. */
export function peopleOn(pages: readonly Page[]): People {
  return tellApart(pages.flatMap(({ charter }) => mentionsIn(charter)));
}

/** The places of a page that name a person: never a text that only holds the name, nor somebody else of the same one. */
export function mentionsOf(charter: Charter, who: Identity, all = mentionsIn(charter)): Mention[] {
  return all.filter((mention) => who.matches(mention, all));
}

/**
 * Gives a person another name, another contact, or both, on a page. Only what is spelled like the old one changes: who is
 * called "Ana" in one place and "Ana Ruiz" in another keeps the one where the other is renamed.
 */
export function renameIn(charter: Charter, who: Identity, from: Person, to: Partial<Person>): TextEdit[] {
  const parts = mentionsOf(charter, who).flatMap(({ written }) => written);
  return rewrite(
    charter,
    parts.flatMap((part) => {
      const text = to[part.kind];
      return text !== undefined && keyOf(part.text) === keyOf(from[part.kind]) ? [{ part, text }] : [];
    }),
  );
}
