import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { DocumentSymbol, SelectionRange, SymbolInformation, TextEdit } from 'vscode-languageserver-protocol/node';
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

  const PAGE = 'status: pilot\nowners:\n  operator: { name: Ana }\n  # nobody yet\n';

  test('an outline is a tree where the client shows one, else a list', async () => {
    const range = (...[line, character, endLine, endCharacter]: readonly number[]) => ({
      start: { line, character },
      end: { line: endLine, character: endCharacter },
    });
    const capabilities = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };
    const ask = await opened(PAGE, { capabilities });
    const [, owners] = await ask<DocumentSymbol[]>('documentSymbol');
    assert.deepEqual(owners, {
      name: 'owners',
      kind: 2,
      range: range(1, 0, 2, 25),
      selectionRange: range(1, 0, 1, 6),
      children: [
        {
          name: 'operator',
          detail: 'Ana',
          kind: 2,
          range: range(2, 2, 2, 25),
          selectionRange: range(2, 2, 2, 10),
          children: [
            {
              name: 'name',
              detail: 'Ana',
              kind: 15,
              range: range(2, 14, 2, 23),
              selectionRange: range(2, 14, 2, 18),
              children: [],
            },
          ],
        },
      ],
    });
    await client?.close();
    const list = await (await opened(PAGE))<SymbolInformation[]>('documentSymbol');
    assert.deepEqual(
      list.map(({ name, containerName, location }) => [name, containerName, location.uri]),
      [
        ['status', undefined, URI],
        ['owners', undefined, URI],
        ['operator', 'owners', URI],
        ['name', 'operator', URI],
      ],
    );
  });

  test('folding says whole lines, and no more ranges than the client takes', async () => {
    const page = `# a\n# b\n${PAGE}`;
    const all = [
      { startLine: 0, endLine: 1, kind: 'comment' },
      { startLine: 3, endLine: 5 },
    ];
    assert.deepEqual(await (await opened(page))('foldingRange'), all);
    await client?.close();
    const capabilities = { textDocument: { foldingRange: { rangeLimit: 1 } } };
    assert.deepEqual(await (await opened(page, { capabilities }))('foldingRange'), all.slice(0, 1));
  });

  test('selections grow at several places at once', async () => {
    const ask = await opened(PAGE);
    const positions = [
      { line: 0, character: 9 },
      { line: 99, character: 99 },
    ];
    const [first, second] = await ask<SelectionRange[]>('selectionRange', { positions });
    assert.deepEqual(first!.range, { start: { line: 0, character: 8 }, end: { line: 0, character: 13 } });
    assert.deepEqual(first!.parent!.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 13 } });
    assert.deepEqual(second!.parent!.range, { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } });
  });

  test('of a text that is not open, and of a client that says nonsense, there is an answer or an error', async () => {
    const ask = await opened(PAGE, { capabilities: { textDocument: null, workspace: 7 } });
    const elsewhere = { textDocument: { uri: 'file:///else/charter.yaml' } };
    assert.deepEqual(await ask('documentSymbol', elsewhere), []);
    assert.deepEqual(await ask('foldingRange', elsewhere), []);
    assert.equal(await ask('selectionRange', { ...elsewhere, positions: [] }), null);
    await assert.rejects(ask('selectionRange', { positions: 'everywhere' }));
    assert.equal((await ask<SymbolInformation[]>('documentSymbol')).length, 4);
  });
});
