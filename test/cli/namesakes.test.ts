import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { charterFacts, findingsAmong } from '../../server/cli/charter-facts.ts';
import { DEFAULT_POLICY, evaluate, type Policy, parseCharter } from '../../server/engine/index.ts';
import { arbitraryPage } from '../support/arbitrary-page.ts';

import { surroundings } from '../support/page.ts';
import { checkJson, folder, RESEARCH } from './support.ts';

const options = { fixable: true, readiness: false };

/** Pages of which the name is written, blank, of another kind, or not there. */
const arbitraryName = fc.constantFrom('name: drafts', 'name: TBD', 'name: [a, b]', 'name:', 'name: 12', '');

test('what is said among namesakes is the same whether they are known at once or later', () => {
  let named = 0;
  fc.assert(
    fc.property(
      arbitraryPage,
      arbitraryName,
      fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 }),
      fc.constantFrom(undefined, 'hint', 'off'),
      (page, name, others, severity) => {
        const text = page.replace(/^name: .*$/m, name);
        const policy: Policy = { ...DEFAULT_POLICY, severities: severity ? { 'duplicate-name': severity } : {} };
        const at = (othersNamed: () => readonly string[]) =>
          charterFacts(evaluate(parseCharter(text), surroundings({ policy, othersNamed })), options);
        const atOnce = at(() => others).findings;
        assert.deepEqual(
          findingsAmong(
            at(() => []),
            others,
          ),
          atOnce,
          text,
        );
        if (atOnce.some(({ check }) => check === 'duplicate-name')) named++;
      },
    ),
    { seed: Number(process.env.SEED ?? 1), numRuns: Number(process.env.N ?? 25), endOnFailure: true },
  );
  assert.ok(named > 10, `${named}`);
});

test('a charter counts as a namesake although its own policy does not show it', async (t) => {
  const cwd = folder(t, {
    'a/charter.yaml': `${RESEARCH}name: same\n`,
    'b/charter.yaml': `${RESEARCH}name: same\n`,
    'b/charter.policy.yaml': 'severities: { duplicate-name: off }\n',
  });
  const { json } = await checkJson(cwd);
  const told = json.charters.map(({ findings }) => findings.filter(({ check }) => check === 'duplicate-name').length);
  assert.deepEqual(told, [1, 0]);
});
