import { dirname } from 'node:path';
import { removeDrafts } from '../workspace/drafts.ts';
import type { ExactText } from '../workspace/exact-text.ts';
import { failureText } from '../workspace/failure.ts';
import { repositoryRoot } from '../workspace/repository-root.ts';
import { replaceWhole } from '../workspace/write-whole.ts';

/** Gives a file another text, whole or not at all, its byte order mark kept; why not, where that was not possible. */
export async function rewriteFile(
  full: string,
  before: ExactText,
  text: string,
  cwd: string,
): Promise<string | undefined> {
  try {
    removeDrafts(dirname(full));
    const root = repositoryRoot(dirname(full), [cwd]);
    await replaceWhole(full, Buffer.from(before.mark + text), before.bytes, root);
    return undefined;
  } catch (error) {
    return failureText(error);
  }
}
