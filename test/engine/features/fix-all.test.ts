import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Evaluation, evaluate, mendAll, parseCharter } from '../../../server/engine/index.ts';
import { arbitraryPage } from '../../support/arbitrary-page.ts';
import { assertNoWorse } from '../../support/fixes.ts';
import { surroundings } from '../../support/page.ts';

const evaluated = (text: string) => evaluate(parseCharter(text), surroundings());
const mended = (text: string) => mendAll(evaluated(text), evaluated);

test('it goes on until nothing is left, and says what it did', () => {
  const result = mended('apiVersion: charter/v1\nstatus: research\nwriteback: { destinaton: x }\n');
  assert.equal(result?.text, 'apiVersion: charter/v1\nstatus: research\nwriteBack: { destination: x }\n');
  assert.deepEqual(
    result?.fixed.map(({ check, title, line, column }) => [check, title, line, column]),
    [
      ['schema', 'Rename to "writeBack"', 3, 1],
      ['schema', 'Rename to "destination"', 3, 14],
    ],
  );
});

test('a misspelt status is mended, though more is known to be wrong then', () => {
  const text = 'apiVersion: charter/v1\nstaus: production\n';
  const result = mended(text);
  assert.equal(result?.text, text.replace('staus', 'status'));
  assert.ok(result.judged.findings.length > evaluated(text).findings.length);
});

test('what stands behind a colon without a space is not taken for a misspelt key, and stays', () => {
  assert.equal(
    mended('apiVersion: charter/v1\nstatus: research\nworkflow: {trigger:x, output: y, plams}\n'),
    undefined,
  );
});

test('a key in quotes keeps them where its value depends on them', () => {
  const page = 'apiVersion: charter/v1\nstatus: research\n';
  const renamed = (line: string) => mended(`${page}${line}\n`)?.text.slice(page.length);
  assert.equal(renamed(`workflow: { 'triger':x, "outputs":y }`), `workflow: { 'trigger':x, "output":y }\n`);
  assert.equal(renamed(`workflow: { 'triger': x, "outputs" :y }`), `workflow: { trigger: x, "output" :y }\n`);
});

test('a page that would be no better is not given', () => {
  assert.equal(mended('apiVersion: charter/v1\nstatus: research\n'), undefined);
  const before = evaluated('apiVersion: charter/v1\nstaus: research\n');
  const worse = (): Evaluation => evaluated('apiVersion: charter/v1\nstatus: [\n');
  assert.equal(mendAll(before, worse), undefined);
  assert.equal(
    mendAll(before, () => before),
    undefined,
  );
});

/** A page in which some keys are misspelt by a letter that is doubled. */
const misspelt = fc.tuple(arbitraryPage, fc.array(fc.nat(60), { maxLength: 5 })).map(([text, places]) => {
  const keys = [...text.matchAll(/(?<=^ *|[{,] )([a-z])(?=\w+:)/gim)];
  const chosen = new Set(places.map((place) => keys[place % Math.max(keys.length, 1)]?.index));
  return [...text].length === text.length
    ? text.replace(/./gsu, (letter, at: number) => (chosen.has(at) ? letter + letter : letter))
    : text;
});

test('whatever the page, it gets better or stays, keeps its comments and lines, and is done', () => {
  fc.assert(
    fc.property(misspelt, (text) => {
      const result = mended(text);
      if (!result) return;
      assertNoWorse(text, result.text);
      assert.equal(mended(result.text), undefined, result.text);
      const lines = (page: string) => page.split('\n').map((line) => line.replace(/^\s*[\w-]+:/, ''));
      const old = new Set(lines(text).map((line) => line.replace(/\b[a-z]+:/gi, '')));
      for (const line of lines(result.text)) assert.ok(old.has(line.replace(/\b[a-z]+:/gi, '')), line);
    }),
    { seed: Number(process.env.SEED ?? 1), endOnFailure: true, numRuns: Number(process.env.N ?? 15) },
  );
});
