import { dirname, resolve } from 'node:path';
import { failureText } from '../workspace/failure.ts';
import { makeFolder } from '../workspace/make-folder.ts';
import { writeWhole } from '../workspace/write-whole.ts';
import type { Host } from './host.ts';
import { say } from './say.ts';

/** Writes a text, whole or in chunks, to a file, whole or not at all, or without one to standard output; false where it could not be, which is said. */
export async function writeText(
  text: string | readonly Uint8Array[],
  file: string | undefined,
  { cwd, stdout, stderr }: Host,
): Promise<boolean> {
  const chunks = typeof text === 'string' ? [Buffer.from(text)] : text;
  if (file === undefined) {
    for (const chunk of chunks) stdout.write(chunk);
    return true;
  }
  try {
    const path = resolve(cwd, file);
    makeFolder(dirname(path));
    await writeWhole(path, chunks);
    return true;
  } catch (error) {
    say(stderr, `${file} could not be written: ${failureText(error)}`);
    return false;
  }
}
