import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Location, WorkspaceEdit, WorkspaceSymbol } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { HandoverResult } from '../../server/protocol.ts';
import { rangeOf } from '../support/in-process-server.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const head = (name: string) => `apiVersion: charter/v1\nname: ${name}\ntitle: What ${name} does\nstatus: research\n`;
const A = 'a/charter.yaml';
const B = 'b/charter.yaml';
const C = 'c/charter.yaml';
const texts = {
  [A]: `${head('first')}owners: { operator: { name: Ana Ruiz, contact: ana@example.com } } # Ana Ruiz\n`,
  [B]: `${head('second')}owners: { technical: Ana Ruiz }\nwhenWrong: { escalateTo: ana@example.com }\n`,
  [C]: `${head('third')}owners: { operator: { name: Ana, contact: ana@other.example } }\n`,
};
const CAPABILITIES = {
  workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } } },
};

async function opened(t: Parameters<typeof openWorkspace>[0], capabilities: object = {}): Promise<Workspace> {
  const workspace = await openWorkspace(t, texts, { params: { capabilities } });
  workspace.client.open(workspace.uri(A), texts[A]);
  await workspace.client.connection.sendRequest('charter/charters');
  return workspace;
}

const at = ({ uri }: Workspace, words: string) => ({
  textDocument: { uri: uri(A) },
  position: rangeOf(texts[A], words).start,
});

/** The files after an edit, as a client would write them. */
function applied({ root, uri }: Workspace, edit: WorkspaceEdit): Record<string, string> {
  const changes = edit.changes ?? {};
  for (const change of edit.documentChanges ?? [])
    if ('edits' in change) changes[change.textDocument.uri] = change.edits as never;
  return Object.fromEntries(
    [A, B, C].map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return [path, TextDocument.applyEdits(TextDocument.create(uri(path), '', 1, text), changes[uri(path)] ?? [])];
    }),
  );
}

test('references of an owner are found in all charters, whatever says who it is', async (t) => {
  const workspace = await opened(t);
  const { client, uri } = workspace;
  const ask = (includeDeclaration: boolean) =>
    client.connection.sendRequest<Location[]>('textDocument/references', {
      ...at(workspace, 'Ana Ruiz, contact'),
      context: { includeDeclaration },
    });
  const found = await ask(true);
  assert.deepEqual(found.map((one) => [one.uri, one.range.start.line]).sort(), [
    [uri(A), 4],
    [uri(B), 4],
    [uri(B), 5],
  ]);
  assert.deepEqual(found.find((one) => one.uri === uri(A))?.range, {
    start: rangeOf(texts[A], 'Ana Ruiz, contact').start,
    end: rangeOf(texts[A], ', contact').start,
  });
  assert.deepEqual(
    (await ask(false)).map(({ range }) => range.start.line),
    [5],
  );
});

test('a rename says what it is about, and changes the person everywhere and nobody else', async (t) => {
  const workspace = await opened(t);
  const { client } = workspace;
  const name = at(workspace, 'Ana Ruiz, contact');
  assert.deepEqual(await client.connection.sendRequest('textDocument/prepareRename', name), {
    range: { start: name.position, end: rangeOf(texts[A], ', contact').start },
    placeholder: 'Ana Ruiz',
  });
  const edit = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
    ...name,
    newName: 'Bo Kim',
  });
  assert.deepEqual(applied(workspace, edit), {
    ...texts,
    [A]: texts[A].replace('name: Ana Ruiz', 'name: Bo Kim'),
    [B]: texts[B].replace('technical: Ana Ruiz', 'technical: Bo Kim'),
  });
  const contact = { ...at(workspace, 'ana@example.com'), newName: '@ana' };
  const other = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', contact);
  assert.deepEqual(applied(workspace, other), {
    ...texts,
    [A]: texts[A].replace('ana@example.com', '"@ana"'),
    [B]: texts[B].replace('ana@example.com', '"@ana"'),
  });
});

test('whoever asks before all charters have been read gets them all the same, each place once', async (t) => {
  const alias = `${head('second')}owners:\n  operator: &ana { name: Ana Ruiz, contact: ana@example.com }\n  champion: *ana\n`;
  const workspace = await openWorkspace(t, { ...texts, [B]: alias });
  const { client, uri } = workspace;
  client.open(uri(A), texts[A]);
  const name = at(workspace, 'Ana Ruiz, contact');
  const [found, edit] = await Promise.all([
    client.connection.sendRequest<Location[]>('textDocument/references', {
      ...name,
      context: { includeDeclaration: true },
    }),
    client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', { ...name, newName: 'Ana Maria Ruiz' }),
  ]);
  assert.deepEqual(found.map((one) => [one.uri, one.range.start.line]).sort(), [
    [uri(A), 4],
    [uri(B), 5],
  ]);
  assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [uri(A), uri(B)]);
  assert.equal(applied(workspace, edit)[B], alias.replace('Ana Ruiz', 'Ana Maria Ruiz'));
});

test('nobody is renamed from a page that would keep the old words, and it is told which others do', async (t) => {
  const torn = `${texts[B]}a: {\n`;
  const { client, uri } = await openWorkspace(t, { ...texts, [B]: torn });
  const told = new Promise<string>((resolve) =>
    client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => resolve(message)),
  );
  client.open(uri(A), texts[A]);
  client.open(uri(B), torn);
  const rename = (path: string, text: string) =>
    client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri: uri(path) },
      position: { line: 4, character: text.split('\n')[4]!.indexOf('Ana Ruiz') },
      newName: 'Bo Kim',
    });
  await assert.rejects(rename(B, torn), /This page cannot be read as it is/);
  assert.deepEqual(Object.keys((await rename(A, texts[A])).changes ?? {}), [uri(A)]);
  assert.match(await told, /cannot be read as they are: b\/charter\.yaml\./);
});

test('a page that lies in no folder yet is renamed with the others', async (t) => {
  const { client, uri } = await openWorkspace(t, { [B]: texts[B] });
  const own = 'untitled:Untitled-1';
  client.open(own, texts[A]);
  const position = rangeOf(texts[A], 'Ana Ruiz, contact').start;
  const asked = { textDocument: { uri: own }, position };
  const edit = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
    ...asked,
    newName: 'Bo Kim',
  });
  assert.deepEqual(Object.keys(edit.changes ?? {}).sort(), [uri(B), own].sort());
  const found = await client.connection.sendRequest<Location[]>('textDocument/references', {
    ...asked,
    context: { includeDeclaration: true },
  });
  assert.ok(found.some((one) => one.uri === own && one.range.start.line === position.line));
});

test('edits name the version of what is open, and what is known by the name alone is shown first', async (t) => {
  const workspace = await openWorkspace(
    t,
    { ...texts, [B]: `${head('second')}owners: { technical: Ana Ruiz }\n` },
    { params: { capabilities: CAPABILITIES } },
  );
  const { client, uri } = workspace;
  client.open(uri(A), texts[A], 7);
  await client.connection.sendRequest('charter/charters');
  const edit = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
    ...at(workspace, 'Ana Ruiz, contact'),
    newName: 'Bo Kim',
  });
  const changes = (edit.documentChanges ?? []).flatMap((change) => ('edits' in change ? [change] : []));
  const confirmed = changes.map(({ textDocument, edits: [first] }) => {
    const id = first && 'annotationId' in first ? String(first.annotationId) : '';
    return [textDocument.uri, textDocument.version, edit.changeAnnotations?.[id]?.needsConfirmation === true];
  });
  assert.deepEqual(confirmed.sort(), [
    [uri(A), 7, false],
    [uri(B), null, true],
  ]);
});

test('where nothing can be renamed, it is said why, or nothing is offered', async (t) => {
  const unclear = `${head('unclear')}owners: { operator: Ana Ruiz }\nmaintenance: { onCall: platform rotation }\n`;
  const { client, uri } = await openWorkspace(t, {
    [A]: texts[A],
    [B]: texts[A].replace('ana@example.com', 'ana2@example.com'),
    [C]: unclear,
  });
  client.open(uri(C), unclear);
  await client.connection.sendRequest('charter/charters');
  const prepare = (words: string) =>
    client.connection.sendRequest('textDocument/prepareRename', {
      textDocument: { uri: uri(C) },
      position: rangeOf(unclear, words).start,
    });
  await assert.rejects(
    prepare('Ana Ruiz'),
    /Several people are called Ana Ruiz: ana2?@example\.com, ana2?@example\.com\./,
  );
  assert.equal(await prepare('platform rotation'), null);
  assert.equal(await prepare('research'), null);
  client.open(uri(A), texts[A]);
  const rename = (newName: string) =>
    client.connection.sendRequest('textDocument/rename', {
      textDocument: { uri: uri(A) },
      position: rangeOf(texts[A], 'Ana Ruiz, contact').start,
      newName,
    });
  await assert.rejects(rename('  '), /Write the new name/);
  await assert.rejects(rename('@bo'), /This is a contact/);
});

test('charters are found by name and title, and by their owners', async (t) => {
  const { client, uri } = await opened(t);
  const find = async (query: string) =>
    (await client.connection.sendRequest<WorkspaceSymbol[]>('workspace/symbol', { query })).map(
      ({ name, containerName, location }) => [name, containerName, location.uri],
    );
  assert.deepEqual(await find('SECND'), [['second — What second does', B, uri(B)]]);
  assert.deepEqual(await find('ana other'), [['Ana <ana@other.example>', 'operator of third', uri(C)]]);
  assert.equal((await find('')).length, 6);
  assert.deepEqual(await find('nobody'), []);
});

test('a handover tells who is orphaned, and edits open and closed charters in one', async (t) => {
  const workspace = await opened(t, CAPABILITIES);
  const { client, uri } = workspace;
  const ask = (params: object) => client.connection.sendRequest<HandoverResult>('charter/handover', params);
  const looked = await ask({ from: 'Ana Ruiz' });
  assert.deepEqual(looked.charters.map(({ path, name, roles, orphaned }) => [path, name, roles, orphaned]).sort(), [
    [A, 'first', ['operator'], true],
    [B, 'second', ['technical', 'whenWrong.escalateTo'], true],
  ]);
  assert.deepEqual([looked.edit, looked.warnings], [null, []]);
  const done = await ask({ from: 'ana@example.com', to: 'Bo Kim <bo@example.com>' });
  assert.deepEqual(applied(workspace, done.edit as WorkspaceEdit), {
    ...texts,
    [A]: texts[A].replace('Ana Ruiz, contact: ana@example.com', 'Bo Kim, contact: bo@example.com'),
    [B]: texts[B].replace('Ana Ruiz', 'Bo Kim').replace('ana@example.com', 'bo@example.com'),
  });
  assert.match((await ask({ from: 'Nobody Here' })).warnings.join(), /No charter names Nobody Here/);
  client.change(uri(A), 2, [{ text: `${texts[A]}owners: [\n` }]);
  const damaged = await ask({ from: 'ana@example.com', to: 'Bo Kim <bo@example.com>' });
  assert.match(damaged.warnings.join(), /a\/charter\.yaml cannot be read as it is/);
  for (const params of [null, {}, { from: 7, to: [] }])
    assert.ok((await ask(params as never)).warnings.length > 0, JSON.stringify(params));
});
