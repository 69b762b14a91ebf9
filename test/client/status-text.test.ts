import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { statusText } from '../../client/views/status-text.ts';
import type { StatusParams } from '../../server/protocol.ts';

function status(different: Partial<StatusParams>): StatusParams {
  const gates = [
    { label: 'pilot', passed: 8, total: 10 },
    { label: 'production', passed: 6, total: 10 },
  ];
  const given = {
    uri: 'file:///charter.yaml',
    version: 1,
    kind: 'charter' as const,
    declared: 'pilot',
    gates,
    ...different,
  };
  return { earned: 'research', summary: given.earned ?? 'research', ...given };
}

suite('the text of the status item', () => {
  const cases: readonly (readonly [string, Partial<StatusParams>, boolean])[] = [
    ['Charter: pilot (earned research) 8/10', {}, true],
    ['Charter: production (earned pilot) 6/10', { declared: 'production', earned: 'pilot' }, true],
    ['Charter: production (earned research) 8/10', { declared: 'production' }, true],
    ['Charter: research, pilot 8/10', { declared: 'research' }, false],
    ['Charter: pilot, production 6/10', { earned: 'pilot' }, false],
    ['Charter: research (earned pilot) 6/10', { declared: 'research', earned: 'pilot' }, false],
    ['Charter: production', { declared: 'production', earned: 'production' }, false],
    [
      'Charter: production, 1 waived',
      { declared: 'production', earned: 'production', summary: 'production, 1 waived' },
      false,
    ],
    ['Charter: no status (earned research) 8/10', { declared: null }, false],
    ['Charter: retired', { declared: 'retired', earned: 'retired', gates: [] }, false],
    ['Charter: cannot be read', { earned: null, summary: 'cannot be read' }, false],
    ['Charter: not a production charter', { kind: 'foreign', declared: null, earned: null }, false],
  ];
  for (const [text, different, overclaimed] of cases) {
    test(text, () => {
      const said = statusText(status(different));
      assert.equal(said.text, text);
      assert.equal(said.overclaimed, overclaimed);
      assert.match(said.tooltip, /^[A-Z].*\.$/);
    });
  }
});
