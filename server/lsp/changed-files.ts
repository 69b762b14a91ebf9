import { FileChangeType } from 'vscode-languageserver';
import { isSearchedFor } from '../workspace/file-names.ts';
import { GIT_EXCLUDE, GIT_IGNORE } from '../workspace/git-rules.ts';
import type { Background } from './background.ts';
import type { CharterIndex, KnownCharter } from './charter-index.ts';
import type { FileSource, Platform } from './platform.ts';
import { canonicalUri, fileNameOf, parentOf } from './uri.ts';

/** A file or a folder that came, went or is another. */
export interface ChangedFile {
  readonly uri: string;
  readonly type: FileChangeType;
}

export interface ChangedFilesOptions {
  readonly queue: Background;
  readonly index: CharterIndex;
  readonly platform: Pick<Platform, 'disk'>;
  readonly sourceOf: (uri: string) => FileSource | undefined;
  /** True of a policy that something is read with. */
  readonly isFollowed: (key: string) => boolean;
  /** Reads a file anew when there is time. */
  readonly look: (key: string, uri: string) => void;
  /** Looks for charters at or below a place, by default everywhere; `afresh` reads those that are known, too. */
  readonly find: (at: string | undefined, afresh: boolean) => void;
  /** What belongs to the workspace may have changed. */
  readonly forgetMembers: () => void;
}

/** So many changes are looked at without a break. */
const CHANGES_AT_ONCE = 100;

/** Takes in, in the background, what the client tells of files: what depends on them is read anew. */
export function changedFiles(options: ChangedFilesOptions): (told: readonly ChangedFile[]) => void {
  const { queue, index, platform, sourceOf, isFollowed, look, find, forgetMembers } = options;
  let nextBatch = 0;

  /**
   * Whether this may be a folder with charters in it that nobody has told of. One that comes is not told of file by file;
   * one that went and came back at once is told of as changed, or only then as gone, and perhaps not file by file either.
   */
  const mayHaveCome = (name: string, type: FileChangeType, source: FileSource): boolean => {
    // To look at what may be a file, or gone, costs nothing on a disk, and a client one question each.
    if (source === platform.disk) return true;
    return type === FileChangeType.Changed ? !name.includes('.') : type === FileChangeType.Created;
  };
  const lookAtAll = (charters: Iterable<KnownCharter>): void => {
    for (const charter of [...charters]) if (!charter.open) look(charter.key, charter.uri);
  };
  const take = ({ uri, type }: ChangedFile): void => {
    const source = sourceOf(uri);
    const path = source?.keyOf(uri);
    if (!source || path === undefined) return;
    const key = canonicalUri(uri);
    const name = fileNameOf(uri);
    lookAtAll(index.readers(path));
    if (type === FileChangeType.Deleted) lookAtAll(index.below(key));
    const known = index.get(key);
    if ((isSearchedFor(name) || isFollowed(key)) && !known?.open) look(key, known?.uri ?? uri);
    // The root of a repository is where `.git` is, and a name has to be unique below it.
    if (name === '.git' && type !== FileChangeType.Changed) lookAtAll(index.below(parentOf(key)));
    if (saysWhatIsIgnored(uri)) find(undefined, false);
    // What is installed is not searched at the start either.
    else if (mayHaveCome(name, type, source) && !/\/(?:node_modules|\.git)(?:\/|$)/.test(uri)) find(uri, true);
  };

  return (told) => {
    const left = [...told];
    const work = (): void => {
      for (const one of left.splice(0, CHANGES_AT_ONCE)) take(one);
      if (left.length > 0) again();
    };
    // Each batch by itself: what is told later must come later.
    const batch = `changes ${nextBatch++}`;
    const again = (): void => queue.add(batch, work, true);
    if (left.some(({ uri }) => saysWhatIsIgnored(uri))) forgetMembers();
    again();
  };
}

/** True of a file that says what git leaves out. */
function saysWhatIsIgnored(uri: string): boolean {
  return fileNameOf(uri) === GIT_IGNORE || uri.endsWith(`/${GIT_EXCLUDE}`);
}
