import type { FieldSpec } from '../format/field-spec.ts';
import { LABELS } from '../format/fields.ts';
import { formatSchema, type JsonSchema } from '../format/json-schema.ts';
import { RULES } from '../rules/index.ts';
import { POLICY } from './fields.ts';
import { requiredId } from './policy-rules.ts';

/** The checks that a policy may name, with what each asks, as keys of `severities`. */
export const SEVERITY_KEYS: Readonly<Record<string, FieldSpec>> = Object.fromEntries(
  [
    ...RULES.map(({ id, title }) => [id, title] as const),
    ...LABELS.map((label) => [requiredId(label), `What this policy requires of ${label} is filled in`] as const),
  ].map(([id, title]) => [id, { ...POLICY.keys!.severities!.anyKey!, about: `${title}.` }]),
);

/** The JSON Schema (draft 7) of a policy, for any editor. It requires nothing. */
export function policySchema(): JsonSchema {
  const severities = { ...POLICY.keys!.severities!, keys: SEVERITY_KEYS };
  const spec = { ...POLICY, keys: { ...POLICY.keys, severities } };
  return formatSchema(spec, 'Policy for production charters', [], 'text');
}
