import type { Charter } from '../charter/charter.ts';
import { OWNER_ROLES, type OwnerRole, ownerWords, readOwner } from '../charter/owner.ts';
import { replace, type TextEdit } from '../text/edit.ts';
import type { Identity, People } from './identity.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import { type Person, parsePerson } from './person.ts';
import { mentionsOf, type Page } from './rename-person.ts';
import { type Rewriting, rewrite } from './write-person.ts';

/** What becomes of a charter when somebody leaves. */
export interface HandoverPage {
  readonly id: string;
  /** Where the person stands: `operator`, `whenWrong.escalateTo`, … */
  readonly roles: readonly string[];
  /** Nobody else owns it: neither an operator nor a technical owner is left. Retired charters need none. */
  readonly orphaned: boolean;
  /** They put the other person in this one's place. None where nobody takes over. */
  readonly edits: readonly TextEdit[];
}

/** Who leaves and who takes over, told apart from everybody else. */
export interface Succession {
  readonly leaving: Person;
  readonly who: Identity;
  readonly successor: Successor | undefined;
  /** What is wrong with it as a whole; then nothing is done. */
  readonly problem: string | undefined;
  readonly warnings: readonly string[];
}

interface Successor extends Person {
  readonly who: Identity;
}

/** A charter, and what to call it. */
export type NamedPage = Page & { readonly name: string };

/** What to say where no charter names who leaves. */
export function nobodyNamed({ leaving }: Succession): string {
  return `No charter names ${ownerWords(leaving) ?? 'nobody'}. Write the name or the contact as the charters have it.`;
}

/** Finds out who is meant. `people` are all whom the charters name. */
export function planSuccession(people: People, from: string, to: string | undefined): Succession {
  const leaving = parsePerson(from) ?? { name: undefined, contact: undefined };
  const who = people.identify(leaving);
  const fail = (problem: string): Succession => ({ leaving, who, successor: undefined, problem, warnings: [] });
  const several = (person: Person): string | undefined => {
    const contacts = person.contact === undefined ? people.namesakes(person.name ?? '') : [];
    if (contacts.length === 0) return undefined;
    return `${person.name} is the name of several people: ${contacts.join(', ')}. Say which one by the contact.`;
  };
  const unclear = several(leaving);
  if (unclear) return fail(unclear);
  if (from.trim() === '') return fail('Say who leaves, by name or by contact.');
  const given = to === undefined ? undefined : parsePerson(to);
  if (to !== undefined && !given) return fail('Say who takes over, by name or by contact.');
  if (!given) return { leaving, who, successor: undefined, problem: undefined, warnings: [] };
  const unclearSuccessor = several(given);
  if (unclearSuccessor) return fail(unclearSuccessor);
  const successor = { ...people.completed(given), who: people.identify(given) };
  if (who.matches(successor, [])) return fail(`${from.trim()} and ${to?.trim()} are the same person.`);
  const words = ownerWords(successor);
  const warnings = [
    ...(successor.name === undefined
      ? [`No charter knows the name of ${words}, so the contact stands in its place. Write the name where you can.`]
      : []),
    ...(successor.contact === undefined
      ? [`No charter knows how ${words} is reached, so TBD stands as the contact. Fill it in.`]
      : []),
  ];
  return { leaving, who, successor, problem: undefined, warnings };
}

/** What a handover means for one charter; undefined where it does not name the person. */
export function handOverPage(
  { id, name, charter }: NamedPage,
  { who, successor }: Succession,
): (HandoverPage & { readonly warnings: readonly string[] }) | undefined {
  const all = mentionsIn(charter);
  const found = mentionsOf(charter, who, all);
  if (found.length === 0) return undefined;
  const roles = [...new Set(found.map(({ role }) => role))];
  const left = (role: OwnerRole) => all.filter((mention) => mention.role === role && !found.includes(mention));
  const owned = roles.some((role) => role === 'operator' || role === 'technical');
  const retired = charter.field('status').text === 'retired';
  const orphaned = owned && !retired && left('operator').length + left('technical').length === 0;
  if (!successor) return { id, roles, orphaned, edits: [], warnings: [] };

  // Who ran the test that was passed stays who ran it.
  const tested = ['passed', 'failed'].includes(charter.field('turnoverTest.result').text ?? '');
  const changed = found.filter(({ role }) => !(role === 'turnoverTest.runBy' && tested));
  const edits = [
    ...rewrite(
      charter,
      changed.flatMap((mention) => inPlaceOf(mention, successor)),
    ),
    ...lastDays(charter, changed),
  ];
  return { id, roles, orphaned, edits, warnings: warningsOf(charter, name, all, changed, found, successor) };
}

function inPlaceOf({ written }: Mention, successor: Person): Rewriting[] {
  const { name = successor.contact, contact = successor.name } = successor;
  const [first, second] = written;
  if (!first) return [];
  if (!second) return [{ part: first, text: (first.kind === 'name' ? name : contact) ?? '' }];
  if (first.node === second.node) {
    const text = first.node.text.trim();
    const part = { ...first, text, from: first.node.text.indexOf(text) };
    return [{ part, text: ownerWords(successor) ?? '' }];
  }
  const reached = successor.contact ?? 'TBD';
  return written.map((part) => ({ part, text: (part.kind === 'name' ? name : reached) ?? '' }));
}

function isOwnerRole(role: string): role is OwnerRole {
  return (OWNER_ROLES as readonly string[]).includes(role);
}

/** The last day of who leaves is not that of who comes: its key is taken out. Two owners may share one by an alias. */
function lastDays(charter: Charter, changed: readonly Mention[]): TextEdit[] {
  const edits = changed.flatMap(({ role }) => (isOwnerRole(role) ? lastDay(charter, role) : []));
  return [...new Map(edits.map((edit) => [edit.span.start, edit])).values()];
}

function lastDay(charter: Charter, role: OwnerRole): TextEdit[] {
  const entry = charter.entry(['owners', role, 'until']);
  const owner = charter.field(`owners.${role}`).node;
  if (!entry || entry.merged || owner?.kind !== 'map') return [];
  const { text, lines } = charter.document;
  const end = entry.value?.span.end ?? entry.keySpan.end + 1;
  if (owner.flow) {
    const behind = /^\s*,[ \t]*/.exec(text.slice(end));
    if (behind) return [replace({ start: entry.keySpan.start, end: end + behind[0].length }, '')];
    const before = /,?\s*$/.exec(text.slice(owner.span.start, entry.keySpan.start))?.[0].length ?? 0;
    return [replace({ start: entry.keySpan.start - before, end }, '')];
  }
  const line = lines.spanAt(entry.keySpan.start);
  // A comment behind it is somebody's, and stays.
  const alone = text.slice(line.start, entry.keySpan.start).trim() === '' && text.slice(end, line.end).trim() === '';
  if (!alone) return [replace({ start: entry.keySpan.start, end }, '')];
  const lineEnd = /^(?:\r\n|\r|\n)?/.exec(text.slice(line.end))?.[0].length ?? 0;
  return [replace({ start: line.start, end: line.end + lineEnd }, '')];
}

function warningsOf(
  charter: Charter,
  page: string,
  all: readonly Mention[],
  changed: readonly Mention[],
  found: readonly Mention[],
  successor: Successor,
): string[] {
  const words = successor.name ?? successor.contact ?? '';
  const comes = (mention: Mention) => changed.includes(mention) || successor.who.matches(mention, all);
  const holds = (role: string) => all.some((mention) => mention.role === role && comes(mention));
  const touches = (role: string) => changed.some((mention) => mention.role === role);
  const warnings: string[] = [];
  const owns = (['operator', 'technical'] as const).filter(holds);
  if (owns.length === 2 && owns.some(touches))
    warnings.push(
      `${page}: ${words} would own the workflow and the integration. Name somebody else for one of them, or nobody is left when ${words} goes.`,
    );
  const approvals = all.filter(({ role }) => role.startsWith('waivers.'));
  if (approvals.some((mention) => changed.includes(mention)))
    warnings.push(`${page}: ${words} would stand as who approved a waiver. Ask before you save it.`);
  if (
    owns.length > 0 &&
    approvals.some(comes) &&
    (owns.some(touches) || approvals.some((one) => changed.includes(one)))
  )
    warnings.push(`${page}: a waiver would be approved by ${words}, an owner of what it excuses, and no longer hold.`);
  const runs = all.filter(({ role }) => role === 'turnoverTest.runBy');
  if (runs.some((mention) => found.includes(mention) && !changed.includes(mention)))
    warnings.push(`${page}: who ran the turnover test stays as it is, as that has happened.`);
  else if (runs.some(comes) && ['operator', 'technical', 'champion'].some(holds))
    warnings.push(
      `${page}: the turnover test would be run by ${words}, and it has to pass without its owners and its champion.`,
    );
  for (const role of OWNER_ROLES) {
    const kind = touches(role) ? readOwner(charter, role).kind : undefined;
    if (kind !== undefined)
      warnings.push(`${page}: the ${role} is said to be of kind ${kind}. See whether that holds for ${words}.`);
  }
  return warnings;
}
