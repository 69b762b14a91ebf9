import type { Charter } from '../charter/charter.ts';
import { asSubject, type OwnerRole, ownerPaths, readOwner } from '../charter/owner.ts';
import type { Policy } from '../policy/policy.ts';
import { defineRule, type Report, wrong } from '../rule.ts';

const ROLES = ['operator', 'technical'] as const;

export default defineRule({
  id: 'vendor-owner',
  title: 'One owner is of the house',
  group: 'Ownership',
  fields: ownerPaths(ROLES, ['kind', 'contact']),
  why: 'When the contract ends, the knowledge leaves with the vendor.',
  pass: "The owner of the workflow or of the integration is one of your own people: neither of kind vendor, nor with an e-mail address outside the policy's domains.",
  tune: 'A policy says which e-mail addresses are your own: `internalDomains: [example.com]`.',
  examples: {
    bad: 'owners: { operator: { kind: vendor }, technical: { kind: vendor } }',
    good: 'owners: { operator: { kind: person }, technical: { kind: vendor } }',
  },
  *check({ charter, policy }) {
    const named = ROLES.filter((role) => readOwner(charter, role).name !== undefined);
    const outsiders = ROLES.flatMap((role) => outsider(charter, role, policy) ?? []);
    const [first] = outsiders;
    if (first && named.every((role) => outsider(charter, role, policy))) yield first;
  },
});

/** Says that an owner is of another house; undefined when nothing shows that. */
function outsider(charter: Charter, role: OwnerRole, { internalDomains }: Policy): Report | undefined {
  const { kind, contact, contactField } = readOwner(charter, role);
  const todo = 'Make one of your own people the owner of the workflow or of the integration.';
  const nobody = 'and nobody of your own owns the workflow or the integration';
  const who = asSubject(role);
  if (kind === 'vendor') return wrong(charter.field(`owners.${role}.kind`), `${who} is a vendor, ${nobody}.`, todo);
  const domains = emailDomains(contact);
  if (
    internalDomains.length === 0 ||
    domains.length === 0 ||
    domains.some((domain) => isInside(domain, internalDomains))
  )
    return undefined;
  return wrong(contactField, `${who} is at ${domains[0]}, outside your own domains, ${nobody}.`, todo);
}

function emailDomains(contact: string | undefined): string[] {
  return [...(contact ?? '').slice(0, 300).matchAll(/[^\s@<>,;]@([\p{L}\p{N}.-]+)/gu)].map(([, domain]) =>
    domain!.toLowerCase().replace(/\.$/, ''),
  );
}

function isInside(domain: string, internalDomains: readonly string[]): boolean {
  return internalDomains
    .map((own) =>
      own
        .trim()
        .toLowerCase()
        .replace(/^(?:@|\*\.|\.)/, ''),
    )
    .some((own) => domain === own || domain.endsWith(`.${own}`));
}
