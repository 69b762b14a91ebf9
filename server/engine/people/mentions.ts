import type { Charter } from '../charter/charter.ts';
import type { Field } from '../charter/field.ts';
import { OWNER_ROLES } from '../charter/owner.ts';
import type { ScalarNode } from '../document/node.ts';
import { type Person, type PersonPart, personParts } from './person.ts';

/** A place of a page that names a person. */
export interface Mention extends Person {
  /** `operator`, `technical`, `sponsor`, `champion`, or the path: `whenWrong.escalateTo`, `waivers.0.approvedBy`. */
  readonly role: string;
  /** It is one of the owners. Elsewhere a text may name a person, or something else: a rotation, a queue. */
  readonly owner: boolean;
  /** What is written of the person, in the order of the page. */
  readonly written: readonly MentionPart[];
}

export interface MentionPart extends PersonPart {
  /** The value that it is a piece of. */
  readonly node: ScalarNode;
}

const SINGLE = ['whenWrong.escalateTo', 'governance.prompts.owner', 'turnoverTest.runBy', 'maintenance.onCall'];

/** Every place of a page that names a person, in the order of the format. Blanks and placeholders name nobody. */
export function mentionsIn(charter: Charter): Mention[] {
  const mentions: Mention[] = [];
  const add = (role: string, owner: boolean, written: readonly MentionPart[]): void => {
    const part = (kind: PersonPart['kind']) => written.find((one) => one.kind === kind)?.text;
    if (written.length > 0) mentions.push({ role, owner, written, name: part('name'), contact: part('contact') });
  };
  for (const role of OWNER_ROLES) {
    const path = `owners.${role}`;
    const { node } = charter.field(path);
    if (node?.kind === 'list') for (const item of charter.items(path)) add(role, true, partsOf(item));
    else if (node?.kind === 'map') {
      const contact = partsOf(charter.field(`${path}.contact`));
      // What stands as the contact is one, whatever it looks like: "the channel of the team".
      const reached = contact.length === 1 ? contact.map((part) => ({ ...part, kind: 'contact' as const })) : contact;
      add(role, true, [...partsOf(charter.field(`${path}.name`)), ...reached]);
    } else add(role, true, partsOf(charter.field(path)));
  }
  for (const path of SINGLE) add(path, false, partsOf(charter.field(path)));
  for (const { path } of charter.items('waivers')) {
    const approver = `${path}.approvedBy`;
    add(approver, false, partsOf(charter.field(approver)));
  }
  return mentions;
}

function partsOf({ blank, node }: Field): MentionPart[] {
  return blank || node?.kind !== 'scalar' ? [] : personParts(node.text).map((part) => ({ ...part, node }));
}
