import type { Day, Files } from '../engine/index.ts';

/** What the server needs from the place it runs in: a process, or a worker of a browser. */
export interface Platform {
  today(): Day;
  /** Calls back, soon, when messages that have already arrived have been handled. */
  soon(callback: () => void): void;
  /** Calls back each time the date may have changed. */
  onNewDay(callback: () => void): void;
  /** The files of the machine; undefined where there are none, and the client is asked. */
  readonly disk: FileSource | undefined;
}

/** Where the files that charters name come from. */
export interface FileSource {
  /** The files as the charter at `uri` sees them; undefined where it lies in no folder. */
  open(uri: string, workspaceFolders: readonly string[]): CharterFiles | undefined;
  /** Something happened to the file at `uri`: what was read from it is forgotten. */
  changed(uri: string): void;
}

export interface CharterFiles {
  readonly files: Files;
  /** True when the last evaluation looked for the file at `uri`. */
  dependsOn(uri: string): boolean;
  /** To be called before each evaluation. */
  begin(): void;
  /** Resolves when every file that was asked for and not yet there has been read. */
  settled(): Promise<void>;
}
