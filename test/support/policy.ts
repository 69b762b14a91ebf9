import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import Ajv from 'ajv';
import { parse } from 'yaml';
import {
  chain,
  type Evaluation,
  evaluate,
  type Finding,
  type LoadedPolicy,
  type Policy,
  type PolicyHost,
  parseCharter,
  policyCache,
  type Rule,
  type Surroundings,
} from '../../server/engine/index.ts';
import { compilePattern } from '../../server/workspace/pattern.ts';
import { dedent, readMarked } from './marked.ts';
import { overlay } from './overlay.ts';
import { surroundings } from './page.ts';

const schema = JSON.parse(readFileSync(new URL('../../schemas/policy.schema.json', import.meta.url), 'utf8'));
const accepts = new Ajv.default({ strict: false, logger: false }).compile(schema);

/** A host whose files are these, by path. */
export function fakePolicyHost(files: Readonly<Record<string, string>>): PolicyHost & { readonly reads: string[] } {
  const facts = new Map(Object.entries(files).map(([path, text]) => [path, { kind: 'text', text } as const]));
  const reads: string[] = [];
  return {
    reads,
    candidates: ['charter.policy.yaml'],
    read(location) {
      reads.push(location);
      return facts.get(location) ?? { kind: 'absent' };
    },
    resolve: (from, reference) => [normalize(join(dirname(from), reference))],
    compile: compilePattern,
  };
}

/** Reads a policy, with the files that it extends. */
export function loadText(text: string, others: Readonly<Record<string, string>> = {}): LoadedPolicy {
  return chain('charter.policy.yaml', fakePolicyHost({ ...others, 'charter.policy.yaml': text }), policyCache());
}

/** A policy that is sound, and that any editor takes for sound, too. */
export function soundPolicy(source: string, others: Readonly<Record<string, string>> = {}): Policy {
  const text = dedent(source);
  const loaded = loadText(text, others);
  assert.deepEqual(messages(loaded), [], text);
  for (const policy of [text, ...Object.values(others)]) assertAccepted(policy);
  return loaded.policy;
}

/** Holds that the JSON Schema of policies accepts a text. */
export function assertAccepted(text: string): void {
  const data: unknown = parse(text, { version: '1.2' });
  assert.ok(accepts(data ?? null), `${JSON.stringify(accepts.errors, null, 1)}\n${text}`);
}

export function messages({ files }: LoadedPolicy): string[] {
  return files.flatMap(({ location, findings }) => findings.map(({ message }) => `${location}: ${message}`));
}

/** Holds that a policy has the findings that are marked in it, and no other. */
export function checkPolicy(source: string, others: Readonly<Record<string, string>> = {}): readonly Finding[] {
  const { text, marks } = readMarked(source);
  const findings = loadText(text, others).files[0]?.findings ?? [];
  const show = ({ start, end }: { start: number; end: number }) => `${start}: ${text.slice(start, end)}`;
  assert.deepEqual(
    findings.map(({ span }) => show(span)),
    marks.map(({ span }) => show(span)),
    `${text}\n${findings.map(({ message }) => message).join('\n')}`,
  );
  for (const [index, { says }] of marks.entries()) {
    const { message, severity } = findings[index]!;
    assert.ok(message.includes(says), `"${says}" is not in: ${message}`);
    assert.equal(severity, 'error');
  }
  return findings;
}

/** The complete page, with a fragment laid over it, under a policy. */
export function under(
  policy: string | Policy,
  fragment = '',
  given: Partial<Surroundings> & { readonly rules?: readonly Rule[]; readonly page?: string } = {},
): Evaluation {
  const { rules, page, ...more } = given;
  const { text } = overlay(dedent(fragment), page);
  const evaluation = evaluate(
    parseCharter(text),
    surroundings({ policy: typeof policy === 'string' ? soundPolicy(policy) : policy, ...more }),
    rules,
  );
  assert.deepEqual(evaluation.crashes, []);
  return evaluation;
}

/** The findings of one check: severity, and what stands where it points. */
export function found({ findings, charter }: Evaluation, check: string): string[] {
  return findings
    .filter((finding) => finding.check === check)
    .map(({ severity, span }) => `${severity} ${charter.document.text.slice(span.start, span.end)}`);
}
