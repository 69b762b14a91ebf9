import type { CompilePattern, Day, FileFact, Files, LoadedPolicy } from '../engine/index.ts';

/** What the server needs from the place it runs in: a process, or a worker of a browser. */
export interface Platform {
  /** The day in a time zone, by default that of the machine. */
  today(timeZone?: string): Day;
  /** Calls back, soon, when messages that have already arrived have been handled. */
  soon(callback: () => void): void;
  /** Calls back each time the date may have changed. */
  onNewDay(callback: () => void): void;
  readonly compile: CompilePattern;
  /** Told, before anything else is asked, where the program lies. */
  located?(folder: string): void;
  /** The files of the machine; undefined where there are none, and the client is asked. */
  readonly disk: Disk | undefined;
}

/** Where the files that charters name come from. */
export interface FileSource {
  /** The files as the charter or policy at `uri` sees them; undefined where it lies in no folder. */
  open(uri: string, workspaceFolders: readonly string[]): NamedFiles | undefined;
  /** Where the file at `uri` lies; undefined where it lies in no folder. */
  place(uri: string, workspaceFolders: readonly string[]): FilePlace | undefined;
  /** Something happened to the file or folder at `uri`: what was read from there is forgotten. */
  changed(uri: string): void;
}

/** The files of the machine, which can be walked. */
export interface Disk extends FileSource {
  /** The charters below the folders, those that git ignores left out; undefined between them, to let others run. */
  charters(folders: readonly string[]): Iterable<string | undefined>;
  /** The name of the charter at `uri`; undefined when there is none, or it is another tool's file. */
  charterName(uri: string, workspaceFolders: readonly string[]): string | undefined;
}

/** Where a file lies. */
export interface FilePlace {
  /** The repository, or what counts as one. */
  readonly root: string;
  /** The path from there, with slashes. */
  readonly path: string;
  /** The same for all paths that lead to one file. */
  readonly id: string;
}

/** The files that one text names, directly or through its policy. */
export interface NamedFiles {
  readonly files: Files;
  /** The policy that holds where the text lies. */
  policy(): LoadedPolicy;
  /** The policy that the text itself is, with what it extends. */
  policyOf(fact: FileFact): LoadedPolicy;
  /** Whom the repository's CODEOWNERS name; nobody where it has none, or it is still being read. */
  codeowners(): readonly string[];
  /** True when the last evaluation looked for the file at `uri`, or for one below it. */
  dependsOn(uri: string): boolean;
  /** To be called before each evaluation. */
  begin(): void;
  /** Resolves when every file that was asked for and not yet there has been read. */
  settled(): Promise<void>;
}
