import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { DEFAULT_SETTINGS, readSettings, SETTINGS } from '../server/settings.ts';

suite('settings', () => {
  test('are read however a client nests them', () => {
    assert.equal(readSettings({ codeLens: { enabled: false } })['codeLens.enabled'], false);
    assert.equal(readSettings({ 'codeLens.enabled': false })['codeLens.enabled'], false);
    assert.equal(readSettings({ trace: { server: 'verbose' } })['trace.server'], 'verbose');
  });

  test('what is not allowed is as if it were not set', () => {
    for (const garbage of [
      null,
      1,
      'x',
      [],
      { codeLens: 'no' },
      { codeLens: { enabled: 'no' }, trace: { server: 'loud' } },
    ])
      assert.deepEqual(readSettings(garbage), DEFAULT_SETTINGS, JSON.stringify(garbage));
    fc.assert(
      fc.property(fc.anything(), (garbage) => {
        const read = readSettings({ codeLens: { enabled: garbage }, trace: garbage });
        assert.deepEqual(Object.keys(read), Object.keys(SETTINGS));
        assert.equal(typeof read['codeLens.enabled'], 'boolean');
        assert.equal(read['trace.server'], 'off');
      }),
    );
  });
});
