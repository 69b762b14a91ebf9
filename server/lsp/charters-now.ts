import { type Charter, type Identity, type NamedPage, parseCharter, readPage } from '../engine/index.ts';
import type { CharterIndex, KnownCharter } from './charter-index.ts';
import type { Judged } from './judge.ts';
import type { View } from './open-text.ts';
import type { FileSource, NamedFiles } from './platform.ts';
import type { WorkspaceMembers } from './workspace-members.ts';

/** A charter as it is now. */
export interface PageNow extends NamedPage {
  readonly uri: string;
  readonly path: string;
  /** Of an open one; null of one that is only on disk. */
  readonly version: number | null;
}

export interface ChartersNowOptions {
  readonly index: CharterIndex;
  readonly members: WorkspaceMembers;
  readonly sourceOf: (uri: string) => FileSource | undefined;
  readonly filesFor: (uri: string) => NamedFiles;
  /** What is to be said of an open text. */
  readonly viewOf: (uri: string) => Promise<View<Judged> | undefined>;
  /** Lets others run. */
  readonly soon: (run: () => void) => void;
}

/**
 * Those that name a person, as they are now, some at a time to let others run. One that cannot be read is left out;
 * `damaged` is told of its path.
 */
export async function* chartersNaming(
  who: Identity,
  damaged: ((path: string) => void) | undefined,
  options: ChartersNowOptions,
): AsyncGenerator<PageNow> {
  const { index, soon } = options;
  for (const { key, people } of [...index.all()]) {
    if (!people.some((person) => who.matches(person, people))) continue;
    // Taken up anew each time: meanwhile anything may have happened to it.
    const known = index.get(key);
    const now = known && (await pageNow(known, options));
    if (now === 'damaged') damaged?.(known?.entry?.path ?? key);
    else if (now) yield now;
    await new Promise<void>((resume) => soon(resume));
  }
}

async function pageNow(
  { uri, place, open, entry }: KnownCharter,
  { members, sourceOf, filesFor, viewOf }: ChartersNowOptions,
): Promise<PageNow | 'damaged' | undefined> {
  if (!place) return undefined;
  const { path } = entry ?? place;
  const page = (charter: Charter, version: number | null): PageNow | 'damaged' =>
    charter.document.problems.length > 0
      ? 'damaged'
      : { id: uri, uri, path, name: entry?.name || path, version, charter };
  if (open) {
    const view = await viewOf(uri);
    return view && page(view.judged.charter, view.version);
  }
  const source = sourceOf(uri);
  const read = source && (await members.of(source).read(uri));
  if (!read || 'message' in read) return read && 'damaged';
  return page(readPage(parseCharter(read.text), filesFor(uri).policy().policy), null);
}
