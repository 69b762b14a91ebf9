import type { FieldSpec } from '../format/field-spec.ts';
import { CHARTER, LABELS } from '../format/fields.ts';
import { formatSchema, type JsonSchema } from '../format/json-schema.ts';
import { RULES } from '../rules/index.ts';
import { POLICY } from './fields.ts';
import { requiredId } from './policy.ts';

/** The JSON Schema (draft 7) of a policy, for any editor. It requires nothing. */
export function policySchema(): JsonSchema {
  return formatSchema(withChecks(POLICY), 'Policy for production charters', [], 'text');
}

/** The checks that there are whatever a policy says, with what each asks. */
function withChecks(policy: FieldSpec): FieldSpec {
  const { severities } = policy.keys!;
  const titles = [
    ...RULES.map(({ id, title }) => [id, title] as const),
    ...LABELS.map((label) => [requiredId(label), `What the policy requires of ${label} is filled in`] as const),
  ];
  const keys = titles.map(([id, title]) => [id, { ...severities!.anyKey!, about: `${title}.` }]);
  return { ...policy, keys: { ...policy.keys, severities: { ...severities!, keys: Object.fromEntries(keys) } } };
}

/** The path of each key of a charter; any item of a list is `*`. */
function pathsOf(spec: FieldSpec, path: string): string[] {
  const inside = Object.entries(spec.keys ?? {}).flatMap(([key, child]) => {
    const at = path ? `${path}.${key}` : key;
    return [at, ...pathsOf(child, at)];
  });
  return [...inside, ...(spec.items?.keys ? pathsOf(spec.items, `${path}.*`) : [])];
}

function withPaths(policy: FieldSpec): FieldSpec {
  const { required, checks } = policy.keys!;
  const values = pathsOf(CHARTER, '');
  const labels = Object.entries(required!.keys!).map(([label, list]) => [
    label,
    { ...list, items: { ...list.items!, values } },
  ]);
  const { items } = checks!;
  const keys = { ...items!.keys!, path: { ...items!.keys!.path!, values } };
  return {
    ...policy,
    keys: {
      ...policy.keys,
      required: { ...required!, keys: Object.fromEntries(labels) },
      checks: { ...checks!, items: { ...items!, keys } },
    },
  };
}

/** The format of a policy with what may be written in it: the ids of checks, and the keys of charters. */
export const POLICY_WITH_WORDS: FieldSpec = withPaths(withChecks(POLICY));
