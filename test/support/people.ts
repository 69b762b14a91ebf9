import {
  type HandoverPage,
  handOverPage,
  type NamedPage,
  nobodyNamed,
  type Page,
  type Person,
  peopleOn,
  planSuccession,
  renameIn,
  type TextEdit,
} from '../../server/engine/index.ts';

interface PageEdits {
  readonly id: string;
  readonly edits: readonly TextEdit[];
}

/** A handover over some pages, as the editor and the command line do it one by one. */
export function handOver(
  pages: readonly NamedPage[],
  from: string,
  to?: string,
): { readonly pages: readonly HandoverPage[]; readonly warnings: readonly string[] } {
  const succession = planSuccession(peopleOn(pages), from, to);
  if (succession.problem !== undefined) return { pages: [], warnings: [succession.problem] };
  const found = pages.flatMap((page) => handOverPage(page, succession) ?? []);
  const warnings = [...succession.warnings, ...found.flatMap((page) => page.warnings)];
  return { pages: found, warnings: found.length > 0 ? warnings : [...warnings, nobodyNamed(succession)] };
}

/** A person renamed on some pages; only those with edits. */
export function renamePerson(pages: readonly Page[], from: Person, to: Partial<Person>): PageEdits[] {
  const who = peopleOn(pages).identify(from);
  return pages
    .map(({ id, charter }) => ({ id, edits: renameIn(charter, who, from, to) }))
    .filter(({ edits }) => edits.length > 0);
}
