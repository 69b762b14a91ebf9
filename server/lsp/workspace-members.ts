import type { CharterFiles, FileSource, WorkspaceToRead } from './platform.ts';

/** What belongs to the workspace, as long as nothing changes that. */
export interface WorkspaceMembers {
  of(source: FileSource): CharterFiles;
  /** The same for other threads. Another object means that what belongs to the workspace may have changed. */
  toRead(): WorkspaceToRead;
  /** What belongs to the workspace is found out anew when it is next asked for. */
  forget(): void;
}

export interface WorkspaceMembersOptions {
  readonly sourceOf: (uri: string) => FileSource | undefined;
  readonly folders: () => readonly string[];
  /** The patterns of the editor for what it does not show in a folder. */
  readonly excluded: (folder: string) => readonly string[];
  readonly checkPages: () => string | undefined;
}

export function workspaceMembers({
  sourceOf,
  folders,
  excluded,
  checkPages,
}: WorkspaceMembersOptions): WorkspaceMembers {
  const files = new Map<FileSource, CharterFiles>();
  let workspace: WorkspaceToRead | undefined;
  return {
    of(source) {
      const known = files.get(source);
      if (known) return known;
      const made = source.charters({ folders: folders().filter((uri) => sourceOf(uri) === source), excluded });
      files.set(source, made);
      return made;
    },
    toRead() {
      workspace ??= {
        folders: folders(),
        excluded: Object.fromEntries(folders().map((folder) => [folder, excluded(folder)])),
        checkPages: checkPages(),
      };
      return workspace;
    },
    forget() {
      files.clear();
      workspace = undefined;
    },
  };
}
