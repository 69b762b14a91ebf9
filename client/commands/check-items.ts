import type { CheckEntry } from '../../server/protocol.ts';

/** One check in a list. */
export interface CheckItem {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

/** The checks for a list: those of each group below its name, groups and checks in the order of the documentation. */
export function checkItems(checks: readonly CheckEntry[]): readonly (CheckItem | { readonly separator: string })[] {
  const groups = new Map<string, CheckEntry[]>();
  for (const check of checks) groups.set(check.group, [...(groups.get(check.group) ?? []), check]);
  return [...groups].flatMap(([group, members]) => [
    { separator: group },
    ...members.map(({ id, title, labels, severity, why }) => ({
      id,
      label: title,
      description: id,
      detail: `${labels.length > 0 ? `needed for ${labels.join(' and ')}` : severity} · ${why}`,
    })),
  ]);
}
