import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import { TextDocumentSaveReason } from 'vscode-languageserver';
import { type InProcess, rangeOf, startInProcess } from '../support/in-process-server.ts';

const URI = 'file:///nowhere/at/all/charter.yaml';
const PAGE = `# The page of a small team.
apiVersion: charter/v1
status: pilot
owners:
  operator: TBD   # who?
  technical: Sam Lee
`;
const NAMED = ['operator-owner', 'write-back', 'ninety-day-metric'];

const clients: InProcess[] = [];
// In a suite, as several files run in one process: a hook outside of one would hold for all of them.
suite('diagnostics', () => {
  afterEach(async () => void (await Promise.all(clients.splice(0).map((client) => client.close()))));

  async function opened(text: string, params: object | null = {}): Promise<InProcess> {
    const client = startInProcess();
    clients.push(client);
    await client.initialize(params);
    client.open(URI, text);
    await client.diagnostics(URI, 1);
    return client;
  }

  /** Types a text letter by letter at a place; the codes published after each letter. */
  async function typeAt(
    client: InProcess,
    at: { line: number; character: number },
    text: string,
    from = 2,
  ): Promise<string[][]> {
    const seen: string[][] = [];
    let { line, character } = at;
    let version = from;
    for (const letter of text) {
      const position = { line, character };
      client.change(URI, version, [{ range: { start: position, end: position }, text: letter }]);
      seen.push((await client.diagnostics(URI, version)).map(({ code }) => String(code)));
      version++;
      if (letter === '\n') [line, character] = [line + 1, 0];
      else character += letter.length;
    }
    return seen;
  }

  for (const params of [
    null,
    {},
    { capabilities: null },
    { capabilities: {}, rootUri: null, initializationOptions: null },
    { processId: null, workspaceFolders: null },
  ]) {
    test(`a client that initializes with ${JSON.stringify(params)} is served`, async () => {
      const client = await opened(PAGE, params);
      const codes = (await client.diagnostics(URI, 1)).map(({ code }) => code);
      for (const code of NAMED) assert.ok(codes.includes(code), code);
    });
  }

  test('diagnostics say where, what and by whom, with the version of the text', async () => {
    const client = await opened(PAGE);
    const diagnostics = await client.diagnostics(URI, 1);
    const owner = diagnostics.find(({ code }) => code === 'operator-owner');
    assert.deepEqual(owner?.range, rangeOf(PAGE, 'TBD'));
    assert.equal(owner?.source, 'charter');
    assert.equal(owner?.severity, 1);
    assert.match(String(owner?.message), /"TBD" stands where the name of the owner/);
    for (const code of ['write-back', 'ninety-day-metric']) {
      assert.deepEqual(diagnostics.find((diagnostic) => diagnostic.code === code)?.range, rangeOf(PAGE, 'pilot'), code);
    }
  });

  test('a half-typed key takes no finding away and adds none, letter by letter', async () => {
    const client = await opened(PAGE);
    const before = (await client.diagnostics(URI, 1)).map(({ code }) => String(code));
    const states = await typeAt(client, { line: 6, character: 0 }, 'whenWrong');
    for (const state of states) assert.deepEqual(state, before);
    const [complete] = await typeAt(client, { line: 6, character: 9 }, ':', 11);
    assert.deepEqual([...complete!].sort(), [...before].sort());
  });

  test('the findings of the last sound text move with the text while a key is typed above them', async () => {
    const client = await opened(PAGE);
    const at = { line: 3, character: 0 };
    client.change(URI, 2, [{ range: { start: at, end: at }, text: '\n' }]);
    client.change(URI, 3, [{ range: { start: at, end: at }, text: 't' }]);
    client.change(URI, 4, [{ range: { start: { line: 3, character: 1 }, end: { line: 3, character: 1 } }, text: 'i' }]);
    const owner = (await client.diagnostics(URI, 4)).find(({ code }) => code === 'operator-owner');
    assert.equal(owner?.range.start.line, 5);
  });

  test('a key half typed inside a section does not flicker either', async () => {
    const client = await opened(`${PAGE}writeBack:\n  \n`);
    const before = (await client.diagnostics(URI, 1)).map(({ code }) => String(code));
    const states = await typeAt(client, { line: 7, character: 2 }, 'destination');
    for (const state of states) assert.deepEqual(state, before);
  });

  test('a status, a date and a decision half typed are not called wrong', async () => {
    const page = PAGE.replace('status: pilot', 'status: ');
    const client = await opened(page);
    const before = (await client.diagnostics(URI, 1)).map(({ code }) => String(code));
    const states = await typeAt(client, { line: 2, character: 8 }, 'pilo');
    for (const state of states) assert.deepEqual(state, before);
  });

  for (const [what, page, at, typed, found] of [
    ['an address', 'writeBack: # x\n  evidence: \n', '  evidence: ', 'https://a.b/c', 'write-back'],
    [
      'the path of a file in a folder',
      'review:\n  checklist: \n',
      '  checklist: ',
      'review/check.txt',
      'evidence-exists',
    ],
    [
      'a suppression',
      'review:\n  volumePerWeek: 3',
      '  volumePerWeek: 3',
      ' # charter-ignore review-pays: w',
      'suppression-valid',
    ],
  ] as const) {
    test(`${what} half typed is not called wrong`, async () => {
      const text = `apiVersion: charter/v1\nstatus: pilot\n${page}`;
      const client = await opened(text);
      const states = await typeAt(client, rangeOf(text, at).end, typed);
      const last = states.at(-1)!;
      for (const state of states.slice(0, -1))
        for (const code of ['yaml-syntax', 'evidence-exists', 'suppression-valid'])
          assert.ok(!state.includes(code), code);
      assert.ok(last.includes(found), last.join());
    });
  }

  test('a slip that more typing does not mend is said at once, and has its fix', async () => {
    const client = await opened(PAGE);
    const range = rangeOf(PAGE, 'TBD');
    client.change(URI, 2, [{ range, text: '@ana' }]);
    const diagnostics = await client.diagnostics(URI, 2);
    const slip = diagnostics.find(({ code }) => code === 'yaml-syntax');
    assert.ok(slip);
    assert.ok(
      diagnostics.some(({ code }) => code === 'write-back'),
      'the findings of the sound text stay',
    );
    const [action] = await client.codeActions(URI, slip.range);
    assert.deepEqual(action?.edit?.changes?.[URI], [{ range: slip.range, newText: '"@ana"' }]);
  });

  test('leaving the line shows what is wrong with it; so does saving', async () => {
    for (const leave of ['edit', 'save']) {
      const client = await opened(PAGE);
      await typeAt(client, { line: 6, character: 0 }, 'when');
      if (leave === 'edit') {
        client.change(URI, 6, [
          { range: { start: { line: 0, character: 1 }, end: { line: 0, character: 1 } }, text: ' ' },
        ]);
        assert.deepEqual(
          (await client.diagnostics(URI, 6)).map(({ code }) => code),
          ['yaml-syntax'],
        );
      } else {
        const published = client.next(URI);
        await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: URI } });
        assert.deepEqual(
          (await published).diagnostics.map(({ code }) => code),
          ['yaml-syntax'],
        );
      }
    }
  });

  test('an editor that saves by itself, because nothing was typed for a moment, does not leave the line', async () => {
    const client = await opened(PAGE);
    const [standing] = await typeAt(client, { line: 6, character: 0 }, 'when');
    const saved = async (reason: number) => {
      const published = client.next(URI);
      await client.connection.sendNotification('textDocument/willSave', { textDocument: { uri: URI }, reason });
      await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: URI } });
      return (await published).diagnostics.map(({ code }) => code);
    };
    assert.deepEqual(await saved(TextDocumentSaveReason.AfterDelay), standing);
    assert.deepEqual(await saved(TextDocumentSaveReason.AfterDelay), standing);
    assert.deepEqual(await saved(TextDocumentSaveReason.FocusOut), ['yaml-syntax']);
  });

  test('a text replaced as a whole is not typing: its errors are said', async () => {
    const client = await opened(PAGE);
    client.change(URI, 2, [{ text: `${PAGE}title: "open\n` }]);
    assert.deepEqual(
      (await client.diagnostics(URI, 2)).map(({ code }) => code),
      ['yaml-syntax'],
    );
  });

  test('of changes that arrive together only the last is evaluated', async () => {
    const client = await opened(PAGE);
    for (let version = 2; version <= 50; version++) client.change(URI, version, [{ text: `${PAGE}# ${version}\n` }]);
    await client.diagnostics(URI, 50);
    assert.ok(client.published.length < 50, `${client.published.length} publications`);
    assert.deepEqual(
      [...client.published.map(({ version }) => version)],
      [...client.published.map(({ version }) => version)].sort((a, b) => a! - b!),
    );
  });

  test('closing a document takes its diagnostics away', async () => {
    const client = await opened(PAGE);
    const published = client.next(URI);
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: URI } });
    assert.deepEqual(await published, { uri: URI, diagnostics: [] });
  });

  test('deleting the file does too, until it is back', async () => {
    const client = await opened(PAGE);
    let published = client.next(URI);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: URI, type: 3 }] });
    assert.deepEqual((await published).diagnostics, []);
    published = client.next(URI);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: URI, type: 1 }] });
    assert.ok((await published).diagnostics.length > 0);
  });

  test("another tool's charter.yaml is left alone, and one that becomes ours is not", async () => {
    const client = await opened('name: mychart\nversion: 1\n');
    assert.deepEqual(await client.diagnostics(URI, 1), []);
    client.change(URI, 2, [{ text: PAGE }]);
    assert.ok((await client.diagnostics(URI, 2)).length > 0);
    client.change(URI, 3, [{ text: 'title: x\n' }]);
    assert.ok((await client.diagnostics(URI, 3)).length > 0, 'a page once ours stays ours while it is open');
  });

  test('a new day is a new evaluation, with no edit', async () => {
    const client = await opened(
      `apiVersion: charter/v1\nstatus: pilot\nwriteBack: { destination: x, method: api, live: 2026-11-24, evidence: https://example.com }\n`,
    );
    const before = await client.diagnostics(URI, 1);
    assert.match(String(before.find(({ code }) => code === 'write-back-live')?.message), /tomorrow/);
    const published = client.next(URI);
    client.setToday('2026-11-24');
    assert.equal(
      (await published).diagnostics.find(({ code }) => code === 'write-back-live'),
      undefined,
    );
  });

  test('a change far below the last line is one at the end, and costs no more', async () => {
    const client = await opened('apiVersion: charter/v1\n');
    const far = { start: { line: 1e9, character: 0 }, end: { line: 1e9 + 1, character: 5 } };
    client.change(URI, 2, [{ range: far, text: 'status: none\n' }]);
    const told = await client.diagnostics(URI, 2);
    assert.ok(told.some(({ range }) => range.start.line === 1 && range.start.character === 'status: '.length));
  });

  test('what the protocol does not allow is refused or left out in words, and the text stays what it was', async () => {
    const client = await opened(PAGE);
    const before = await client.diagnostics(URI, 1);
    const send = (method: string, params: object) => client.connection.sendNotification(method, params);
    await send('textDocument/didOpen', { textDocument: { uri: URI, version: 2, text: 5 } });
    const wrong = { range: { start: { line: 'x', character: 0 }, end: null }, text: 'a' };
    await send('textDocument/didChange', { textDocument: { uri: URI, version: 2 }, contentChanges: [wrong] });
    await send('textDocument/didChange', { textDocument: { uri: URI, version: 3 }, contentChanges: null });
    for (const params of [{}, { textDocument: { uri: URI } }, { textDocument: { uri: URI }, position: { line: 1 } }])
      await assert.rejects(client.connection.sendRequest('textDocument/hover', params), { code: -32602 });
    client.change(URI, 4, []);
    assert.deepEqual(await client.diagnostics(URI, 4), before);
    assert.equal(client.log.filter((line) => line.includes('not what the protocol says')).length, 3);
  });
});
