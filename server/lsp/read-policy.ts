import { toDiagnostic } from './convert.ts';
import { onceSettled } from './judge.ts';
import { policiesBeside } from './policies-beside.ts';
import type { Reading, ReadOrder, ReadScope } from './read-charter.ts';
import { fileNameOf } from './uri.ts';

/** Reads a policy; undefined where there is none that counts. */
export async function readPolicy(
  { uri, isMember, isFollowed }: ReadOrder,
  { files, folders, filesFor, checkPages }: ReadScope,
): Promise<Reading | undefined> {
  // One above the folders of the workspace counts as well.
  const counts = isMember || (isFollowed ? !(await files.leavesOut(uri)) : await files.has(uri));
  if (!counts) return undefined;
  const named = filesFor(uri);
  const policy = await onceSettled(named, () => named.policyOf());
  const [own] = policy.files;
  const { kind } = named.files.read(fileNameOf(uri));
  if (!own || kind === 'absent' || kind === 'folder') return undefined;
  const { lines } = own.charter.document;
  return {
    diagnostics: own.findings.map((finding) => toDiagnostic(lines, finding, checkPages)),
    reads: named.reads(),
    follows: policiesBeside(uri, named.policyFiles(policy), folders),
  };
}
