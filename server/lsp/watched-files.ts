import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type Disposable,
  type GlobPattern,
  WatchKind,
} from 'vscode-languageserver';
import { fileNameOf, parentOf } from './uri.ts';

/** What the client is asked to tell of. */
export interface WatchedFiles {
  /** To be called once the client may be asked: from then on it tells of all that happens in the workspace. */
  start(capabilities: ClientCapabilities): void;
  /**
   * From now on it tells of these files as well, which lie beside the workspace; no longer of those before them. Of very
   * many, only of the first.
   */
  watchBeside(uris: readonly string[]): void;
}

/** Everything: a folder that comes or goes is not told of file by file, and its name says nothing of what is in it. */
const EVERYTHING = '**/*';

/** Each costs the client a watch of its own. */
const MOST_BESIDE = 100;

export function watchedFiles(connection: Connection): WatchedFiles {
  let canBeside = false;
  let watched = '';
  let latest: Promise<Disposable | undefined> = Promise.resolve(undefined);

  const register = (patterns: readonly GlobPattern[]): Promise<Disposable | undefined> => {
    const kind = WatchKind.Create | WatchKind.Change | WatchKind.Delete;
    const watchers = patterns.map((globPattern) => ({ globPattern, kind }));
    return connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch((error) => {
      connection.console.warn(String(error));
      return undefined;
    });
  };

  return {
    start({ workspace }) {
      const { dynamicRegistration, relativePatternSupport } = workspace?.didChangeWatchedFiles ?? {};
      if (dynamicRegistration !== true) return;
      canBeside = relativePatternSupport === true;
      void register([EVERYTHING]);
    },
    watchBeside(uris) {
      const patterns = [...new Set(uris)]
        .slice(0, MOST_BESIDE)
        .sort()
        .map((uri) => ({ baseUri: parentOf(uri), pattern: literal(fileNameOf(uri)) }));
      const asked = JSON.stringify(patterns);
      if (!canBeside || asked === watched) return;
      watched = asked;
      latest = latest.then(async (before) => {
        const next = patterns.length > 0 ? await register(patterns) : undefined;
        before?.dispose();
        return next;
      });
    },
  };
}

/** A pattern for a name. What means something in patterns stands for any letter: there is no way to quote it. */
function literal(name: string): string {
  return name.replace(/[*?{}[\]]/g, '?');
}
