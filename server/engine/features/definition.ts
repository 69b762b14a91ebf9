import type { Charter } from '../charter/charter.ts';
import { isOwner, OWNER_ROLES, type Owner, readOwner } from '../charter/owner.ts';
import { readPageLines } from '../document/page-lines.ts';
import { pathAt } from '../document/path-at.ts';
import { ruleById } from '../rules/index.ts';
import { readSuppressions } from '../suppressions.ts';
import { contains, type Span } from '../text/span.ts';
import type { Files } from '../values/path.ts';
import { type LinkTarget, namesFile } from './document-links.ts';

/** Where something is defined that is named at a place. */
export interface Definition {
  /** The words that name it. */
  readonly origin: Span;
  readonly target:
    | Extract<LinkTarget, { kind: 'file' | 'policy' }>
    /** The page of a check. */
    | { readonly kind: 'check'; readonly id: string }
    /** In the same text: all of it, and what of it to select. */
    | { readonly kind: 'here'; readonly span: Span; readonly selection: Span };
}

/** Where a page names a person who may be one of its owners. */
const NAMES_PERSON =
  /^(?:whenWrong\.escalateTo|waivers\.\d+\.approvedBy|governance\.prompts\.owner|turnoverTest\.runBy|maintenance\.onCall)$/;

/**
 * Where what is named at an offset is defined: a file, a check's page, the entry of an owner, the policy that another one
 * extends, the value that an alias repeats. Several only where several owners answer to one name.
 */
export function definitions(charter: Charter, offset: number, files: Files): Definition[] {
  return aliased(charter, offset) ?? suppressed(charter, offset) ?? named(charter, offset, files);
}

function named(charter: Charter, offset: number, files: Files): Definition[] {
  const place = pathAt(charter.document.root, offset);
  if (!place) return [];
  const { span: origin } = place;
  const path = place.path.join('.');
  const spec = charter.specAt(place.path);
  const { text } = charter.field(path);
  const isPolicy = charter.specAt(['extends']) !== undefined;
  if (isPolicy && place.path[0] === 'severities' && place.path.length === 2 && ruleById(String(place.path[1])))
    return [{ origin, target: { kind: 'check', id: String(place.path[1]) } }];
  if (text === undefined || !spec) return [];
  if (isPolicy && place.path[0] === 'extends') return [{ origin, target: { kind: 'policy', reference: text } }];
  if (spec.path && namesFile(text, files)) return [{ origin, target: { kind: 'file', path: text } }];
  if (/^waivers\.\d+\.check$/.test(path) && ruleById(text)) return [{ origin, target: { kind: 'check', id: text } }];
  const itself = ownEntry(charter, path, origin);
  if (itself) return [itself];
  if (!NAMES_PERSON.test(path)) return [];
  return OWNER_ROLES.flatMap((role): Definition[] => {
    const owner = readOwner(charter, role);
    const { keySpan } = owner.field;
    if (!keySpan || !isOwner(text, owner)) return [];
    return [{ origin, target: { kind: 'here', span: entryOf(owner, keySpan), selection: keySpan } }];
  });
}

/** An owner's name or contact stands where it is defined: an editor that is told so shows who else names that person. */
function ownEntry(charter: Charter, path: string, origin: Span): Definition | undefined {
  const role = OWNER_ROLES.find((one) => new RegExp(`^owners\\.${one}(?:\\.(?:name|contact))?$`).test(path));
  if (!role) return undefined;
  const { blank, node } = charter.field(path);
  const owner = readOwner(charter, role);
  const { keySpan } = owner.field;
  if (!keySpan || blank || node?.kind !== 'scalar' || node.span.start !== origin.start) return undefined;
  const span = entryOf(owner, keySpan);
  // What is taken over with << stands elsewhere.
  return contains(span, origin) ? { origin, target: { kind: 'here', span, selection: origin } } : undefined;
}

function entryOf({ field: { node } }: Owner, keySpan: Span): Span {
  return { start: keySpan.start, end: Math.max(keySpan.end, node?.span.end ?? 0) };
}

/** What an alias repeats; undefined where there is no alias. */
function aliased({ document }: Charter, offset: number): Definition[] | undefined {
  const { text, lines, problems } = document;
  const line = lines.spanAt(offset);
  if (problems.length > 0 || !text.slice(line.start, line.end).includes('*')) return undefined;
  // A byte order mark would move every place.
  const { marks } = readPageLines(text.replace(/^\uFEFF/, ' '));
  const spanOf = ({ offset: start, name }: (typeof marks)[number]) => ({ start, end: start + 1 + name.length });
  const index = marks.findIndex((mark) => {
    const { start, end } = spanOf(mark);
    return text[start] === '*' && start <= offset && offset <= end;
  });
  const alias = marks[index];
  if (!alias) return undefined;
  const anchor = marks.slice(0, index).findLast((mark) => text[mark.offset] === '&' && mark.name === alias.name);
  if (!anchor) return [];
  const selection = spanOf(anchor);
  return [{ origin: spanOf(alias), target: { kind: 'here', span: selection, selection } }];
}

/** The check that a comment hides; undefined where there is none. */
function suppressed(charter: Charter, offset: number): Definition[] | undefined {
  const { text, lines } = charter.document;
  const line = lines.spanAt(offset);
  if (!text.slice(line.start, line.end).includes('charter-ignore')) return undefined;
  for (const { checks } of readSuppressions(charter)) {
    const check = checks.find(({ span }) => span.start <= offset && offset <= span.end);
    if (check) return ruleById(check.id) ? [{ origin: check.span, target: { kind: 'check', id: check.id } }] : [];
  }
  return undefined;
}
