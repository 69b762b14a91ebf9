import type { FileSource, NamedFiles, Platform, ReadAnswer, Readers, WorkspaceToRead } from './platform.ts';
import type { ReadOrder } from './read-charter.ts';
import { readFile } from './read-file.ts';
import type { WorkspaceMembers } from './workspace-members.ts';

/** Reads files of the workspace that are not open: in other threads where there are many, else here. */
export interface WorkspaceReader {
  /** So many files may be read at a time. */
  readonly width: number;
  read(order: ReadOrder, workspace: WorkspaceToRead): Promise<ReadAnswer>;
  /** So many files wait to be read. */
  waiting(count: number): void;
  /** Nothing is to be read any more for a while. */
  rest(): void;
  /** Nothing is ever to be read again. */
  close(): void;
}

export interface WorkspaceReaderOptions {
  readonly platform: Platform;
  readonly members: WorkspaceMembers;
  readonly sourceOf: (uri: string) => FileSource | undefined;
  readonly filesFor: (uri: string) => NamedFiles;
  readonly folders: () => readonly string[];
}

/** Where each file has to be asked for, waiting for one must not keep the others. */
const WIDTH_WITHOUT_DISK = 8;

export function workspaceReader(options: WorkspaceReaderOptions): WorkspaceReader {
  const { platform, members, sourceOf, filesFor, folders } = options;
  let readers: Readers | undefined;
  let closed = false;
  const rest = (): void => {
    readers?.end();
    readers = undefined;
  };
  return {
    get width() {
      return readers?.width || (platform.disk ? 1 : WIDTH_WITHOUT_DISK);
    },
    async read(order, workspace) {
      const { uri } = order;
      const source = sourceOf(uri);
      if (!source) return { reading: undefined };
      if (source === platform.disk && readers && readers.width > 0) return readers.read(order, workspace);
      const scope = {
        files: members.of(source),
        folders: workspace.folders,
        placeOf: (at: string) => source.place(at, folders()),
        filesFor,
        platform,
        checkPages: workspace.checkPages,
      };
      return { reading: copied(await readFile(order, scope)) };
    },
    waiting(count) {
      const { from, start } = platform.readers ?? {};
      if (start && !closed && count >= from!) readers ??= start();
    },
    rest,
    close() {
      closed = true;
      rest();
    },
  };
}

/** Pieces of a text would keep all of it. */
function copied<T>(plain: T | undefined): T | undefined {
  return plain === undefined ? undefined : JSON.parse(JSON.stringify(plain));
}
