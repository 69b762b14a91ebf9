import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { CodeAction, CompletionList, MarkupContent } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type InProcess, rangeOf, startInProcess } from '../support/in-process-server.ts';

const URI = 'file:///nowhere/at/all/charter.yaml';
const PAGE = `apiVersion: charter/v1
status: pilot # claimed
owners:
  operator: TBD   # who?
ninetyDayMetric: { start: 2026-09-15 }
`;
const SNIPPETS = {
  capabilities: { workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } } },
};

let client: InProcess | undefined;
// In a suite, as several files run in one process: a hook outside of one would hold for all of them.
suite('features', () => {
  afterEach(() => client?.close());

  async function opened(text: string, params: object | null = {}): Promise<InProcess> {
    client = startInProcess();
    await client.initialize(params);
    client.open(URI, text);
    return client;
  }

  function apply(text: string, action: CodeAction | undefined): string {
    const edits = action?.edit?.changes?.[URI];
    assert.ok(edits, 'the action has plain edits');
    return TextDocument.applyEdits(TextDocument.create(URI, 'charter', 1, text), edits);
  }

  test('a scaffold is a plain edit with placeholders where the client knows no tab stops', async () => {
    const client = await opened(PAGE);
    const actions = await client.codeActions(URI, rangeOf(PAGE, 'TBD'));
    const scaffold = actions.find(({ title }) => title === 'Add the operator owner');
    assert.deepEqual(
      scaffold?.diagnostics?.map(({ code }) => code),
      ['operator-owner'],
    );
    assert.equal(apply(PAGE, scaffold), PAGE.replace('TBD', '{ name: <name>, contact: "<e-mail or @handle>" }'));
  });

  test('and a snippet with tab stops where it does, for the version of the text it was made for', async () => {
    const client = await opened(PAGE, SNIPPETS);
    const actions = await client.codeActions(URI, rangeOf(PAGE, 'TBD'));
    const scaffold = actions.find(({ title }) => title === 'Add the operator owner');
    assert.deepEqual(scaffold?.edit?.documentChanges, [
      {
        textDocument: { uri: URI, version: 1 },
        edits: [
          {
            range: rangeOf(PAGE, 'TBD'),
            // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of snippets
            snippet: { kind: 'snippet', value: '{ name: ${1:<name>}, contact: "${2:<e-mail or @handle>}" \\}' },
          },
        ],
      },
    ]);
  });

  test('all that the next label needs is one action, with its tab stops numbered through', async () => {
    const client = await opened(PAGE, SNIPPETS);
    const actions = await client.codeActions(URI, rangeOf(PAGE, 'pilot'));
    const all = actions.find(({ title }) => title === 'Add all that pilot still needs');
    const [change] = all?.edit?.documentChanges ?? [];
    assert.ok(change && 'edits' in change);
    const stops = change.edits.flatMap((edit) =>
      'snippet' in edit ? [...edit.snippet.value.matchAll(/\$\{(\d+):/g)].map(([, number]) => Number(number)) : [],
    );
    assert.ok(stops.length > 10);
    assert.deepEqual(
      stops,
      stops.map((_, index) => index + 1),
    );
  });

  test('the status is set to the earned label, and nothing beside it', async () => {
    const client = await opened(PAGE);
    const actions = await client.codeActions(URI, rangeOf(PAGE, 'pilot'));
    const set = actions.find(({ title }) => title === 'Set status to research');
    assert.equal(apply(PAGE, set), PAGE.replace('pilot', 'research'));
  });

  test('fix all renames misspelt keys only', async () => {
    const page = 'apiVersion: charter/v1\nstatus: pilot\nwriteback: { destinaton: x }\nowners: { operator: TBD }\n';
    const client = await opened(page);
    const only = (kind: string) =>
      client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: URI },
        range: rangeOf(page, 'apiVersion'),
        context: { diagnostics: [], only: [kind] },
      });
    const actions = await only('source.fixAll');
    assert.deepEqual(
      actions.map(({ kind }) => kind),
      ['source.fixAll.charter'],
    );
    assert.equal(apply(page, actions[0]), page.replace('writeback', 'writeBack'));
    assert.deepEqual(await only('refactor'), []);
  });

  test('a client that shows plain text only gets no markup', async () => {
    const plain = ['plaintext'];
    const client = await opened(PAGE, {
      capabilities: {
        textDocument: {
          hover: { contentFormat: plain },
          completion: { completionItem: { documentationFormat: plain } },
        },
      },
    });
    const { start } = rangeOf(PAGE, 'operator');
    const contents = (await client.hover(URI, start))?.contents as MarkupContent;
    assert.equal(contents.kind, 'plaintext');
    assert.match(contents.value, /\n\nThe workflow has an owner \(operator-owner\) ✗ not passed\n/);
    const { items } = await client.connection.sendRequest<CompletionList>('textDocument/completion', {
      textDocument: { uri: URI },
      position: start,
    });
    assert.ok(items.length > 0);
    for (const { documentation } of items) {
      assert.equal((documentation as MarkupContent).kind, 'plaintext');
      assert.doesNotMatch((documentation as MarkupContent).value, /\*\*|`|^---/m);
    }
  });

  test('hover says what a key is for, how it stands, and how far away a day is', async () => {
    const client = await opened(PAGE);
    const text = async (part: string) => JSON.stringify((await client.hover(URI, rangeOf(PAGE, part).start))?.contents);
    assert.match(await text('TBD'), /Who owns the workflow.*operator-owner.*not passed.*To pass/s);
    assert.match(await text('2026-09-15'), /Day 90 is 2026-12-14, in 21 days/);
    assert.match(await text('status'), /Earned: \*\*research\*\*/);
    assert.equal(await client.hover(URI, { line: 99, character: 99 }), null);
  });

  test('while a line is half typed, hover says what the lens says', async () => {
    const client = await opened(PAGE);
    await client.diagnostics(URI, 1);
    const { end } = rangeOf(PAGE, 'owners:');
    const type = (version: number, at: { line: number; character: number }, text: string) =>
      client.change(URI, version, [{ range: { start: at, end: at }, text }]);
    // A line below, and a key begun on it, which is no YAML.
    type(2, end, '\n');
    type(3, { line: end.line + 1, character: 0 }, 't');
    const words = async (line: number, character: number) =>
      JSON.stringify((await client.hover(URI, { line, character }))?.contents);
    assert.match(await words(1, 0), /Earned: \*\*research\*\*/);
    assert.match(await words(4, 14), /operator-owner.*not passed.*To pass/s);
    assert.match(await words(5, 30), /Day 90 is 2026-12-14/);
  });

  test('readiness and status say the label, the gates and what comes next', async () => {
    const client = await opened(PAGE, { initializationOptions: { status: true } });
    const report = await client.connection.sendRequest<{
      declared: string;
      earned: string;
      nextLabel: string;
      next: { id: string; range: object }[];
    }>('charter/readiness', { uri: URI });
    assert.equal(report.declared, 'pilot');
    assert.equal(report.earned, 'research');
    assert.equal(report.nextLabel, 'pilot');
    assert.ok(report.next.some(({ id }) => id === 'operator-owner'));
    assert.deepEqual(report.next.find(({ id }) => id === 'operator-owner')?.range, rangeOf(PAGE, 'TBD'));
    assert.equal(await client.connection.sendRequest('charter/readiness', { uri: 'file:///other/charter.yaml' }), null);
  });

  test('while a key is half typed, the label stays that of the last sound text', async () => {
    const client = await opened(PAGE);
    await client.diagnostics(URI, 1);
    client.change(URI, 2, [{ range: { start: { line: 5, character: 0 }, end: { line: 5, character: 0 } }, text: 'w' }]);
    const report = await client.connection.sendRequest<{ earned: string | null; problems: unknown[] }>(
      'charter/readiness',
      { uri: URI },
    );
    assert.equal(report.earned, 'research');
    assert.deepEqual(report.problems, []);
  });

  test('what is not understood is an error, and the server is still there', async () => {
    const client = await opened(PAGE);
    await assert.rejects(client.connection.sendRequest('charter/nonsense', { uri: URI }));
    await assert.rejects(client.connection.sendRequest('textDocument/hover', { textDocument: null }));
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: 'file:///never/opened', version: 2 },
      contentChanges: [{ text: '' }],
    });
    await client.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: 'file:///never/opened' },
    });
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'not a uri', type: 7 }],
    });
    assert.equal(
      (
        await client.connection.sendRequest<{ text: string }>('charter/new', { name: 'Ünit Tests & more' })
      ).text.includes('name: unit-tests-more\n'),
      true,
    );
    assert.deepEqual(await client.codeActions('file:///never/opened', rangeOf(PAGE, 'TBD')), []);
  });

  test('diagnostics link to the pages of checks where the client has them, and so do the diagnostics of fixes', async () => {
    const href = 'charter-check:/operator-owner.md';
    const client = await opened(PAGE, { initializationOptions: { checkPages: 'charter-check:/{check}.md' } });
    const found = (await client.diagnostics(URI, 1)).find(({ code }) => code === 'operator-owner');
    assert.deepEqual(found?.codeDescription, { href });
    const [action] = await client.codeActions(URI, rangeOf(PAGE, 'TBD'));
    assert.deepEqual(action?.diagnostics, [found]);
  });

  test('to a client that has no pages there is no link', async () => {
    const client = await opened(PAGE);
    const told = await client.diagnostics(URI, 1);
    assert.notDeepEqual(told, []);
    for (const { codeDescription } of told) assert.equal(codeDescription, undefined);
  });
});
