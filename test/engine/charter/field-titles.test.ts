import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldTitle } from '../../../server/engine/charter/field-titles.ts';
import type { FieldSpec } from '../../../server/engine/format/field-spec.ts';
import { CHARTER } from '../../../server/engine/format/fields.ts';

test('every value of the format has a title', () => {
  const untitled: string[] = [];
  const look = (path: string, spec: FieldSpec): void => {
    for (const [key, below] of Object.entries(spec.keys ?? {})) look(path ? `${path}.${key}` : key, below);
    if (spec.items) look(`${path}.*`, spec.items);
    if (spec.keys || spec.items || /^owners\./.test(path)) return;
    if (fieldTitle(path) === path) untitled.push(path);
  };
  look('', CHARTER);
  assert.deepEqual(untitled, []);
  assert.equal(fieldTitle('review.tiers.12.when'), 'Condition');
  for (const name of ['x.constructor', 'constructor', 'toString', '__proto__']) assert.equal(fieldTitle(name), name);
});
