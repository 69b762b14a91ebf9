import type { Charter, Span } from '../engine/index.ts';
import type { CharterEntry } from '../protocol.ts';
import type { CharterSymbol } from './charter-index.ts';
import { toRange } from './convert.ts';

/** What somebody may look for in a charter: itself, by name and title, and its owners. */
export function charterSymbols(page: Charter, { name, title, owners }: CharterEntry): CharterSymbol[] {
  const { lines } = page.document;
  const at = (span: Span) => toRange(lines, span);
  return [
    {
      name: title === null ? name : `${name} — ${title}`,
      kind: 'charter',
      of: '',
      range: at(page.field('name').span),
    },
    ...owners.map(
      ({ role, name: who, contact }): CharterSymbol => ({
        name: who !== null && contact !== null && who !== contact ? `${who} <${contact}>` : (who ?? contact ?? ''),
        kind: 'owner',
        of: `${role} of ${name}`,
        range: at(page.field(`owners.${role}`).span),
      }),
    ),
  ];
}
