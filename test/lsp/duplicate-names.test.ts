import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openWorkspace } from './workspace.ts';

const page = (name: string) => `apiVersion: charter/v1\nstatus: research\nname: ${name}\n`;
const A = 'a/charter.yaml';
const B = 'b/charter.yaml';
const DUPLICATE = 'duplicate-name';
const twice = (codes: readonly string[]) => codes.includes(DUPLICATE);
const once = (codes: readonly string[]) => !codes.includes(DUPLICATE);

test('a charter of the same name elsewhere on disk is told, by its path', async (t) => {
  const { client, uri, until } = await openWorkspace(t, { [A]: page('drafts'), [B]: page('drafts') });
  client.open(uri(A), page('drafts'));
  const shown = await until(A, twice);
  assert.match(String(shown.find(({ code }) => code === DUPLICATE)?.message), /is also the name of b\/charter\.yaml\./);
});

test('it comes and goes as the other is created, renamed on disk and deleted', async (t) => {
  const { client, uri, save, until } = await openWorkspace(t, { [A]: page('drafts') });
  client.open(uri(A), page('drafts'));
  await until(A, once);
  save({ [B]: page('drafts') });
  await until(A, twice);
  save({ [B]: page('other') });
  await until(A, once);
  save({ [B]: page('drafts') });
  await until(A, twice);
  save({ [B]: undefined });
  await until(A, once);
});

test('an open page counts as it is written, and as it is saved once it is closed', async (t) => {
  const { client, uri, until } = await openWorkspace(t, { [A]: page('drafts'), [B]: page('drafts') });
  client.open(uri(A), page('drafts'));
  client.open(uri(B), page('drafts'));
  await until(A, twice);
  await until(B, twice);
  client.change(uri(B), 2, [{ text: page('other') }]);
  await until(A, once);
  await until(B, once);
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(B) } });
  await until(A, twice);
});

test('an open page that is deleted no longer counts', async (t) => {
  const { client, uri, save, until } = await openWorkspace(t, { [A]: page('drafts'), [B]: page('drafts') });
  client.open(uri(A), page('drafts'));
  client.open(uri(B), page('drafts'));
  await until(A, twice);
  save({ [B]: undefined });
  await until(A, once);
  await until(B, (codes) => codes.length === 0);
});

test('while a page is damaged it keeps its name', async (t) => {
  const { client, uri, until } = await openWorkspace(t, { [A]: page('drafts'), [B]: page('drafts') });
  client.open(uri(A), page('drafts'));
  client.open(uri(B), page('drafts'));
  await until(A, twice);
  client.change(uri(B), 2, [{ text: `${page('drafts')}owners: [\n` }]);
  await client.diagnostics(uri(B), 2);
  client.change(uri(A), 2, [{ text: `${page('drafts')}title: x\n` }]);
  await client.diagnostics(uri(A), 2);
  await until(A, twice);
});

test("a page without a name has its folder's, on disk as in the editor", async (t) => {
  const { client, uri, until, save } = await openWorkspace(t, {
    'x/drafts/charter.yaml': page('TBD'),
    'y/drafts/charter.yaml': page('""'),
    'z/other/charter.yaml': page('TBD'),
  });
  client.open(uri('x/drafts/charter.yaml'), page('TBD'));
  const shown = await until('x/drafts/charter.yaml', twice);
  assert.match(String(shown.find(({ code }) => code === DUPLICATE)?.message), /y\/drafts\/charter\.yaml\./);
  save({ 'charter.policy.yaml': 'words: { placeholders: { exempt: [TBD] } }\n' });
  client.change(uri('x/drafts/charter.yaml'), 2, [{ text: `${page('TBD')}title: x\n` }]);
  await client.diagnostics(uri('x/drafts/charter.yaml'), 2);
});

test('an address that is spelt otherwise is the same file', async (t) => {
  const path = 'ai @home (new)/ünit/charter.yaml';
  const { client, uri, root, until } = await openWorkspace(t, { [path]: page('drafts') });
  const spelt = `file://${`${root}/${path}`
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/[()]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)}`;
  assert.notEqual(spelt, uri(path));
  client.open(spelt, page('drafts'));
  await client.diagnostics(spelt, 1);
  await client.connection.sendRequest('charter/readiness', { uri: spelt });
  // Another file is looked for after all there are, so that the search is over.
  client.open(uri(B), page('third'));
  await until(B, once);
  client.change(spelt, 2, [{ text: `${page('drafts')}title: x\n` }]);
  assert.ok(once((await client.diagnostics(spelt, 2)).map(({ code }) => String(code))));
});

test('the old side of a comparison, and a page that is not saved, are no second charter', async (t) => {
  const { client, uri, until } = await openWorkspace(t, { [A]: page('drafts') });
  client.open(uri(A), page('drafts'));
  await until(A, once);
  for (const other of [
    uri(A).replace('file:', 'git:').concat('?%7B%22ref%22%3A%22%22%7D'),
    'untitled:/b/charter.yaml',
  ]) {
    client.open(other, page('drafts'));
    assert.ok(once((await client.diagnostics(other, 1)).map(({ code }) => String(code))), other);
  }
  client.change(uri(A), 2, [{ text: `${page('drafts')}title: x\n` }]);
  assert.ok(once((await client.diagnostics(uri(A), 2)).map(({ code }) => String(code))));
});

test('a folder that is deleted as a whole takes its names along', async (t) => {
  const { client, uri, write, until } = await openWorkspace(t, { [A]: page('drafts'), [B]: page('drafts') });
  client.open(uri(A), page('drafts'));
  await until(A, twice);
  write({ b: undefined });
  client.change(uri(A), 2, [{ text: `${page('drafts')}title: x\n` }]);
  assert.ok(once((await client.diagnostics(uri(A), 2)).map(({ code }) => String(code))));
});

test('charters of other repositories may have the same name', async (t) => {
  const { client, uri, until } = await openWorkspace(t, {
    'one/.git/HEAD': '',
    'one/charter.yaml': page('drafts'),
    'one/x/charter.yaml': page('drafts'),
    'two/.git/HEAD': '',
    'two/charter.yaml': page('drafts'),
  });
  client.open(uri('two/charter.yaml'), page('drafts'));
  client.open(uri('one/charter.yaml'), page('drafts'));
  const shown = await until('one/charter.yaml', twice);
  assert.match(String(shown.find(({ code }) => code === DUPLICATE)?.message), /the name of x\/charter\.yaml\./);
  await until('two/charter.yaml', once);
});

test('a folder that joins or leaves the workspace brings or takes its charters', async (t) => {
  const { client, root, uri, until, write } = await openWorkspace(
    t,
    { 'repo/.git/HEAD': '', 'repo/one/charter.yaml': page('drafts'), 'repo/two/charter.yaml': page('drafts') },
    { params: { workspaceFolders: [] } },
  );
  write({ 'repo/three/x': '' });
  const folder = (name: string) => ({ uri: pathToFileURL(`${root}/repo/${name}`).href, name });
  const change = (added: readonly string[], removed: readonly string[]) =>
    void client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: added.map(folder), removed: removed.map(folder) },
    });
  client.open(uri('repo/one/charter.yaml'), page('drafts'));
  await until('repo/one/charter.yaml', once);
  change(['two'], []);
  await until('repo/one/charter.yaml', twice);
  change(['three'], ['two']);
  await until('repo/one/charter.yaml', once);
});

test("another tool's file has no name, and a page that becomes one loses it", async (t) => {
  const { client, uri, save, until } = await openWorkspace(t, {
    [A]: page('drafts'),
    [B]: 'name: drafts\nversion: 1\n',
  });
  client.open(uri(A), page('drafts'));
  await until(A, once);
  save({ [B]: page('drafts') });
  await until(A, twice);
  save({ [B]: 'name: drafts\nversion: 1\n' });
  await until(A, once);
});

test('of many only some are named, and of one that nobody opened the same is said as when it is open', async (t) => {
  const paths = Array.from({ length: 12 }, (_, at) => `unit-${at}/charter.yaml`);
  const { client, uri, until } = await openWorkspace(
    t,
    Object.fromEntries(paths.map((path) => [path, page('drafts')])),
  );
  await client.connection.sendRequest('charter/charters');
  const [own] = paths;
  const said = (shown: readonly { code?: unknown; message: unknown }[]) =>
    String(shown.find(({ code }) => code === DUPLICATE)?.message);
  const closed = said(await until(own!, twice));
  assert.match(closed, /unit-1\/charter\.yaml, unit-10\/charter\.yaml, unit-11\/charter\.yaml and 8 more\./);
  client.open(uri(own!), page('drafts'));
  assert.equal(said(await client.diagnostics(uri(own!), 1)), closed);
});
