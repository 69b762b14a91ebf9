import { type Charter, viewCharter } from '../charter/charter.ts';
import { pageStart } from '../document/page-start.ts';
import { parseCharter } from '../document/parse.ts';
import { type Section, sectionsOf } from '../document/sections.ts';
import type { Fix } from '../rule.ts';
import { findStructureFaults, MOST_FAULTS } from '../structure/structure-faults.ts';
import { applyEdits, type TextEdit } from '../text/edit.ts';

/**
 * The edits of a fix; none when, applied, they would leave the page with more that cannot be read, or more that is not
 * of the format, than before. The last word on every fix, whoever asks for it.
 */
export function safeEdits(charter: Charter, fix: Pick<Fix, 'edits'>): readonly TextEdit[] {
  const edits = fix.edits(charter);
  if (edits.length === 0) return edits;
  return (harmsSections(charter, edits) ?? harmsPage(charter, edits)) ? [] : edits;
}

/** Whether the page with the edits is worse than without them. */
export function harmsPage(charter: Charter, edits: readonly TextEdit[]): boolean {
  const after = view(charter, applyEdits(charter.document.text, edits));
  return after.document.problems.length > charter.document.problems.length || faults(after) > faults(charter);
}

/**
 * The same, told from the sections that the edits lie in alone: reading the whole page again for each of its fixes
 * would take longer than all the checks. Undefined where the whole page must be asked.
 */
function harmsSections(charter: Charter, edits: readonly TextEdit[]): boolean | undefined {
  const sections = sectionsOf(charter.document);
  // Beyond the most faults that are told, more of them do not count.
  if (!sections || faults(charter) >= MOST_FAULTS) return undefined;
  const touched = new Map<Section, TextEdit[]>();
  for (const edit of edits) {
    const section = sections.find(({ start, end }) => start <= edit.span.start && edit.span.end <= end);
    if (!section) return undefined;
    const others = touched.get(section);
    if (others) others.push(edit);
    else touched.set(section, [edit]);
  }
  const keys = new Set(sections.filter((section) => !touched.has(section)).map(({ key }) => key));
  let more = 0;
  for (const [section, own] of touched) {
    const text = charter.document.text.slice(section.start, section.end);
    const shifted = own.map(({ span: { start, end }, text: inserted }) => ({
      span: { start: start - section.start, end: end - section.start },
      text: inserted,
    }));
    const after = view(charter, applyEdits(text, shifted));
    const parts = sectionsOf(after.document);
    // Behind another section the marker of a document would begin a second one.
    if (section !== sections[0] && pageStart(after.document.text) > 0) return undefined;
    // What an open end does to the next section only the whole page tells.
    if (!parts || (section !== sections.at(-1) && !/[\r\n]$/.test(after.document.text))) return undefined;
    for (const { key } of parts) {
      if (keys.has(key)) return undefined;
      keys.add(key);
    }
    more += faults(after) - sectionFaults(charter, section, text);
  }
  return more > 0;
}

const countedIn = new WeakMap<Charter, Map<Section, number>>();

function sectionFaults(charter: Charter, section: Section, text: string): number {
  const counts = countedIn.get(charter) ?? new Map<Section, number>();
  countedIn.set(charter, counts);
  const count = counts.get(section) ?? faults(view(charter, text));
  counts.set(section, count);
  return count;
}

function view(charter: Charter, text: string): Charter {
  return viewCharter(parseCharter(text), charter.isPlaceholder);
}

const counted = new WeakMap<Charter, number>();

/** How much of a charter is not of the format. Counted once: a page has many fixes. */
function faults(charter: Charter): number {
  // Of a damaged page the structure is a guess, and mending it shows what was hidden.
  if (charter.document.problems.length > 0) return Number.POSITIVE_INFINITY;
  const known = counted.get(charter);
  if (known !== undefined) return known;
  const count = [...findStructureFaults(charter)].length;
  counted.set(charter, count);
  return count;
}
