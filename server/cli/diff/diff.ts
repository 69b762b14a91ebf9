import { type CharterChange, compareVersions, type Label } from '../../engine/index.ts';
import type { IsChanged } from '../../workspace/git-changes.ts';
import { byPath } from '../display-path.ts';
import type { FileError } from '../result.ts';
import type { Side, SideCharter } from './side.ts';

/** What a change means for the charters of a repository. Paths are from its top folder, with slashes. */
export interface Diff {
  readonly today: string;
  readonly before: RevisionInfo;
  readonly after: RevisionInfo;
  /** Those with a difference in meaning, sorted by path. */
  readonly charters: readonly CharterDiff[];
  /** How many charters the change leaves as they are. */
  readonly unchanged: number;
  readonly errors: readonly FileError[];
}

export interface RevisionInfo {
  /** As it was given; null of the working tree. */
  readonly revision: string | null;
  /** Null of the working tree. */
  readonly commit: string | null;
}

export interface CharterDiff {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'moved' | 'changed';
  /** Of one that moved, where it was. */
  readonly movedFrom: string | null;
  readonly name: string;
  readonly declared: Pair<Label | null>;
  readonly earned: Pair<Label | null>;
  readonly changes: readonly DiffChange[];
  /** The change leaves it worse: less is earned, a check of a gate is lost, what changed is not logged, or it is gone. */
  readonly regressed: boolean;
}

export interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

export interface DiffChange extends Omit<CharterChange, 'span'> {
  /** The line in the later version, from 1; null where there is none. */
  readonly line: number | null;
  /** The change log says nothing of it, and should. */
  readonly unlogged: boolean;
}

export interface Sides {
  readonly before: Side;
  readonly after: Side;
  readonly isChanged: IsChanged;
}

/**
 * Compares two states of a repository, charter by charter. One of which nothing was touched that it is read with is
 * left out before it is evaluated a second time: the calendar is the same on both sides.
 */
export function compareSides(
  { before, after, isChanged }: Sides,
  told: Pick<Diff, 'today' | 'before' | 'after'>,
): Diff {
  const now = after.evaluate(after.paths);
  const touched = new Set(
    [...now].filter(([path, { reads }]) => isChanged(path) || [...reads].some(isChanged)).map(([path]) => path),
  );
  const earlier = before.evaluate(before.paths.filter((path) => !now.has(path) || touched.has(path)));
  const gone = [...earlier.keys()].filter((path) => !now.has(path));
  const movedFrom = pairByName(
    [...touched].filter((path) => !earlier.has(path)).map((path) => [path, now.get(path)!] as const),
    gone.map((path) => [path, earlier.get(path)!] as const),
  );
  const charters: CharterDiff[] = [];
  for (const path of touched) {
    const from = movedFrom.get(path) ?? path;
    const was = earlier.get(from);
    const is = now.get(path)!;
    const diff = was
      ? compareCharter({ path, from, was, is, before, after })
      : lone('added', path, is, { before: null, after: is.evaluation.earned });
    if (diff) charters.push(diff);
  }
  const moved = new Set(movedFrom.values());
  for (const path of gone.filter((one) => !moved.has(one))) {
    const was = earlier.get(path)!;
    charters.push(lone('removed', path, was, { before: was.evaluation.earned, after: null }));
  }
  return {
    ...told,
    charters: charters.sort(byPath),
    unchanged: now.size - charters.filter(({ kind }) => kind !== 'removed').length,
    errors: [...before.errors, ...after.errors].sort(byPath),
  };
}

interface Compared {
  readonly path: string;
  readonly from: string;
  readonly was: SideCharter;
  readonly is: SideCharter;
  readonly before: Side;
  readonly after: Side;
}

function compareCharter({ path, from, was, is, before, after }: Compared): CharterDiff | undefined {
  const { changes, regressed, unlogged } = compareVersions(
    { evaluation: was.evaluation, files: { read: (named) => before.read(from, named) } },
    { evaluation: is.evaluation, files: { read: (named) => after.read(path, named) } },
  );
  const moved = from !== path;
  if (changes.length === 0 && !moved) return undefined;
  const { lines } = is.evaluation.charter.document;
  return {
    path,
    kind: moved ? 'moved' : 'changed',
    movedFrom: moved ? from : null,
    name: is.evaluation.name,
    declared: { before: was.evaluation.declared, after: is.evaluation.declared },
    earned: { before: was.evaluation.earned, after: is.evaluation.earned },
    changes: changes.map(({ span, ...change }) => ({
      ...change,
      line: lines.position(span.start).line + 1,
      unlogged: unlogged.some((one) => one.about === change.about && one.kind === change.kind),
    })),
    regressed: regressed || unlogged.length > 0,
  };
}

/** A charter that is on one side only. One that is new has nothing to lose; one that is gone has lost all but its past. */
function lone(
  kind: 'added' | 'removed',
  path: string,
  { evaluation: { name, declared } }: SideCharter,
  earned: Pair<Label | null>,
): CharterDiff {
  return {
    path,
    kind,
    movedFrom: null,
    name,
    declared: kind === 'added' ? { before: null, after: declared } : { before: declared, after: null },
    earned,
    changes: [],
    regressed: kind === 'removed' && declared !== 'retired',
  };
}

/** Which of the charters that are gone came to be which of those that are new: the ones of the same name. */
function pairByName(
  added: readonly (readonly [string, SideCharter])[],
  gone: readonly (readonly [string, SideCharter])[],
): ReadonlyMap<string, string> {
  const named = new Map(gone.map(([path, { evaluation }]) => [evaluation.name, path]));
  const pairs = new Map<string, string>();
  for (const [path, { evaluation }] of added) {
    const from = evaluation.name === '' ? undefined : named.get(evaluation.name);
    if (from === undefined) continue;
    pairs.set(path, from);
    named.delete(evaluation.name);
  }
  return pairs;
}
