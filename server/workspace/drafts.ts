import { readdirSync, statSync, unlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** What is not written within this time will not be. In milliseconds. */
const OLD = 60 * 60 * 1000;

const machine = hostname()
  .replace(/[^a-z0-9]/gi, '')
  .slice(0, 20);
let count = 0;

/**
 * The name of a file in which new content waits until it is whole: `.charter-draft-HOST-PROCESS-N`. It is the name of
 * no charter, and says who writes it, so that what a killed program leaves behind can be told and removed.
 */
export function draftName(): string {
  return `.charter-draft-${machine}-${process.pid}-${count++}`;
}

/**
 * Removes the drafts in a folder that nobody will finish: those of processes of this machine that have ended, and old
 * ones. What cannot be removed stays.
 */
export function removeDrafts(folder: string, now = Date.now()): void {
  for (const name of namesIn(folder)) {
    const [, host, pid] = /^\.charter-draft-([a-z0-9]*)-(\d+)-\d+$/i.exec(name) ?? [];
    if (pid === undefined) continue;
    const path = join(folder, name);
    try {
      const abandoned = host === machine && !isRunning(Number(pid));
      if (abandoned || now - statSync(path).mtimeMs > OLD) unlinkSync(path);
    } catch {
      // Another run was faster, or it is not ours to remove.
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  // Within one process nothing is left behind: what fails is removed at once.
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
