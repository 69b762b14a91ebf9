import type { CompilePattern, Day, FileFact, Files, FolderEntry, LoadedPolicy } from '../engine/index.ts';
import type { Reading, ReadOrder } from './read-charter.ts';

/** What the server needs from the place it runs in: a process, or a worker of a browser. */
export interface Platform {
  /** The day in a time zone, by default that of the machine. */
  today(timeZone?: string): Day;
  /** Calls back, soon, when messages that have already arrived have been handled. */
  soon(callback: () => void): void;
  /** Calls back each time the date may have changed. */
  onNewDay(callback: () => void): void;
  /** Told when the charters of a workspace begin to be read, and when they have been. */
  readsMany?(reading: boolean): void;
  readonly compile: CompilePattern;
  /** Told, before anything else is asked, where the program lies. */
  located?(folder: string): void;
  /** The files of the machine; undefined where there are none, and the client is asked. */
  readonly disk: FileSource | undefined;
  /**
   * Threads that read charters of the disk, to be started when at least so many wait. Without them the thread that answers
   * reads between two messages.
   */
  readonly readers?: { readonly from: number; readonly start: () => Readers };
}

/** Threads that read charters beside the one that answers: what somebody types waits for none of it. */
export interface Readers {
  /** So many charters may be given at a time; 0 where no thread runs any more. */
  readonly width: number;
  read(order: ReadOrder, workspace: WorkspaceToRead): Promise<ReadAnswer>;
  end(): void;
}

/** What a thread makes of an order: `again` where it broke at another one, and a message where it could not do it. */
export type ReadAnswer = { readonly reading: Reading | undefined } | { readonly failed: string } | 'again';

/** What a thread has to know of a workspace, in plain values. */
export interface WorkspaceToRead {
  readonly folders: readonly string[];
  /** The patterns of the editor for what it does not show, by folder. */
  readonly excluded: Readonly<Record<string, readonly string[]>>;
  /** The client's, as it gave it. */
  readonly checkPages: unknown;
}

/** Where the files that charters name come from, and the charters. */
export interface FileSource {
  /** The files as the charter or policy at `uri` sees them; undefined where it lies in no folder. */
  open(uri: string, workspaceFolders: readonly string[]): NamedFiles | undefined;
  /** Where the file at `uri` lies; undefined where it lies in no folder. */
  place(uri: string, workspaceFolders: readonly string[]): FilePlace | undefined;
  /**
   * The URIs where may lie what holds in a folder of the workspace and is above it: policies, and what says which files git
   * leaves out.
   */
  rulesAbove(folder: string): readonly string[];
  /** Something happened to these files or folders: what was read from there is forgotten. */
  changed(uris: readonly string[]): void;
  /** Whether the file at `uri` is there; undefined where only the client knows. */
  exists(uri: string): boolean | undefined;
  /** What `NamedFiles.reads` calls the file at `uri`: a path with slashes, below that of its folder. */
  keyOf(uri: string): string | undefined;
  /** The URI of the file that `NamedFiles.reads` calls so, with the slash that it begins with, or without. */
  uriOf(key: string): string;
  /** The charters and policies that belong to the workspace. It is made anew when what belongs to it may have changed. */
  charters(workspace: WorkspaceFolders): CharterFiles;
}

/** Folders, and the patterns of the editor for what it does not show in each. */
export interface WorkspaceFolders {
  readonly folders: readonly string[];
  excluded(folder: string): readonly string[];
}

/** The files of a workspace that are named like charters or policies, those that git or the editor leaves out not among them. */
export interface CharterFiles {
  /** The URIs of those at or below a folder, by default of all, some at a time to let others run. */
  find(folder?: string): Iterable<readonly string[]> | Promise<Iterable<readonly string[]>>;
  has(uri: string): boolean | Promise<boolean>;
  /** True of a file, whatever its name, that lies in a folder of the workspace and is left out there. */
  leavesOut(uri: string): boolean | Promise<boolean>;
  /** The text of one of them, or why it could not be read; undefined where there is none. */
  read(uri: string): TextRead | undefined | Promise<TextRead | undefined>;
}

export type TextRead = { readonly text: string } | { readonly message: string };

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
  /** The policy that the text itself is, with what it extends; as it is saved where no other is given. */
  policyOf(fact?: FileFact): LoadedPolicy;
  /** The URIs of the files of one of these policies: first that which holds, then those that it extends. */
  policyFiles(policy: LoadedPolicy): readonly string[];
  /** The URI of the policy that the text, itself one, names; undefined where there is none, or it is still being read. */
  policyUri(reference: string): string | undefined;
  /** Whom the repository's CODEOWNERS name; nobody where it has none, or it is still being read. */
  codeowners(): readonly string[];
  /**
   * What lies in a folder, by its path from the text's own; nothing where there is none, or it leads out of the
   * repository.
   */
  list(path: string): Promise<readonly FolderEntry[]>;
  /** True when the last evaluation looked for the file at `uri`, or for one below it. */
  dependsOn(uri: string): boolean;
  /** Everything that the last evaluation looked for, as `FileSource.keyOf` calls it. */
  reads(): readonly string[];
  /** To be called before each evaluation. */
  begin(): void;
  /** Resolves when every file that was asked for and not yet there has been read. */
  settled(): Promise<void>;
}
