import { distance } from '../values/day.ts';
import type { OwnerLoad, Portfolio, PortfolioEntry } from './portfolio.ts';

/** So many of something: "1 charter", "3 charters". */
export function charters(number: number): string {
  return `${number} ${number === 1 ? 'charter' : 'charters'}`;
}

/** The portfolio in three sentences at most: what is there, what is claimed and not earned, and what nobody owns. */
export function sumSentences({ entries, overclaims, ownerless, damaged }: Portfolio): string[] {
  if (entries.length === 0) return ['There is no charter here.'];
  const all = ({ length }: readonly unknown[], one: string, several: string) =>
    length > 0 ? `${charters(length)} ${length === 1 ? one : several}.` : '';
  return [
    `${charters(entries.length)}.`,
    all(overclaims, 'claims a label that is not earned', 'claim a label that is not earned'),
    all(ownerless, 'lacks an operator or a technical owner', 'lack an operator or a technical owner'),
    all(damaged, 'needs to be mended before it can be read', 'need to be mended before they can be read'),
  ].filter((sentence) => sentence !== '');
}

/** What a charter is called. */
export function entryName({ title, name, path }: PortfolioEntry): string {
  return title ?? (name || path);
}

/** "Ana Ruiz (ana@example.com)" */
export function ownerName({ name, contact }: Pick<OwnerLoad, 'name' | 'contact'>): string {
  return name === undefined ? (contact ?? '') : contact === undefined ? name : `${name} (${contact})`;
}

/** "9/10 · 4/10" */
export function gateCounts({ gates, earned }: PortfolioEntry): string {
  if (earned === null || earned === 'retired') return '';
  return gates.map(({ passed, total }) => `${passed}/${total}`).join(' · ');
}

/** Who is missing: "operator, technical". */
export function missingWords({ missingOwners }: PortfolioEntry): string {
  return missingOwners.map((role) => (role === 'operator' ? 'operator' : 'technical owner')).join(', ');
}

/** Where a day lies: "2026-12-14, in 19 days". */
export function dueWords(portfolio: Pick<Portfolio, 'today'>, day: Portfolio['today']): string {
  return `${day}, ${distance(portfolio.today, day)}`;
}
