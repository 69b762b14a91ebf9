import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { TextEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type InProcess, startInProcess } from '../support/in-process-server.ts';

const URI = 'file:///nowhere/at/all/charter.yaml';
const POLICY = 'file:///nowhere/at/all/charter.policy.yaml';

let client: InProcess | undefined;
// In a suite, as several files run in one process: a hook outside of one would hold for all of them.
suite('the structure of a page', () => {
  afterEach(() => client?.close());

  /** Opens a text, and asks things about it. */
  async function opened(text: string, params: object = {}, uri = URI) {
    const started = startInProcess({ disk: false });
    client = started;
    await started.initialize(params);
    started.open(uri, text);
    return <R>(method: string, more: object = {}) =>
      started.connection.sendRequest<R>(`textDocument/${method}`, { textDocument: { uri }, ...more });
  }

  test('formatting brings a page, and a policy, into their order, with as many spaces as the editor says', async () => {
    const page = 'status: pilot\nowners:\n   operator: Ana\nname: a\n';
    const ask = await opened(page);
    const apply = (edits: TextEdit[], text = page) =>
      TextDocument.applyEdits(TextDocument.create(URI, 'charter', 1, text), edits);
    const options = { tabSize: 4, insertSpaces: true };
    assert.equal(apply(await ask('formatting', { options })), 'name: a\nstatus: pilot\nowners:\n    operator: Ana\n');
    assert.equal(apply(await ask('formatting')), 'name: a\nstatus: pilot\nowners:\n  operator: Ana\n');
    await client?.close();
    const policy = 'timeZone: Europe/Berlin\nextends: ./x\n';
    const askPolicy = await opened(policy, {}, POLICY);
    assert.equal(apply(await askPolicy('formatting', { options }), policy), 'extends: ./x\ntimeZone: Europe/Berlin\n');
  });

  test('of a text that cannot be read, or is of another tool, nothing is formatted', async () => {
    for (const text of ['status: pilot\nname: [\n', 'version: 2\nname: a\n']) {
      const ask = await opened(text);
      assert.deepEqual(await ask('formatting', { options: { tabSize: 2, insertSpaces: true } }), []);
      await client?.close();
    }
    client = undefined;
  });
});
