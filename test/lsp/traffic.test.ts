import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { frame, type RawClient, rawClient } from '../fuzz/raw-client.ts';
import { serveInProcess } from '../support/in-process-server.ts';

const URI = 'file:///nowhere/drafts/charter.yaml';
const TEXT = 'apiVersion: charter/v1\nstatus: pilot\n';
const AT = { textDocument: { uri: URI }, position: { line: 1, character: 2 } };

/** A client of a server in this process that says what it likes, in what order it likes. */
function started(): RawClient {
  const { up, down } = serveInProcess({ disk: false });
  return rawClient(down, up, () => ({ result: null }));
}

const notify = (client: RawClient, method: string, params: object = {}) =>
  client.send({ jsonrpc: '2.0', method, params });
const initialize = (client: RawClient) =>
  client.request('initialize', { processId: null, rootUri: null, capabilities: {} });
const open = (client: RawClient, text = TEXT, version = 1) =>
  notify(client, 'textDocument/didOpen', { textDocument: { uri: URI, languageId: 'charter', version, text } });
const change = (client: RawClient, version: number, text: string) =>
  notify(client, 'textDocument/didChange', { textDocument: { uri: URI, version }, contentChanges: [{ text }] });

async function ready(): Promise<RawClient> {
  const client = started();
  assert.ok((await initialize(client)).result);
  notify(client, 'initialized');
  return client;
}

/** Holds that the server understands a page, as its open text has it. */
async function assertServing(client: RawClient, words = /status|label/i): Promise<void> {
  assert.match(JSON.stringify((await client.request('textDocument/hover', AT)).result), words);
}

suite('what a client sends', () => {
  // Guard: what comes out of turn is refused, and leaves nothing behind.
  test('before it has said what it can do is refused, and later it is served', async () => {
    const client = started();
    for (const method of ['textDocument/hover', 'shutdown', 'charter/charters', 'no/such'])
      assert.equal((await client.request(method, AT)).error?.code, -32002, method);
    open(client);
    notify(client, 'initialized');
    assert.ok((await initialize(client)).result);
    notify(client, 'initialized');
    assert.equal((await client.request('textDocument/hover', AT)).result, null, 'it was not told of the text');
    open(client);
    await assertServing(client);
  });

  test('a second time as its first request is refused, and changes nothing', async () => {
    const client = await ready();
    open(client);
    const { error } = await client.request('initialize', { capabilities: { textDocument: {} } });
    assert.equal(error?.code, -32600);
    await assertServing(client);
  });

  test('after it has shut the server down is refused', async () => {
    const client = await ready();
    open(client);
    assert.equal((await client.request('shutdown')).result, null);
    for (const method of ['textDocument/hover', 'initialize', 'shutdown', 'no/such'])
      assert.equal((await client.request(method, AT)).error?.code, -32600, method);
    change(client, 2, '');
    assert.match((await client.request('textDocument/hover', AT)).error?.message ?? '', /was shut down/);
  });

  test('about texts that are closed, or were never opened, has empty answers', async () => {
    const client = await ready();
    open(client);
    await assertServing(client);
    notify(client, 'textDocument/didClose', { textDocument: { uri: URI } });
    const other = { textDocument: { uri: 'file:///nowhere/other/charter.yaml' } };
    const range = { start: AT.position, end: AT.position };
    for (const about of [AT, { ...AT, ...other }])
      for (const [method, more, empty] of [
        ['hover', {}, null],
        ['completion', {}, { isIncomplete: false, items: [] }],
        ['definition', {}, []],
        ['references', { context: { includeDeclaration: true } }, []],
        ['codeAction', { range, context: { diagnostics: [] } }, []],
        ['inlayHint', { range }, []],
        ['documentSymbol', {}, []],
        ['documentLink', {}, []],
        ['foldingRange', {}, []],
        ['codeLens', {}, []],
        ['selectionRange', { positions: [AT.position] }, null],
        ['formatting', { options: { tabSize: 2, insertSpaces: true } }, []],
      ] as const)
        assert.deepEqual((await client.request(`textDocument/${method}`, { ...about, ...more })).result, empty, method);
  });

  test('in a wrong order is left aside: changes of what is not open, closing twice, versions that go back', async () => {
    const client = await ready();
    change(client, 7, 'apiVersion: charter/v1\n');
    notify(client, 'textDocument/didClose', { textDocument: { uri: URI } });
    notify(client, 'textDocument/didSave', { textDocument: { uri: URI } });
    open(client, TEXT, 5);
    open(client, TEXT.replace('pilot', 'research'), 5);
    change(client, 3, `${TEXT}title: x\n`);
    change(client, -1, TEXT);
    await assertServing(client);
    notify(client, 'textDocument/didClose', { textDocument: { uri: URI } });
    notify(client, 'textDocument/didClose', { textDocument: { uri: URI } });
    assert.equal((await client.request('textDocument/hover', AT)).result, null);
  });

  test('and takes back is answered all the same, once', async () => {
    const client = await ready();
    open(client);
    const asked = Array.from({ length: 50 }, () => client.request('textDocument/hover', AT));
    for (let id = 0; id < 60; id++) notify(client, '$/cancelRequest', { id: `own ${id}` });
    for (const { result, error } of await Promise.all(asked)) assert.ok(result !== undefined || error?.code === -32800);
    assert.deepEqual(client.others, [], 'nothing is answered twice');
    await assertServing(client);
  });

  test('in pieces, down to single bytes, is put together', async () => {
    const client = await ready();
    open(client, `${TEXT}title: "ä 👩‍👩‍👧 日本"\n`);
    const bytes = frame({ jsonrpc: '2.0', id: 'pieces', method: 'textDocument/hover', params: AT });
    for (const byte of bytes) {
      client.write(Uint8Array.of(byte));
      await new Promise(setImmediate);
    }
    await assertServing(client);
    assert.match(JSON.stringify(client.others), /"pieces"/);
  });

  test('half, and goes on only after a while, keeps nothing waiting that came before', async () => {
    const client = await ready();
    open(client);
    const bytes = frame({ jsonrpc: '2.0', id: 'late', method: 'textDocument/hover', params: AT });
    const before = client.request('textDocument/hover', AT);
    client.write(bytes.subarray(0, 40));
    assert.match(JSON.stringify((await before).result), /status/i);
    assert.deepEqual(client.others, []);
    client.write(bytes.subarray(40));
    await assertServing(client);
    assert.equal(client.others.length, 1);
  });

  test('of any size is read: a text of megabytes, and parameters that nobody asked for', async () => {
    const client = await ready();
    open(client, `${TEXT}${'# a comment that goes on and on\n'.repeat(100_000)}`);
    await assertServing(client);
    const { result } = await client.request('textDocument/hover', { ...AT, more: 'x'.repeat(5_000_000) });
    assert.match(JSON.stringify(result), /status/i);
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const body = `{"jsonrpc":"2.0","id":"deep","method":"textDocument/hover","params":{"textDocument":{"uri":${deep}}}}`;
    client.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    await assertServing(client);
    assert.deepEqual(
      client.others.map(({ id, error }) => [id, error?.code]),
      [['deep', -32602]],
    );
  });
});
