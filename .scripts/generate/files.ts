import { checksTable, describeField, explainRule } from '../../server/engine/explain.ts';
import { charterSchema } from '../../server/engine/format/json-schema.ts';
import { policySchema } from '../../server/engine/policy/policy-schema.ts';
import { RULES } from '../../server/engine/rules/index.ts';

/** A committed file that is made from the definitions. `make` is given what it holds now. */
export interface GeneratedFile {
  readonly path: string;
  make(before: string): string;
}

export const generatedFiles: readonly GeneratedFile[] = [
  {
    path: 'schemas/charter.schema.json',
    make: () => `${JSON.stringify(charterSchema('text', describeField), null, 2)}\n`,
  },
  {
    path: 'schemas/policy.schema.json',
    make: () => `${JSON.stringify(policySchema(), null, 2)}\n`,
  },
  ...RULES.map((rule) => ({ path: `schemas/checks/${rule.id}.md`, make: () => explainRule(rule) })),
  { path: 'README.md', make: withTable },
  { path: 'syntaxes/charter.tmLanguage.json', make: withCheckIds },
];

/** Puts the ids of all checks into the grammar, which colours them in waivers and suppressions. */
function withCheckIds(before: string): string {
  const ids = RULES.map(({ id }) => id).join('|');
  return before.replace(/("check-id": \{\s*"name": "[^"]+",\s*"match": "[^"]*?\(\?:)[a-z|-]+(\))/, `$1${ids}$2`);
}

/** Puts the table of all checks into the README. */
function withTable(before: string): string {
  return before.replace(/(<!-- checks: [^>]*-->)[\s\S]*(<!-- \/checks -->)/, `$1\n${checksTable()}\n$2`);
}
