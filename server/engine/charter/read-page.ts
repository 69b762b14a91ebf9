import type { CharterDocument } from '../document/parse.ts';
import type { Policy } from '../policy/policy.ts';
import { placeholderTest } from '../values/placeholder.ts';
import { type Charter, viewCharter } from './charter.ts';

/** A page as the checks see it, without running any. */
export function readPage(document: CharterDocument, { words }: Policy): Charter {
  return viewCharter(document, placeholderTest(words.placeholders));
}
