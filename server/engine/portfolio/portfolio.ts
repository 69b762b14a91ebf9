import type { OwnerRole } from '../charter/owner.ts';
import { LABELS } from '../format/fields.ts';
import { listPeople } from '../people/list-people.ts';
import { keyOf } from '../people/person.ts';
import type { Label } from '../rule.ts';
import type { Summary } from '../summary.ts';
import { type Day, daysBetween } from '../values/day.ts';

/** One charter among many. */
export interface PortfolioEntry extends Summary {
  /** As it is shown. */
  readonly path: string;
}

/** What all the charters of a house come to. */
export interface Portfolio {
  readonly today: Day;
  /** Every charter, sorted by path. */
  readonly entries: readonly PortfolioEntry[];
  readonly labels: readonly LabelCount[];
  /** Whose label is not earned, those that claim most first. */
  readonly overclaims: readonly PortfolioEntry[];
  /** Whose text cannot be read, which have earned no label. */
  readonly damaged: readonly PortfolioEntry[];
  /** Those in use that lack an operator or a technical owner. */
  readonly ownerless: readonly PortfolioEntry[];
  /** The days on which a metric is due, from the earliest of the last {@link CALENDAR_PAST} days on. */
  readonly calendar: readonly DueDay[];
  /** Everybody who owns something, those with most charters first. */
  readonly owners: readonly OwnerLoad[];
  readonly distribution: readonly GateDistribution[];
}

export interface LabelCount {
  /** Null: none is declared, or none can be earned as the text cannot be read. */
  readonly label: Label | null;
  readonly declared: number;
  readonly earned: number;
}

export interface DueDay {
  readonly day: Day;
  /** Days from today; below 0 it is past. */
  readonly distance: number;
  readonly entries: readonly PortfolioEntry[];
}

export interface OwnerLoad {
  readonly name: string | undefined;
  readonly contact: string | undefined;
  /** How many charters name this person as an owner of any kind. */
  readonly charters: number;
  readonly roles: Readonly<Record<OwnerRole, number>>;
}

/** How many charters pass how many checks of a gate. */
export interface GateDistribution {
  /** The label that the gate opens. */
  readonly label: Label;
  /** At index n the charters that pass n checks. */
  readonly counts: readonly number[];
}

/** So many days back a day 90 is still of interest. */
const CALENDAR_PAST = 90;

const RANK: Readonly<Record<Label, number>> = { production: 3, pilot: 2, research: 1, retired: 0 };

/** Sums up many charters. Retired ones are counted and left out of everything that is to be done. */
export function sumUp(entries: readonly PortfolioEntry[], today: Day): Portfolio {
  const sorted = [...entries].sort((a, b) => (a.path < b.path ? -1 : 1));
  const active = sorted.filter(({ declared, earned }) => declared !== 'retired' && earned !== 'retired');
  return {
    today,
    entries: sorted,
    labels: [...LABELS, null].map((label) => ({
      label,
      declared: sorted.filter(({ declared }) => declared === label).length,
      earned: sorted.filter(({ earned }) => earned === label).length,
    })),
    overclaims: active
      .filter(({ overclaims }) => overclaims)
      .sort((a, b) => gap(b) - gap(a) || (a.path < b.path ? -1 : 1)),
    damaged: sorted.filter(({ earned }) => earned === null),
    ownerless: active.filter(({ missingOwners, earned }) => earned !== null && missingOwners.length > 0),
    calendar: calendarOf(active, today),
    owners: ownersOf(active),
    distribution: distributionOf(active),
  };
}

function gap({ declared, earned }: PortfolioEntry): number {
  return (declared ? RANK[declared] : 0) - (earned ? RANK[earned] : 0);
}

function calendarOf(entries: readonly PortfolioEntry[], today: Day): DueDay[] {
  const byDay = new Map<Day, PortfolioEntry[]>();
  for (const entry of entries) {
    if (entry.dayNinety === null || daysBetween(today, entry.dayNinety) < -CALENDAR_PAST) continue;
    const due = byDay.get(entry.dayNinety);
    if (due) due.push(entry);
    else byDay.set(entry.dayNinety, [entry]);
  }
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, due]) => ({ day, distance: daysBetween(today, day), entries: due }));
}

function ownersOf(entries: readonly PortfolioEntry[]): OwnerLoad[] {
  const people = entries.map(({ owners }) =>
    owners.map(({ name, contact }) => ({ name: name ?? undefined, contact: contact ?? undefined })),
  );
  return listPeople(people).map(({ name, contact, pages, on }) => {
    const roles: Record<OwnerRole, number> = { operator: 0, technical: 0, sponsor: 0, champion: 0 };
    const words = new Set([keyOf(name), keyOf(contact)]);
    for (const at of on) {
      for (const owner of entries[at]!.owners) {
        const own = [keyOf(owner.contact ?? undefined), keyOf(owner.name ?? undefined)];
        if (own.some((key) => key !== '' && words.has(key))) roles[owner.role]++;
      }
    }
    return { name, contact, charters: pages, roles };
  });
}

function distributionOf(entries: readonly PortfolioEntry[]): GateDistribution[] {
  const readable = entries.filter(({ earned }) => earned !== null);
  const gates = readable[0]?.gates ?? [];
  return gates.map(({ label }, index) => {
    const most = Math.max(...readable.map((entry) => entry.gates[index]?.total ?? 0));
    const counts = Array.from({ length: most + 1 }, () => 0);
    for (const { gates: own } of readable) counts[own[index]?.passed ?? 0]!++;
    return { label, counts };
  });
}
