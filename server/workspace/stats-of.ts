import { lstatSync, type Stats, statSync } from 'node:fs';

/** What lies at a path, or where a link there leads to. Undefined where there is nothing, or nobody may look. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** What lies at a path, which may be a link. Undefined where there is nothing, or nobody may look. */
export function linkStatsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
