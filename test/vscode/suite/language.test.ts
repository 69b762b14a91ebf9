import { assert } from 'chai';
import { closeAll, open, type } from './support.ts';

suite('language', () => {
  teardown(closeAll);

  test('charter.yaml opens as a charter', async () => {
    const { document } = await open('charter.yaml');
    assert.strictEqual(document.languageId, 'charter');
  });

  test('typed text arrives in the document', async () => {
    const { document } = await open('charter.yaml');
    await type('# x\n', document.positionAt(0));
    assert.strictEqual(document.lineAt(0).text, '# x');
  });
});
