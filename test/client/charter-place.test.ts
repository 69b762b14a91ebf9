import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { folderName, folderProblem, folderSteps, nameProblem } from '../../client/commands/charter-place.ts';

suite('the place of a new charter', () => {
  test('a name becomes a folder in lower case, words joined by dashes', () => {
    assert.equal(folderName('Draft case text'), 'draft-case-text');
    assert.equal(folderName('  Übersetzung (v2)! '), 'ubersetzung-v2');
    assert.equal(folderName('要約'), '要約');
    assert.equal(folderName('../../etc'), 'etc');
  });

  test('a name needs a letter or a digit', () => {
    assert.equal(nameProblem('Draft case text'), undefined);
    for (const name of ['', '  ', '...', '-', 'x'.repeat(101)]) assert.ok(nameProblem(name), JSON.stringify(name));
  });

  test('a folder lies inside the workspace folder', () => {
    for (const path of ['drafts', 'ai/drafts', 'ai\\drafts', './drafts', '', '.']) {
      assert.equal(folderProblem(path), undefined, path);
    }
    for (const path of [
      '/etc',
      '\\\\server\\share',
      'C:\\x',
      '~/x',
      '../x',
      'a/../../x',
      'a:b',
      'a?',
      'x.',
      'a\u0000',
    ]) {
      assert.ok(folderProblem(path), JSON.stringify(path));
    }
  });

  test('its names are the steps of the path', () => {
    assert.deepEqual(folderSteps(' ai/./drafts/ '), ['ai', 'drafts']);
    assert.deepEqual(folderSteps('.'), []);
  });
});
