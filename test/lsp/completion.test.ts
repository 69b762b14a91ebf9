import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { CompletionItem, CompletionList, TextEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Client } from '../support/lsp-client.ts';
import { readMarked } from '../support/marked.ts';
import { openWorkspace } from './workspace.ts';

const PATH = 'drafts/charter.yaml';

/** Asks a server in a workspace for what it offers at the `$0` of a text. */
async function ask(
  t: TestContext,
  source: string,
  { item = {}, options, files = {}, typed }: Asking = {},
): Promise<readonly CompletionItem[]> {
  const params = {
    capabilities: { textDocument: { completion: { completionItem: item } } },
    ...(options && { initializationOptions: options }),
  };
  const { client, uri } = await openWorkspace(t, files, { params });
  return complete(client, uri(PATH), source, typed);
}

interface Asking {
  readonly item?: object;
  readonly options?: object;
  readonly files?: Readonly<Record<string, string>>;
  /** The character that was typed and asked for it. */
  readonly typed?: string | undefined;
}

async function complete(
  client: Client,
  uri: string,
  source: string,
  typed?: string,
): Promise<readonly CompletionItem[]> {
  return (await listed(client, uri, source, typed)).items;
}

function listed(client: Client, uri: string, source: string, typed?: string): Promise<CompletionList> {
  const { text, cursor } = readMarked(source);
  client.open(uri, text);
  return client.connection.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position: TextDocument.create(uri, 'charter', 1, text).positionAt(cursor!),
    ...(typed && { context: { triggerKind: 2, triggerCharacter: typed } }),
  });
}

function named(items: readonly CompletionItem[], label: string): CompletionItem {
  const found = items.find((item) => item.label === label);
  assert.ok(found, `${label} is among ${items.map((item) => item.label).join(', ')}`);
  return found;
}

const HEAD = 'apiVersion: charter/v1\nstatus: research\n';
const newText = (item: CompletionItem) => (item.textEdit as TextEdit).newText;

test('a client without snippets gets plain text: of a section placeholders, of a key the place for its value', async (t) => {
  const items = await ask(t, `${HEAD}$0`);
  const section = named(items, 'whenWrong');
  assert.equal(section.insertTextFormat, 1);
  assert.equal(
    newText(section),
    'whenWrong:\n  detect: <how anybody notices>\n  correct: <how it is put right>\n  escalateTo: "<who is told>"',
  );
  assert.equal(newText(named(items, 'title')), 'title: ');
  assert.equal(section.command, undefined);
  assert.deepEqual(section.documentation, {
    kind: 'markdown',
    value: (section.documentation as { value: string }).value,
  });
});

test('a client with snippets gets tab stops, and keeps the order in which keys are written', async (t) => {
  const items = await ask(t, `${HEAD}$0`, { item: { snippetSupport: true } });
  const section = named(items, 'turnoverTest');
  assert.equal(section.insertTextFormat, 2);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the syntax of snippets
  assert.equal(newText(section), 'turnoverTest:\n  date: ${1:<YYYY-MM-DD>}');
  const sorted = [...items].sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1));
  assert.deepEqual(sorted, items);
});

test('lines are indented by the client or by the server, as the client can', async (t) => {
  const files = {};
  const source = `${HEAD}review:\n    volumePerWeek: 3\n    ti$0`;
  const adjusted = named(await ask(t, source, { item: { snippetSupport: true }, files }), 'tiers');
  assert.match(newText(adjusted), /^tiers:\n {4}- \{ name/);
  assert.equal(adjusted.insertTextMode, undefined);
  const asIs = named(
    await ask(t, source, { item: { snippetSupport: true, insertTextModeSupport: { valueSet: [1, 2] } } }),
    'tiers',
  );
  assert.match(newText(asIs), /^tiers:\n {8}- \{ name/);
  assert.equal(asIs.insertTextMode, 1);
});

test('a list of values opens by itself where the client has a command for it', async (t) => {
  const suggest = 'editor.action.triggerSuggest';
  const item = { snippetSupport: true };
  const status = named(
    await ask(t, 'apiVersion: charter/v1\n$0', { item, options: { commands: [suggest] } }),
    'status',
  );
  assert.equal(newText(status), 'status: ');
  assert.equal(status.command?.command, suggest);
  const hinted = named(await ask(t, 'apiVersion: charter/v1\n$0', { item, options: { commands: 'all' } }), 'status');
  assert.match(newText(hinted), /^status: \$\{1:<research/);
});

test('spaces that indent a line ask for nothing, one behind a colon does', async (t) => {
  assert.deepEqual(await ask(t, `${HEAD}owners:\n $0`, { typed: ' ' }), []);
  assert.ok((await ask(t, 'apiVersion: charter/v1\nstatus: $0', { typed: ' ' })).length > 0);
});

test('what is said beside a label stands where the client shows it', async (t) => {
  const source = `${HEAD}writeBack:\n  $0`;
  assert.equal(named(await ask(t, source), 'destination').detail, 'for pilot');
  const beside = named(await ask(t, source, { item: { labelDetailsSupport: true } }), 'destination');
  assert.deepEqual(beside.labelDetails, { description: 'for pilot' });
});

const files = {
  'drafts/metrics/hours.csv': 'date,value\n',
  'drafts/.hidden.csv': '',
  'drafts/node_modules/x.csv': '',
  'shared/rows.json': '{}',
  CODEOWNERS: '* @kim\n',
  'charter.policy.yaml': 'people:\n  - { name: Ana Ruiz, contact: ana@example.com }\n',
};

test('files of the disk are offered, hidden and installed ones and those outside left out', async (t) => {
  const labels = (items: readonly CompletionItem[]) => items.map(({ label }) => label);
  const metric = (path: string) => `${HEAD}ninetyDayMetric:\n  data: ${path}$0\n`;
  const { client, uri, root } = await openWorkspace(t, files);
  symlinkSync(tmpdir(), join(root, 'drafts/elsewhere'));
  symlinkSync(join(root, 'shared'), join(root, 'drafts/linked'));
  const at = async (path: string) => labels(await complete(client, uri(PATH), metric(path)));
  assert.deepEqual(await at(''), ['linked/', 'metrics/']);
  assert.deepEqual(await at('metrics/'), ['hours.csv']);
  assert.deepEqual(await at('../shared/r'), ['rows.json']);
  assert.deepEqual(await at('linked/'), ['rows.json']);
  for (const path of ['../../', 'elsewhere/', '../nowhere/', 'metrics/hours.csv/', '..\\', 'c:/'])
    assert.deepEqual(await at(path), [], path);
});

test('people of the policy and of CODEOWNERS are offered', async (t) => {
  const items = await ask(t, `${HEAD}owners:\n  operator: $0`, { files });
  assert.deepEqual(
    items.slice(0, 2).map(({ label }) => label),
    ['Ana Ruiz (ana@example.com)', '@kim'],
  );
});

test('the owners of other charters are offered, and nobody who is only half typed here', async (t) => {
  const page = (owner: string) => `${HEAD}name: x\nowners:\n  operator: ${owner}\n`;
  const { client, uri } = await openWorkspace(t, {
    'a/charter.yaml': page('{ name: Sam Lee, contact: "@sam" }'),
    'b/charter.yaml': page('{ name: Sam Lee, contact: "@sam" }'),
    'drafts/charter.yaml': page('An'),
  });
  await client.connection.sendRequest('charter/charters');
  const items = await complete(client, uri(PATH), page('An$0'));
  assert.deepEqual(
    items.map(({ label }) => label),
    ['Sam Lee (@sam)'],
  );
  assert.match(JSON.stringify(items[0]?.documentation), /2 charters/);
});

test('a long list is narrowed to what is typed, and asked for again', async (t) => {
  const people = Array.from({ length: 500 }, (_, i) => `  - { name: Person ${i}, contact: p${i}@example.com }\n`).join(
    '',
  );
  const { client, uri } = await openWorkspace(t, { 'charter.policy.yaml': `people:\n${people}` });
  const all = await listed(client, uri(PATH), `${HEAD}owners:\n  operator: $0`);
  assert.equal(all.isIncomplete, true);
  assert.equal(all.items.length, 200);
  const some = await listed(client, uri(PATH), `${HEAD}owners:\n  operator: per499$0`);
  const labels = some.items.map(({ label }) => label);
  assert.ok(labels.includes('Person 499 (p499@example.com)') && labels.length < 40, `${labels.length}`);
});

test('without a disk the client lists the folders, and only those of the workspace', async (t) => {
  const { client } = await openWorkspace(
    t,
    {},
    {
      disk: false,
      params: { workspaceFolders: [{ uri: 'memfs:/samples', name: 'x' }], initializationOptions: { readFiles: true } },
    },
  );
  const asked: string[] = [];
  client.connection.onRequest('charter/readFile', () => ({ kind: 'absent' }));
  client.connection.onRequest('charter/readFolder', ({ uri }: { uri: string }) => {
    asked.push(uri);
    return [
      { name: 'hours.csv', folder: false },
      { name: '.git', folder: true },
    ];
  });
  const at = async (path: string) =>
    (await complete(client, 'memfs:/samples/a/charter.yaml', `${HEAD}ninetyDayMetric:\n  data: ${path}$0\n`)).map(
      ({ label }) => label,
    );
  assert.deepEqual(await at(''), ['hours.csv']);
  assert.deepEqual(await at('../b/'), ['hours.csv']);
  assert.deepEqual(await at('../../'), []);
  assert.deepEqual(asked, ['memfs:/samples/a', 'memfs:/samples/b']);
});
