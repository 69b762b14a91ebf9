import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { FieldSpec } from '../../../server/engine/format/field-spec.ts';
import { POLICY } from '../../../server/engine/policy/fields.ts';
import { DEFAULT_POLICY } from '../../../server/engine/policy/policy.ts';
import { soundPolicy } from '../../support/policy.ts';

const sample = readFileSync(new URL('../../../schemas/examples/policy/charter.policy.yaml', import.meta.url), 'utf8');

test('the sample has no finding, here and in any editor', () => {
  const policy = soundPolicy(sample);
  assert.equal(policy.checks.length, 5);
  assert.deepEqual(policy.thresholds, DEFAULT_POLICY.thresholds, 'the limits are those of the program, as it says');
});

test('the sample shows each key of the format', () => {
  const keys = (spec: FieldSpec): string[] => [
    ...Object.entries(spec.keys ?? {}).flatMap(([key, child]) => [key, ...keys(child)]),
    ...(spec.items ? keys(spec.items) : []),
  ];
  for (const key of new Set(keys(POLICY))) assert.match(sample, new RegExp(`\\b${key}\\b`), key);
});

test('each key has a comment at it or above it', () => {
  const lines = sample.split('\n');
  for (const [index, line] of lines.entries()) {
    if (!/^[a-z]\w+:/i.test(line)) continue;
    assert.match(index === 0 ? '#' : lines[index - 1]!, /^#/, line);
  }
});
