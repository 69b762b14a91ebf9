import { budgetWords } from '../charter/budget.ts';
import type { Charter } from '../charter/charter.ts';
import { amountIn, type Field, numberIn } from '../charter/field.ts';
import { fieldTitle } from '../charter/field-titles.ts';
import { monthlyFriction } from '../charter/friction.ts';
import { OWNER_ROLES, ownerWords, ROLE_TITLES, readOwner } from '../charter/owner.ts';
import { toJson } from '../document/to-json.ts';
import type { FieldSpec } from '../format/field-spec.ts';
import type { Span } from '../text/span.ts';
import { isPath } from '../values/path.ts';
import { plainNumber } from '../values/plain-number.ts';

/** One thing that a page says, however it is written. */
export interface PageFact {
  /** Its path; an item of a list by what it is called and not by its place: `review.tiers[draft].when`. */
  readonly about: string;
  /** The section of the format and the key, without items: `review.tiers.*.when`. */
  readonly path: string;
  readonly title: string;
  /** The item of a list that it is part of: `review.tiers[draft]`. */
  readonly item: { readonly about: string; readonly title: string } | undefined;
  /** As people read it. */
  readonly value: string;
  /** Equal exactly when it says the same: `30%` and `0.3` are. */
  readonly same: string;
  readonly span: Span;
}

/** Everything that a page says, by what it is about, in the order of the format. What is blank is not said. */
export function pageFacts(charter: Charter): ReadonlyMap<string, PageFact> {
  const facts = new Map<string, PageFact>();
  const add = (fact: PageFact) => void facts.set(fact.about, fact);
  const names = new Map<string, readonly string[]>();
  for (const { field, spec } of charter.written()) {
    if (field.node?.kind === 'list' && spec.items) names.set(field.path, itemNames(charter, field));
    if (OWNED_ELSEWHERE.test(field.path) || field.blank || !isLeaf(field, spec)) continue;
    add(factOf(field, spec, names));
  }
  for (const role of OWNER_ROLES) {
    const owner = readOwner(charter, role);
    const value = ownerWords(owner);
    if (value) add(fact(`owners.${role}`, ROLE_TITLES[role], value, owner.nameField.span));
  }
  const friction = charter.field('problem.frictionHours');
  const hours = monthlyFriction(charter);
  if (hours) add(fact(friction.path, fieldTitle(friction.path), `${plainNumber(hours.hours)} a month`, friction.span));
  const budget = charter.field('maintenance.budget');
  const money = budgetWords(charter);
  if (money) add(fact(budget.path, fieldTitle(budget.path), money, budget.span));
  return facts;
}

/** What is said in several ways, or in several values: it is read in one place for all of them. */
const OWNED_ELSEWHERE = /^(?:status$|owners\.|problem\.frictionHours|maintenance\.budget(?:\.|$))/;

function fact(path: string, title: string, value: string, span: Span): PageFact {
  return { about: path, path, title, item: undefined, value, same: value, span };
}

function isLeaf({ node }: Field, spec: FieldSpec): boolean {
  return node?.kind === 'scalar' || (!spec.keys && !spec.items);
}

function factOf(field: Field, spec: FieldSpec, names: ReadonlyMap<string, readonly string[]>): PageFact {
  const path = onePath(field);
  const steps = path.split('.');
  const at = steps.findIndex((step) => /^\d+$/.test(step));
  const list = steps.slice(0, Math.max(at, 0)).join('.');
  const name = at < 0 ? undefined : names.get(list)?.[Number(steps[at])];
  const item = name === undefined ? undefined : { about: `${list}[${name}]`, title: itemTitle(list, name) };
  const rest = steps.slice(at + 1).join('.');
  const number = spec.kinds.includes('number') ? numberIn(field) : undefined;
  const amount = spec.kinds.some((kind) => kind === 'share' || kind === 'amount') ? amountIn(field) : undefined;
  const value = field.text?.replace(/\s+/g, ' ') ?? valueWords(field);
  return {
    about: item ? `${item.about}${rest ? `.${rest}` : ''}` : path,
    path: path.replace(/\.\d+(?=\.|$)/g, '.*'),
    title: item && rest ? `${item.title}, ${fieldTitle(path).toLowerCase()}` : (item?.title ?? fieldTitle(path)),
    item,
    value,
    same: String(number ?? amount ?? (field.text === undefined ? JSON.stringify(toJson(field.node)) : value)),
    span: field.span,
  };
}

/** The short forms of the format, as the long ones. */
function onePath({ path, text }: Field): string {
  if (path === 'governance.modelVersion') return 'governance.modelVersion.pinned';
  if (path === 'governance.prompts') return `governance.prompts.${isPath(text ?? '') ? 'path' : 'version'}`;
  return path;
}

/** What each item of a list is called; an item that was called the same before has a number. */
function itemNames(charter: Charter, list: Field): string[] {
  const seen = new Map<string, number>();
  return charter.items(list.path).map((item) => {
    const named = ['name', 'check', 'gap'].map((key) => charter.field(`${item.path}.${key}`).text);
    const name = item.text ?? named.find((text) => text !== undefined) ?? 'without a name';
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} ${count}`;
  });
}

function itemTitle(list: string, name: string): string {
  const words: Readonly<Record<string, string>> = {
    'review.tiers': 'Tier',
    'review.checklist': 'Checklist',
    'inputs.knownGaps': 'Known gap',
    waivers: 'Waiver of',
  };
  const what = words[list] ?? list;
  return list === 'waivers' ? `${what} ${name}` : `${what} "${name}"`;
}

function valueWords({ node }: Field): string {
  if (node?.kind === 'list') return node.items.map((item) => (item?.kind === 'scalar' ? item.text : '…')).join(', ');
  return 'written in the page';
}
