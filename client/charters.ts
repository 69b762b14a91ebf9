import * as vscode from 'vscode';
import type { CharterEntry } from '../server/protocol.ts';
import type { Server } from './server.ts';

/** What changed of the charters. */
export interface ChartersChange {
  readonly changed: readonly CharterEntry[];
  /** By their URIs. */
  readonly removed: readonly string[];
}

/** The charters of the workspace as the server told of them. */
export interface Charters extends vscode.Disposable {
  /** `reading` until the whole workspace has been read; `stopped` when nobody tells of changes any more. */
  readonly state: 'reading' | 'ready' | 'stopped';
  /** By URI. */
  readonly entries: ReadonlyMap<string, CharterEntry>;
  readonly onDidChange: vscode.Event<ChartersChange>;
}

/** Keeps what the server tells of the charters of the workspace. */
export function trackCharters(server: Server): Charters {
  const entries = new Map<string, CharterEntry>();
  const changed = new vscode.EventEmitter<ChartersChange>();
  let complete = false;
  // A server that has just started tells of everything; what one before it told of may be gone.
  let fresh = true;

  const subscriptions = vscode.Disposable.from(
    changed,
    server.onChartersChanged((told) => {
      const change = { ...told, changed: told.changed.map(withOwnUri), removed: told.removed.map(ownUri) };
      const kept = new Set(change.changed.map(({ uri }) => uri));
      const removed = fresh ? [...entries.keys()].filter((uri) => !kept.has(uri)) : change.removed;
      fresh = false;
      complete = change.complete;
      for (const uri of removed) entries.delete(uri);
      for (const entry of change.changed) entries.set(entry.uri, entry);
      changed.fire({ changed: change.changed, removed });
    }),
    server.onDidChangeState((state) => {
      if (state === 'running') return;
      fresh = true;
      complete = false;
      changed.fire({ changed: [], removed: [] });
    }),
  );
  return {
    get state() {
      return server.state === 'stopped' ? 'stopped' : complete ? 'ready' : 'reading';
    },
    entries,
    onDidChange: changed.event,
    dispose: () => subscriptions.dispose(),
  };
}

/** A URI as VS Code writes it: servers write some characters otherwise, as the colon of a drive. */
function ownUri(uri: string): string {
  return vscode.Uri.parse(uri).toString();
}

function withOwnUri(entry: CharterEntry): CharterEntry {
  return { ...entry, uri: ownUri(entry.uri) };
}
