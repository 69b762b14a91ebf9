import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  ChartersChangedParams,
  ChartersResult,
  PeopleResult,
  ReadFileParams,
  ReadFileResult,
} from '../../server/protocol.ts';
import { startInProcess } from '../support/in-process-server.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const page = (name: string, owner = 'Ana Ruiz <ana@example.com>') => `apiVersion: charter/v1
name: ${name}
title: What ${name} does
status: pilot
owners: { operator: ${owner} }
ninetyDayMetric: { start: 2026-09-15 }
`;
const A = 'a/charter.yaml';
const B = 'b/second.charter.yml';
const some = (codes: readonly string[]) => codes.length > 0;
const none = (codes: readonly string[]) => codes.length === 0;
const charters = ({ client }: Workspace) => client.connection.sendRequest<ChartersResult>('charter/charters');

test('every charter of the workspace is diagnosed without being opened', async (t) => {
  const { until } = await openWorkspace(t, { [A]: page('first'), [B]: page('second') });
  for (const path of [A, B])
    assert.ok((await until(path, some)).every(({ source, code }) => source === 'charter' && code !== undefined));
});

test('one that cannot be read, or is too long to be read beside, says so, and is listed as soon as it can be', async (t) => {
  const long = (first: string) => `${first}${'# and so on\n'.repeat(6000)}`;
  const workspace = await openWorkspace(
    t,
    {
      [A]: page('first'),
      'long/charter.yaml': long(page('long')),
      'other/charter.yaml': long('name: of another tool\n'),
    },
    {
      fill(root) {
        writeFileSync(join(root, 'b.charter.yaml'), page('huge'));
        truncateSync(join(root, 'b.charter.yaml'), 21 * 1024 * 1024);
        mkdirSync(join(root, 'folder/charter.yaml'), { recursive: true });
      },
    },
  );
  const { client, until, save } = workspace;
  const said = async (path: string) =>
    (await until(path, some)).map(({ severity, code, message }) => [severity, code, message]);
  assert.deepEqual(await said('b.charter.yaml'), [
    [1, 'yaml-syntax', 'The charter could not be read: it is larger than 20 MB.'],
  ]);
  const [[severity, code, message] = [], ...more] = await said('long/charter.yaml');
  assert.deepEqual([severity, code, more], [3, 'one-page', []]);
  assert.match(String(message), /more than 60,000 characters, so it is checked only while it is open\./);
  const names = async () => (await charters(workspace)).map(({ name }) => name);
  assert.deepEqual(await names(), ['first']);
  const silent = client.published.filter(({ uri }) => /other|folder/.test(uri));
  assert.deepEqual(
    silent.flatMap(({ diagnostics }) => diagnostics),
    [],
  );
  save({ 'b.charter.yaml': page('short') });
  await until('b.charter.yaml', (codes) => codes.includes('technical-owner'));
  assert.deepEqual(await names(), ['first', 'short']);
  save({ [A]: long(page('first')) });
  await until(A, (_, shown) => /more than 60,000/.test(String(shown[0]?.message)));
  assert.deepEqual(await names(), ['short'], 'nothing is known of it any more');
  save({ 'long/charter.yaml': undefined });
  await until('long/charter.yaml', none);
});

test('each is listed with where it stands, sorted by path', async (t) => {
  const workspace = await openWorkspace(t, {
    [B]: page('second', 'TBD'),
    [A]: page('first'),
    'c/charter.yaml': 'owners: [\n',
    'd/charter.yaml': 'name: of another tool\nversion: 1\n',
  });
  const listed = await charters(workspace);
  assert.deepEqual(
    listed.map(({ path, name, earned }) => [path, name, earned]),
    [
      [A, 'first', 'research'],
      [B, 'second', 'research'],
    ],
  );
  const [first, second] = listed;
  assert.deepEqual(first?.owners, [{ role: 'operator', name: 'Ana Ruiz', contact: 'ana@example.com' }]);
  assert.deepEqual([first?.missingOwners, second?.missingOwners], [['technical'], ['operator', 'technical']]);
  assert.equal(first?.overclaims, true);
  assert.equal(first?.dayNinety, '2026-12-14');
  assert.equal(first?.title, 'What first does');
  assert.ok(first.errors > 0);
  assert.equal(first.uri, workspace.uri(A));
});

test('what is open counts as it is written, and as it is saved once it is closed', async (t) => {
  const workspace = await openWorkspace(t, { [A]: page('first'), [B]: page('second') });
  const { client, uri, until } = workspace;
  client.open(uri(A), page('unsaved').replace('status: pilot', 'status: research'));
  const research = await client.diagnostics(uri(A), 1);
  assert.deepEqual((await charters(workspace)).map(({ name }) => name).sort(), ['second', 'unsaved']);
  void client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(A) } });
  const saved = await until(A, (_, shown) => shown.length > 0 && shown.length !== research.length);
  assert.ok(saved.some(({ severity }) => severity === 1));
  assert.deepEqual((await charters(workspace)).map(({ name }) => name).sort(), ['first', 'second']);
});

test('changes on disk show, and what is deleted is cleared: a file, and a folder of which nothing else is told', async (t) => {
  const workspace = await openWorkspace(t, { [A]: page('first') });
  const { save, until } = workspace;
  await until(A, some);
  save({ [B]: page('second') });
  await until(B, some);
  save({ [A]: page('first').replace('status: pilot', 'status: research') });
  await until(A, (_, shown) => shown.length > 0 && shown.every(({ severity }) => severity !== 1));
  save({ [A]: undefined });
  await until(A, none);
  save({ b: undefined });
  await until(B, none);
  assert.deepEqual(await charters(workspace), []);
});

test('a folder that went and came back at once is told of as changed, and its charters show', async (t) => {
  const workspace = await openWorkspace(t, { [A]: page('first') });
  const { write, changed, until } = workspace;
  await until(A, some);
  write({ 'b/deep/charter.yaml': page('second') });
  changed('b');
  await until('b/deep/charter.yaml', some);
  assert.deepEqual((await charters(workspace)).map(({ name }) => name).sort(), ['first', 'second']);
});

test('a folder that went and came back counts as it is, in whatever order that is told', async (t) => {
  const workspace = await openWorkspace(t, { [A]: page('first') });
  const { client, uri, write, until } = workspace;
  await until(A, some);
  const tell = (...changes: readonly (readonly [path: string, type: number])[]) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: changes.map(([path, type]) => ({ uri: uri(path), type })),
    });
  const names = async () => (await charters(workspace)).map(({ name }) => name).sort();
  write({ 'b/deep/charter.yaml': page('second') });
  await tell(['b', 3]);
  assert.deepEqual(await names(), ['first', 'second'], 'only that it went is told');
  client.open(uri(A), page('first'));
  await client.diagnostics(uri(A), 1);
  for (const told of ['a', A]) {
    await tell(['a', 2], [told, 3]);
    assert.deepEqual(await names(), ['first', 'second'], `${told} is told of as gone last`);
    assert.ok(client.published.findLast((shown) => shown.uri === uri(A))!.diagnostics.length > 0);
  }
  write({ a: undefined });
  await tell(['a', 3]);
  await until(A, none);
  assert.deepEqual(await names(), ['second']);
});

test('the findings of one that nobody opened follow the files it names, its policy and the date', async (t) => {
  const text = `${page('first')}inputs: { schema: row.schema.json }\n`;
  const { client, save, until } = await openWorkspace(t, { [A]: text });
  const missing = (codes: readonly string[]) => codes.includes('evidence-exists');
  await until(A, missing);
  save({ 'a/row.schema.json': '{ "type": "object", "required": ["id"], "properties": { "id": {} } }' });
  await until(A, (codes) => some(codes) && !missing(codes));
  save({ 'charter.policy.yaml': 'severities: { write-back: off }\n' });
  await until(A, (codes) => some(codes) && !codes.includes('write-back'));
  assert.ok(!(await until(A, some)).some(({ code }) => code === 'metric-overdue'));
  client.setToday('2027-03-01');
  await until(A, (codes) => codes.includes('metric-overdue'));
});

test('a name that is given twice is told at both, and no longer when one of them has another', async (t) => {
  const { save, until } = await openWorkspace(t, { [A]: page('same'), [B]: page('same') });
  const twice = (codes: readonly string[]) => codes.includes('duplicate-name');
  await until(A, twice);
  await until(B, twice);
  save({ [B]: page('other') });
  await until(A, (codes) => !twice(codes));
  await until(B, (codes) => !twice(codes));
});

test('what git ignores is left alone until it is not, and the other way round', async (t) => {
  const { save, until, client, uri } = await openWorkspace(t, {
    '.gitignore': 'a\n',
    [A]: page('first'),
    [B]: page('second'),
  });
  await until(B, some);
  save({ [A]: page('changed') });
  save({ '.gitignore': 'b\n' });
  await until(A, some);
  await until(B, none);
  save({ [B]: page('third'), '.gitignore': '' });
  await until(B, some);
  assert.deepEqual(
    client.published.filter((published) => published.uri === uri(A)).map(({ diagnostics }) => diagnostics.length > 0),
    [true],
    'nothing was said of the ignored one before',
  );
});

test('a change of what the editor does not show holds at once', async (t) => {
  let setting: object = {};
  const { client, until } = await openWorkspace(
    t,
    { [A]: page('first'), [B]: page('second') },
    {
      params: { capabilities: { workspace: { configuration: true } } },
      prepare({ connection }) {
        connection.onRequest('workspace/configuration', ({ items }: { items: readonly object[] }) =>
          items.map(() => setting),
        );
      },
    },
  );
  await until(B, some);
  setting = { b: true };
  void client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await until(B, none);
  setting = { a: true };
  void client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
  await until(B, some);
  await until(A, none);
});

test('what the editor does not show is left out, by the setting of each folder', async (t) => {
  const workspace = await openWorkspace(
    t,
    { [A]: page('first'), [B]: page('second'), 'old/x/charter.yaml': page('third'), 'kept/charter.yaml': page('kept') },
    {
      params: { capabilities: { workspace: { configuration: true } } },
      prepare({ connection }) {
        connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section: string }[] }) =>
          items.map(({ section }) =>
            section === 'files.exclude' ? { '**/second.*': true, old: true, kept: false } : null,
          ),
        );
      },
    },
  );
  assert.deepEqual(
    (await charters(workspace)).map(({ name }) => name),
    ['first', 'kept'],
  );
});

for (const [client, capabilities] of Object.entries({
  'that says nothing of folders': {},
  'like VS Code': { workspace: { workspaceFolders: true } },
}))
  test(`a folder that joins or leaves the workspace brings or takes its charters, of a client ${client}`, async (t) => {
    const workspace = await openWorkspace(
      t,
      { 'one/charter.yaml': page('first'), 'two/charter.yaml': page('second') },
      {
        params: { workspaceFolders: [], capabilities },
      },
    );
    const { client, root, until } = workspace;
    const change = (added: readonly string[], removed: readonly string[]) =>
      void client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: {
          added: added.map((name) => ({ uri: pathToFileURL(`${root}/${name}`).href, name })),
          removed: removed.map((name) => ({ uri: pathToFileURL(`${root}/${name}`).href, name })),
        },
      });
    change(['one', 'two'], []);
    await until('one/charter.yaml', some);
    await until('two/charter.yaml', some);
    // What names no folder is left out.
    for (const event of [{ added: [{}, null], removed: 'x' }, null])
      void client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    change([], ['one']);
    await until('one/charter.yaml', none);
    assert.deepEqual(
      (await charters(workspace)).map(({ name }) => name),
      ['second'],
    );
  });

test('where the workspace has several folders, a charter is called by the folder that it lies in', async (t) => {
  const workspace = await openWorkspace(
    t,
    { 'one/charter.yaml': page('first'), 'two/charter.yaml': page('second'), 'two/in/charter.yaml': page('third') },
    { params: { workspaceFolders: [] } },
  );
  const { client, uri } = workspace;
  const change = (event: { readonly added: readonly object[]; readonly removed: readonly object[] }) =>
    client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
  const paths = async () => Object.fromEntries((await charters(workspace)).map(({ name, path }) => [name, path]));
  client.open(uri('one/charter.yaml'), page('first'));
  await client.diagnostics(uri('one/charter.yaml'), 1);
  await change({ added: [{ uri: uri('one'), name: 'Sales' }, { uri: uri('two') }], removed: [] });
  const all = { first: 'Sales/charter.yaml', second: 'two/charter.yaml', third: 'two/in/charter.yaml' };
  assert.deepEqual(await paths(), all);
  // The nearest folder is the one that editors show it in.
  await change({ added: [{ uri: `${uri('two/in')}/`, name: 'in' }], removed: [] });
  assert.deepEqual(await paths(), { ...all, third: 'in/charter.yaml' });
  await change({ added: [], removed: [{ uri: uri('two') }, { uri: `${uri('two/in')}/` }] });
  assert.deepEqual(await paths(), { first: 'charter.yaml' });
});

test('what is open keeps to the repository that it lies in, also when that comes to be another', async (t) => {
  const naming = `${page('first')}inputs: { schema: ../../s.json }\n`;
  const { client, uri, until, save, write } = await openWorkspace(
    t,
    { 'ws/a/charter.yaml': naming, 's.json': '{}' },
    { params: { workspaceFolders: [] } },
  );
  const escapes = (codes: readonly string[]) => codes.includes('path-escapes');
  const stays = (codes: readonly string[]) => some(codes) && !escapes(codes);
  const change = (added: string, ...removed: readonly string[]) =>
    client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: uri(added) }], removed: removed.map((path) => ({ uri: uri(path) })) },
    });
  await change('ws');
  client.open(uri('ws/a/charter.yaml'), naming.replace('first', 'not saved'));
  await until('ws/a/charter.yaml', escapes);
  await change('.', 'ws');
  await until('ws/a/charter.yaml', stays);
  write({ 'ws/a/.git': '' });
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: uri('ws/a/.git'), type: 1 }],
  });
  await until('ws/a/charter.yaml', escapes);
  save({ 'ws/a/.git': undefined });
  await until('ws/a/charter.yaml', stays);
  assert.equal((await client.connection.sendRequest<ChartersResult>('charter/charters'))[0]?.name, 'not saved');
});

test('a client that lists no folders may give one as the root', async (t) => {
  for (const workspaceFolders of [undefined, null, []]) {
    const source = await openWorkspace(t, { [A]: page('first') }, { params: { workspaceFolders: [] } });
    const client = startInProcess();
    t.after(() => client.close());
    await client.initialize({ rootUri: source.uri('.'), workspaceFolders });
    const listed = await client.connection.sendRequest<ChartersResult>('charter/charters');
    assert.deepEqual(
      listed.map(({ path }) => path),
      [A],
      String(workspaceFolders),
    );
  }
});

test('what a charter names behind a link inside the workspace is looked at again when it changes', async (t) => {
  const naming = (path: string) => `${page('first')}inputs: { schema: ${path} }\n`;
  const { until, save } = await openWorkspace(
    t,
    { 'a/charter.yaml': naming('linked/s.json'), 'b/charter.yaml': naming('s.json'), 'shared/t.json': '' },
    {
      fill(root) {
        symlinkSync('../shared', join(root, 'a/linked'));
        symlinkSync('../shared/t.json', join(root, 'b/s.json'));
      },
    },
  );
  const isMissing = (codes: readonly string[]) => codes.includes('evidence-exists');
  const isThere = (codes: readonly string[]) => some(codes) && !isMissing(codes);
  for (const path of ['a', 'b']) await until(`${path}/charter.yaml`, isMissing);
  save({ 'shared/s.json': '{}' });
  await until('a/charter.yaml', isThere);
  save({ 'shared/t.json': '{}' });
  await until('b/charter.yaml', isThere);
  save({ 'shared/s.json': '' });
  await until('a/charter.yaml', isMissing);
});

test('with repositories inside the folder, each charter is called by its path in the folder', async (t) => {
  const files = { 'a/.git/HEAD': '', 'a/charter.yaml': page('first'), 'b/.git': '', 'b/charter.yaml': page('second') };
  const workspace = await openWorkspace(t, files);
  assert.deepEqual(
    (await charters(workspace)).map(({ path }) => path),
    ['a/charter.yaml', 'b/charter.yaml'],
  );
});

test('what git leaves out, by a file above the folder or by its own, is left out once that says so', async (t) => {
  const workspace = await openWorkspace(
    t,
    { '.git/HEAD': '', 'ws/a/charter.yaml': page('first'), 'ws/b/charter.yaml': page('second') },
    { params: { workspaceFolders: [] } },
  );
  const { client, uri, until, save } = workspace;
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: uri('ws') }], removed: [] },
  });
  await until('ws/a/charter.yaml', some);
  await until('ws/b/charter.yaml', some);
  save({ '.gitignore': 'a\n' });
  await until('ws/a/charter.yaml', none);
  save({ '.git/info/exclude': 'b\n' });
  await until('ws/b/charter.yaml', none);
  save({ '.git/info/exclude': '' });
  await until('ws/b/charter.yaml', some);
});

test('a client that asks to be told hears of all once they are read, and then of each change', async (t) => {
  const told: ChartersChangedParams[] = [];
  let resume: (() => void) | undefined;
  const workspace = await openWorkspace(
    t,
    { [A]: page('first'), [B]: page('second') },
    {
      params: { initializationOptions: { charters: true } },
      prepare({ connection }) {
        connection.onNotification('charter/chartersChanged', (params: ChartersChangedParams) => {
          told.push(params);
          resume?.();
        });
      },
    },
  );
  const hears = async (wanted: (params: ChartersChangedParams) => boolean): Promise<void> => {
    while (!told.some(wanted))
      await new Promise<void>((resolve) => {
        resume = resolve;
      });
  };
  await hears(({ complete }) => complete);
  const names = told.flatMap(({ changed }) => changed.map(({ name }) => name));
  assert.deepEqual(names.sort(), ['first', 'second']);
  told.length = 0;
  workspace.save({ [B]: page('third') });
  await hears(({ changed }) => changed.some(({ name }) => name === 'third'));
  workspace.save({ [A]: undefined });
  await hears(({ removed }) => removed.includes(workspace.uri(A)));
  workspace.client.open(workspace.uri(B), page('typed'));
  await hears(({ changed }) => changed.some(({ name }) => name === 'typed'));
});

test('the people whom charters name are listed, each once, those with most charters first', async (t) => {
  const { client } = await openWorkspace(t, {
    [A]: page('first'),
    [B]: page('second', '{ name: Ana Ruiz, contact: "@ana" }'),
    'c/charter.yaml': page('third', 'Sam Lee'),
  });
  assert.deepEqual(await client.connection.sendRequest<PeopleResult>('charter/people'), [
    { name: 'Ana Ruiz', contact: 'ana@example.com', charters: 2 },
    { name: 'Sam Lee', contact: null, charters: 1 },
  ]);
});

test('without a disk the client finds the charters, and reads them', async (t) => {
  const files: Record<string, string> = {
    '/samples/a/charter.yaml': page('first'),
    '/samples/node_modules/x/charter.yaml': page('installed'),
    '/samples/ignored/charter.yaml': page('ignored'),
    '/samples/.gitignore': 'ignored\n',
  };
  const { client } = await openWorkspace(
    t,
    {},
    {
      disk: false,
      params: {
        workspaceFolders: [{ uri: 'memfs:/samples', name: 'x' }],
        initializationOptions: { readFiles: true },
      },
      prepare({ connection }) {
        connection.onRequest('charter/readFile', ({ uri }: { uri: string }) => {
          const text = files[uri.replace('memfs:', '')];
          return (text === undefined ? { kind: 'absent' } : { kind: 'text', text }) as object;
        });
        connection.onRequest('charter/findCharters', () =>
          Object.keys(files).flatMap((path) => (path.endsWith('charter.yaml') ? [`memfs:${path}`] : [])),
        );
      },
    },
  );
  const listed = await client.connection.sendRequest<ChartersResult>('charter/charters');
  assert.deepEqual(
    listed.map(({ path, name }) => [path, name]),
    [['a/charter.yaml', 'first']],
  );
  const uri = 'memfs:/samples/a/charter.yaml';
  assert.ok(client.published.some((published) => published.uri === uri && published.diagnostics.length > 0));
  delete files['/samples/a/charter.yaml'];
  const cleared = client.next(uri);
  void client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: 'memfs:/samples/a', type: 3 }],
  });
  assert.deepEqual((await cleared).diagnostics, []);
});

test('a search that another one overtakes does not keep that from ending', async (t) => {
  const client = startInProcess({ disk: false });
  t.after(() => client.close());
  const { connection } = client;
  const uri = 'memfs:/w/a/charter.yaml';
  let begun = () => {};
  let release = () => {};
  const first = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  connection.onRequest('charter/findCharters', async () => {
    begun();
    await held;
    return [uri];
  });
  connection.onRequest<ReadFileResult, void>('charter/readFile', ({ uri: asked }: ReadFileParams) =>
    asked === uri ? { kind: 'text', text: page('first') } : { kind: 'absent' },
  );
  await client.initialize({
    workspaceFolders: [{ uri: 'memfs:/w', name: 'w' }],
    initializationOptions: { readFiles: true },
  });
  await first;
  await connection.sendNotification('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [] } });
  await connection.sendRequest('charter/checks');
  release();
  const listed = await connection.sendRequest<ChartersResult>('charter/charters');
  assert.deepEqual(
    listed.map(({ name }) => name),
    ['first'],
  );
});

test('of two searches of one folder the later has the last word', async (t) => {
  const client = startInProcess({ disk: false });
  t.after(() => client.close());
  const { connection } = client;
  let there: readonly string[] = [];
  let search: (() => Promise<void>) | undefined;
  connection.onRequest('charter/findCharters', async () => {
    const found = there;
    await search?.();
    return found;
  });
  connection.onRequest<ReadFileResult, void>('charter/readFile', ({ uri }: ReadFileParams) =>
    there.includes(uri) ? { kind: 'text', text: page('first') } : { kind: 'absent' },
  );
  await client.initialize({
    workspaceFolders: [{ uri: 'memfs:/w', name: 'w' }],
    initializationOptions: { readFiles: true },
  });
  const listed = async () => (await connection.sendRequest<ChartersResult>('charter/charters')).map(({ name }) => name);
  assert.deepEqual(await listed(), []);
  const told = { changes: [{ uri: 'memfs:/w/a', type: 1 }] };
  // The charter comes, and is told of, when the first search has passed its place.
  search = async () => {
    search = undefined;
    there = ['memfs:/w/a/charter.yaml'];
    await connection.sendNotification('workspace/didChangeWatchedFiles', told);
    // Answered after what was told before it has been taken up.
    await connection.sendRequest('charter/checks');
  };
  await connection.sendNotification('workspace/didChangeWatchedFiles', told);
  assert.deepEqual(await listed(), ['first']);
});

test('what is not on disk is asked of the client, and only that', async (t) => {
  const client = startInProcess({ disk: true });
  t.after(() => client.close());
  const { connection } = client;
  const [uri, lost] = ['memfs:/w/a/charter.yaml', 'memfs:/w/b/charter.yaml'];
  const asked: string[] = [];
  connection.onRequest('charter/findCharters', () => [uri, lost, 'file:///nowhere/charter.yaml']);
  connection.onRequest<ReadFileResult, void>('charter/readFile', ({ uri: file }: ReadFileParams) => {
    asked.push(file);
    return file === uri ? { kind: 'text', text: page('far') } : { kind: 'absent' };
  });
  const workspaceFolders = ['memfs:/w', 'file:///nowhere/at/all'].map((folder) => ({ uri: folder, name: folder }));
  await client.initialize({ workspaceFolders, initializationOptions: { readFiles: true } });
  const listed = await connection.sendRequest<ChartersResult>('charter/charters');
  assert.deepEqual(
    listed.map(({ name }) => name),
    ['far'],
  );
  assert.ok(
    asked.every((file) => file.startsWith('memfs:')),
    asked.join('\n'),
  );
});
