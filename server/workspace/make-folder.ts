import { mkdirSync } from 'node:fs';

/** Makes a folder, and those above it, where they are not there. Throws an error whose code says why it could not. */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    // That something is there would be no fault of a folder: it is a file.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw Object.assign(new Error(), { code: 'ENOTDIR' });
    throw error;
  }
}
