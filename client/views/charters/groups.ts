import type { CharterEntry } from '../../../server/protocol.ts';

/** The groups of the view, in order: first what is not as it says, then label by label. */
export const GROUPS = [
  { id: 'overclaimed', label: 'Over-claimed', icon: 'warning', about: 'They claim a label that they have not earned.' },
  { id: 'unreadable', label: 'Cannot be read', icon: 'error', about: 'Their text has a syntax error.' },
  { id: 'production', label: 'Production', icon: 'verified', about: 'They say production, and have earned it.' },
  { id: 'pilot', label: 'Pilot', icon: 'beaker', about: 'They say pilot, and have earned at least that.' },
  { id: 'research', label: 'Research', icon: 'telescope', about: 'They say research, which costs nothing.' },
  { id: 'retired', label: 'Retired', icon: 'archive', about: 'They are not in use any more.' },
] as const;

export type GroupId = (typeof GROUPS)[number]['id'];

/** The group of a charter. One without a status is where it has earned to be. */
export function groupOf({ declared, earned, overclaims }: CharterEntry): GroupId {
  if (earned === null) return 'unreadable';
  if (overclaims) return 'overclaimed';
  const label = [declared, earned].find((word) => GROUPS.some(({ id }) => id === word));
  return (label as GroupId | undefined) ?? 'research';
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The order within a group: by name, those of one name by path. */
export function compareEntries(a: CharterEntry, b: CharterEntry): number {
  return collator.compare(a.name, b.name) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

/**
 * Whether a charter is one of those that a filter is about: each word of it is in the charter's name, title, path or
 * owners, or in the name of its group. Case and accents do not count.
 */
export function matcher(filter: string): (entry: CharterEntry) => boolean {
  const words = fold(filter).split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return (entry) => {
    const { name, title, path, declared, owners } = entry;
    const group = GROUPS.find(({ id }) => id === groupOf(entry))?.label;
    const people = owners.flatMap((owner) => [owner.name, owner.contact]);
    const text = fold([name, title, path, declared, group, ...people].join('\n'));
    return words.every((word) => text.includes(word));
  };
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
