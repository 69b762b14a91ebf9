import { isCharterFileName } from '../workspace/file-names.ts';
import { isPolicyUri } from './judge.ts';
import { canonicalUri, fileNameOf, liesIn } from './uri.ts';

/**
 * Of the policies that a text is read with, those that searching the workspace does not find: they have another name, or
 * lie above its folders. What was installed is left out: nobody here can mend it.
 *
 * @param policyFiles the policy of the text, or it itself, first, and what that extends
 */
export function policiesBeside(
  uri: string,
  policyFiles: readonly string[],
  folders: readonly string[],
): readonly string[] {
  const [first, ...extended] = policyFiles;
  if (first === undefined) return [];
  // Where a charter's own policy is read it tells of those that it extends.
  const others = canonicalUri(first) === canonicalUri(uri) ? extended : [first];
  const isFound = (at: string) => isPolicyUri(at) && liesIn(folders, at);
  return others.filter((at) => !isFound(at) && !at.includes('/node_modules/') && !isCharterFileName(fileNameOf(at)));
}
