import assert from 'node:assert/strict';
import { test } from 'node:test';
import textmate from 'vscode-textmate';
import type { FieldSpec } from '../../server/engine/format/field-spec.ts';
import { CHARTER, LABELS } from '../../server/engine/format/fields.ts';
import { RULES } from '../../server/engine/rules/index.ts';
import { loadGrammar } from './load-grammar.ts';

const grammar = await loadGrammar();

// The grammar is data and cannot ask the engine for its words, so this holds the two together.

test('every key of the format is coloured as one', () => {
  const plain = [...keysOf(CHARTER)].filter(
    ([key]) => !scopesOf(`${key}: x`, key).includes('support.type.property-name'),
  );
  assert.deepEqual(plain, []);
});

test('every word that a key allows is coloured as a constant', () => {
  const words = [...keysOf(CHARTER)].flatMap(([key, { values = [], answers = [] }]) =>
    [...values, ...answers].filter((word) => !word.includes('/')).map((word) => [key, word] as const),
  );
  assert.ok(words.length > LABELS.length);
  const plain = words.filter(([key, word]) => !scopesOf(`x: { ${key}: ${word} }`, word).includes('constant.language'));
  assert.deepEqual(plain, []);
});

test('every check id is coloured in a waiver and in a suppression', () => {
  const coloured = (line: string, id: string) => scopesOf(line, id).includes('entity.name.function.check.charter');
  const ids = RULES.map((rule) => rule.id);
  const plain = ids.filter((id) => !coloured(`  - check: ${id}`, id) || !coloured(`# charter-ignore ${id}: x`, id));
  assert.deepEqual(plain, []);
});

function* keysOf(spec: FieldSpec): Generator<[string, FieldSpec]> {
  for (const [key, field] of Object.entries(spec.keys ?? {})) {
    yield [key, field];
    yield* keysOf(field);
  }
  if (spec.items) yield* keysOf(spec.items);
}

/** The scopes of a word of a line, where one token holds the whole word. */
function scopesOf(line: string, word: string): string {
  const start = line.lastIndexOf(word);
  const { tokens } = grammar.tokenizeLine(line, textmate.INITIAL);
  const token = tokens.find(({ startIndex, endIndex }) => startIndex === start && endIndex === start + word.length);
  return token?.scopes.join(' ') ?? '';
}
