import type { HandoverEntry } from '../../server/protocol.ts';

/** A row of what a handover is about. Without an address it is the way on. */
export interface HandoverItem {
  readonly label: string;
  readonly description: string;
  readonly detail?: string;
  readonly uri: string | undefined;
  readonly alwaysShow?: boolean;
}

/** Where somebody stands, in a sentence; where nowhere, why. */
export function handoverSummary(from: string, charters: readonly HandoverEntry[], warnings: readonly string[]): string {
  if (charters.length === 0) return warnings[0] ?? `${from} stands in no charter of this workspace.`;
  const { length } = charters;
  const orphaned = charters.filter((charter) => charter.orphaned).length;
  if (orphaned === 0)
    return `${from} stands in ${count(length)}${length === 1 ? ', which keeps' : '; each keeps'} another owner.`;
  if (orphaned < length) return `${from} stands in ${count(length)}; ${orphaned} would be left without an owner.`;
  return `${from} stands in ${count(length)}, which would be left without an owner.`;
}

/** The way on, then the charters: those that would be left without an owner first. */
export function handoverItems(
  charters: readonly HandoverEntry[],
): readonly (HandoverItem | { readonly separator: string })[] {
  const label = charters.length === 0 ? 'Close' : '$(arrow-right) Choose who takes over …';
  // Whoever writes a name here, where charters are looked for, is still led on.
  const on: HandoverItem = { label, description: '', uri: undefined, alwaysShow: true };
  const section = (title: string, members: readonly HandoverEntry[]) =>
    members.length === 0 ? [] : [{ separator: title }, ...members.map(item)];
  return [
    on,
    ...section(
      'Left without an owner',
      charters.filter(({ orphaned }) => orphaned),
    ),
    ...section(
      'Keep another owner',
      charters.filter(({ orphaned }) => !orphaned),
    ),
  ];
}

/** What somebody should know before a handover. Choosing one of these does nothing. */
export function warningItems(
  warnings: readonly string[],
): readonly (HandoverWarning | { readonly separator: string })[] {
  if (warnings.length === 0) return [];
  return [{ separator: 'To know before' }, ...warnings.map((warning) => ({ label: `$(warning) ${warning}` }))];
}

export interface HandoverWarning {
  readonly label: string;
}

/** What was done, and how to take it back. */
export function handedOver(from: string, to: string, files: number): string {
  return `${to} stands in the place of ${from} in ${count(files)}. Undo in one of them takes it back in all.`;
}

function item({ name, path, roles, orphaned, uri }: HandoverEntry): HandoverItem {
  return { label: `${orphaned ? '$(warning) ' : ''}${name}`, description: roles.join(', '), detail: path, uri };
}

function count(charters: number): string {
  return charters === 1 ? '1 charter' : `${charters} charters`;
}
