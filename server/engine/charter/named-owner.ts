import { scaffold } from '../fixes/scaffold-fix.ts';
import type { Report } from '../rule.ts';
import { reportBlanks } from './blanks.ts';
import type { Charter } from './charter.ts';
import { type OwnerRole, readOwner } from './owner.ts';

/** What to say when an owner is not named. */
export interface OwnerWords {
  readonly none: string;
  readonly words: string;
  readonly todo: string;
  readonly fix: string;
}

/** Reports an owner without a name. The fix adds name and contact; where only the contact is given, the name. */
export function* namedOwner(
  charter: Charter,
  role: OwnerRole,
  { none, words, todo, fix }: OwnerWords,
): Iterable<Report> {
  const owner = readOwner(charter, role);
  if (owner.name !== undefined) return;
  const [name, contact] = [`owners.${role}.name`, `owners.${role}.contact`];
  // Where the whole entry is blank, the finding is about the entry, and the fix fills it.
  const at = owner.field.blank && owner.field.keySpan ? owner.field : owner.nameField;
  for (const report of reportBlanks(charter, { fields: { [at.path]: words }, none, todo, fix })) {
    yield { ...report, fixes: [scaffold(fix, [name, contact])] };
  }
}
