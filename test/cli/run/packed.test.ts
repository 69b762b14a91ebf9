import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { charterFacts } from '../../../server/cli/charter-facts.ts';
import { severitiesOf } from '../../../server/cli/result.ts';
import { packed, unpacked } from '../../../server/cli/run/packed.ts';
import { PackedCharter } from '../../../server/cli/run/packed-charter.ts';
import { evaluate, parseCharter } from '../../../server/engine/index.ts';
import { arbitraryPage } from '../../support/arbitrary-page.ts';
import { completePage, surroundings } from '../../support/page.ts';

const factsOf = (text: string) =>
  charterFacts(evaluate(parseCharter(text), surroundings()), { fixable: true, readiness: true, listed: true });

test('what is told of a charter is the same once it was packed', () => {
  fc.assert(
    fc.property(arbitraryPage, fc.string({ unit: 'binary', maxLength: 20 }), (page, title) => {
      const facts = factsOf(page.replace(/^title: .*$/m, `title: ${JSON.stringify(title)}`));
      const { head, bytes } = packed(facts);
      assert.deepEqual(unpacked({ head, bytes }), JSON.parse(JSON.stringify(facts)));
      assert.deepEqual(head.severities, severitiesOf(facts.findings));
    }),
    { numRuns: 30 },
  );
});

test('a charter is unpacked once for all that is asked about it in a row, and not for what is asked of all', (t) => {
  const at = { full: '/nowhere', text: '', others: [], shelf: {} };
  const page = completePage.replace(/^ {2}technical:.*$/m, '');
  const charters = ['a', 'b', 'c'].map((path) => new PackedCharter(packed(factsOf(page)), { ...at, path }));
  const parse = t.mock.method(JSON, 'parse');
  for (const { name, declared, earned, summary, severities } of charters) {
    assert.equal(name, 'suppression-case-drafts');
    assert.ok(declared && earned && summary && severities.error > 0);
  }
  assert.equal(parse.mock.callCount(), 0);
  for (const { findings, gates, next, questions } of charters) {
    assert.ok(findings.length > 0 && gates.charter.failed.length > 0 && next.length > 0 && !questions.owner);
  }
  assert.equal(parse.mock.callCount(), charters.length);
});
