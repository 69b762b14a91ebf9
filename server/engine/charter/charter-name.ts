import type { CharterDocument } from '../document/parse.ts';
import { DEFAULT_POLICY, type Policy } from '../policy/policy.ts';
import { placeholderTest } from '../values/placeholder.ts';
import { type Charter, viewCharter } from './charter.ts';

/** The name of a charter: the one it gives, else that of its folder; empty where there is neither. */
export function nameOf(charter: Charter, folderName = ''): string {
  return charter.field('name').text ?? folderName;
}

/** The name of a charter that is not evaluated otherwise. */
export function readCharterName(
  document: CharterDocument,
  folderName: string,
  policy: Policy = DEFAULT_POLICY,
): string {
  return nameOf(viewCharter(document, placeholderTest(policy.words.placeholders)), folderName);
}
