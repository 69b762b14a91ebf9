import type { Connection } from 'vscode-languageserver';
import { CHARTERS_CHANGED, type CharterEntry, type ChartersChangedParams } from '../protocol.ts';

/** Gathers what became of charters, and tells the client of many at a time. */
export interface CharterChanges {
  changed(entry: CharterEntry): void;
  removed(uri: string): void;
  /** Tells what has gathered. With `complete`, that all charters have been read, even if nothing has. */
  tell(complete: boolean): void;
}

/** So many at once: a list of thousands would be one message that everything else waits behind. */
const MOST_AT_ONCE = 200;

export function charterChanges(connection: Connection, isWanted: () => boolean): CharterChanges {
  const changed = new Map<string, CharterEntry>();
  const removed = new Set<string>();
  let toldComplete = false;

  const send = (complete: boolean): void => {
    const params: ChartersChangedParams = { changed: [...changed.values()], removed: [...removed], complete };
    changed.clear();
    removed.clear();
    if (isWanted()) void connection.sendNotification(CHARTERS_CHANGED, params);
  };

  return {
    changed(entry) {
      removed.delete(entry.uri);
      changed.set(entry.uri, entry);
      if (changed.size >= MOST_AT_ONCE) send(toldComplete);
    },
    removed(uri) {
      changed.delete(uri);
      removed.add(uri);
    },
    tell(complete) {
      const news = changed.size + removed.size > 0 || complete !== toldComplete;
      toldComplete = complete;
      if (news) send(complete);
    },
  };
}
