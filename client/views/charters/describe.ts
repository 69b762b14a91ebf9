import type { CharterEntry, OwnerEntry } from '../../../server/protocol.ts';
import { verdict } from '../status-text.ts';
import { groupOf } from './groups.ts';

const ROLES: Readonly<Record<string, string>> = {
  operator: 'Owner of the workflow',
  technical: 'Owner of the integration',
  sponsor: 'Sponsor',
  champion: 'Champion',
};

/**
 * What stands behind a charter's name: `n/10 · n/10`, what it says where that is not so, and day 90. First its path, where
 * another one has its name.
 */
export function description(entry: CharterEntry, hasNamesake = false): string {
  const { declared, earned, gates, dayNinety } = entry;
  const counts = declared === 'retired' ? [] : gates.map(({ passed, total }) => `${passed}/${total}`);
  return [
    hasNamesake && entry.path,
    ...(earned === null ? [] : counts),
    contradiction(entry),
    dayNinety && `day 90 ${dayNinety}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function contradiction(entry: CharterEntry): string | undefined {
  const { declared, earned, summary } = entry;
  if (earned === null) return undefined;
  if (groupOf(entry) === 'overclaimed') return `says ${declared}, earned ${summary}`;
  if (declared === null) return 'no status';
  if (declared !== earned) return `could say ${earned}`;
  return summary === earned ? undefined : summary;
}

/** What the tooltip says, in lines of plain text: none of it is markup, whatever a charter says. */
export interface Tooltip {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** What is shown of a charter when the pointer rests on it. */
export function tooltip(entry: CharterEntry): Tooltip {
  const { name, title, path, gates, owners, missingOwners, dayNinety, declared, earned } = entry;
  const counted = gates.map(({ label, passed, total }) => `${passed} of ${total} checks for ${label} pass.`);
  return {
    heading: title ? `${name}: ${title}` : name,
    lines: [
      path,
      verdict(entry, groupOf(entry) === 'overclaimed'),
      ...(declared === 'retired' || earned === null ? [] : counted),
      ...missingOwners.map((role) => `Missing: ${roleWords(role).toLowerCase()}.`),
      ...owners.map(({ role, ...owner }) => `${roleWords(role)}: ${person(owner)}`),
      ...(dayNinety ? [`Day 90 of the metric: ${dayNinety}`] : []),
      findings(entry),
    ],
  };
}

/** The same in one breath, for who does not see the icon and the tooltip. */
export function spoken(entry: CharterEntry): string {
  const { heading, lines } = tooltip(entry);
  return [heading, ...lines].map((line) => (/[.!?]$/.test(line) ? line : `${line}.`)).join(' ');
}

function roleWords(role: string): string {
  return ROLES[role] ?? role;
}

function person({ name, contact }: Omit<OwnerEntry, 'role'>): string {
  if (!name || !contact || name === contact) return name ?? contact ?? '';
  return `${name} (${contact})`;
}

function findings({ errors, warnings }: CharterEntry): string {
  const counts = [counted(errors, 'error'), counted(warnings, 'warning')].filter(Boolean);
  return counts.length > 0 ? `${counts.join(' and ')}.` : 'No errors and no warnings.';
}

function counted(count: number, word: string): string {
  return count === 0 ? '' : `${count} ${word}${count === 1 ? '' : 's'}`;
}
