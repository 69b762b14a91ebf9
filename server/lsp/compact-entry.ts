import type { CharterEntry } from '../protocol.ts';
import type { KnownCharter } from './charter-index.ts';
import type { SharedValues } from './shared-values.ts';
import type { ShownPath } from './shown-path.ts';

/** An entry that shares with others, and with what is kept beside it, whatever it has in common with them. */
export function compactEntry(
  entry: CharterEntry,
  { uri, place }: KnownCharter,
  share: SharedValues,
  shownPath: ShownPath,
): CharterEntry {
  const path = shownPath(entry.uri, entry.path);
  return {
    ...entry,
    uri: entry.uri === uri ? uri : entry.uri,
    path: path === place?.path ? place.path : path,
    declared: share(entry.declared),
    earned: share(entry.earned),
    summary: share(entry.summary),
    gates: share(entry.gates),
    owners: entry.owners.map(share),
    missingOwners: share(entry.missingOwners),
    dayNinety: share(entry.dayNinety),
  };
}
