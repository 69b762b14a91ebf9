import type { Label } from '../../engine/index.ts';
import { count } from '../reporters/words.ts';
import type { CharterDiff, Diff, DiffChange, RevisionInfo } from './diff.ts';

/** A state of the repository in a sentence. */
function revisionWords({ revision, commit }: RevisionInfo): string {
  if (revision === null) return 'the working tree';
  return commit?.startsWith(revision) ? revision.slice(0, 10) : revision;
}

/** What became of a charter as a whole. */
export function fateWords({ kind, movedFrom, earned, declared }: CharterDiff): string {
  const worth = (label: Label | null) => label ?? 'nothing, as it cannot be read';
  switch (kind) {
    case 'added':
      return `New: it declares ${declared.after ?? 'no label'} and has earned ${worth(earned.after)}.`;
    case 'removed':
      return `Removed: it declared ${declared.before ?? 'no label'} and had earned ${worth(earned.before)}.`;
    case 'moved':
      return `Moved from ${movedFrom}.`;
    case 'changed':
      return earned.before === earned.after
        ? `Earned before and after: ${worth(earned.after)}.`
        : `Earned: ${earned.before ?? 'nothing'}, now ${earned.after ?? 'nothing'}.`;
  }
}

/** What stands before a change: gained, lost, or neither. */
export const SIGNS: Readonly<Record<DiffChange['effect'], string>> = { better: '+', worse: '-', neutral: '~' };

/** What is to be done where the change log is silent. */
export const UNLOGGED = 'The change log says nothing of it: add a line.';

/** The sum of a comparison in a sentence or two. */
export function sumWords({ charters, unchanged, before, after }: Diff): string {
  const between = `between ${revisionWords(before)} and ${revisionWords(after)}`;
  if (charters.length === 0) return `No charter differs in meaning ${between}.`;
  const worse = charters.filter(({ regressed }) => regressed).length;
  const sum = `${count(charters.length, 'charter differs', 'charters differ')} ${between}, ${unchanged} as before.`;
  if (worse === 0) return sum;
  if (charters.length === 1) return `${sum} It is worse off.`;
  return `${sum} ${worse} of them ${worse === 1 ? 'is' : 'are'} worse off.`;
}
