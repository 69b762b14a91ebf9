import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type {
  Diagnostic,
  GlobPattern,
  RegistrationParams,
  UnregistrationParams,
} from 'vscode-languageserver-protocol/node';
import { readerThreads } from '../../server/lsp/reader-threads.ts';
import type { ChartersResult, ReadFileParams, ReadFileResult } from '../../server/protocol.ts';
import { checkJson } from '../cli/support.ts';
import type { Client } from '../support/lsp-client.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const POLICY = 'charter.policy.yaml';
const BASE = 'house/base.yaml';
const CHARTER = 'ai/charter.yaml';
const PAGE = 'apiVersion: charter/v1\nstatus: research\n';
const MISSPELT = 'severities: { write-bak: off }\n';
const MISSPELT_TOO = 'timeZone: UTC\nthreshold: { usage: 5 }\n';
const FOLLOWED = {
  [POLICY]: `extends: ./${BASE}\n${MISSPELT}`,
  [BASE]: MISSPELT_TOO,
  [CHARTER]: PAGE,
};
const asText = ({ globPattern: pattern }: { globPattern: GlobPattern }) =>
  typeof pattern === 'string' ? pattern : `${pattern.baseUri}|${pattern.pattern}`;
const some = (codes: readonly string[]) => codes.length > 0;
const none = (codes: readonly string[]) => codes.length === 0;
const says = (word: string) => (_: readonly string[], shown: readonly Diagnostic[]) =>
  shown.some(({ message }) => String(message).includes(word));

/** Resolves when everything in the workspace has been read. */
const allRead = ({ client }: Pick<Workspace, 'client'>) =>
  client.connection.sendRequest<ChartersResult>('charter/charters');

/** What is shown of files that are named so, by path: nothing of what nothing is wrong with. */
async function shownOf(workspace: Workspace, wanted: RegExp): Promise<Record<string, readonly Diagnostic[]>> {
  await allRead(workspace);
  const last = new Map(workspace.client.published.map(({ uri, diagnostics }) => [uri, diagnostics]));
  const own = [...last].map(([uri, shown]) => [uri.replace(`${workspace.uri('.')}/`, ''), shown] as const);
  return Object.fromEntries(own.filter(([path, { length }]) => length > 0 && wanted.test(path)));
}

const OTHERS = /(?<!charter)\.yaml$/;
const pathsOf = async (workspace: Workspace) => Object.keys(await shownOf(workspace, OTHERS)).sort();

/** What the command line says of policies, as an editor shows it. */
async function toldByCheck(cwd: string) {
  const { json } = await checkJson(cwd);
  const told = json.policies.filter(({ findings }) => findings.length > 0);
  const position = ({ line, column }: { line: number; column: number }) => ({ line: line - 1, character: column - 1 });
  return Object.fromEntries(
    told.map(({ path, findings }) => [
      path,
      findings.map(({ check, message, range }) => ({
        ...{ code: check, message, source: 'charter', severity: 1 },
        range: { start: position(range.start), end: position(range.end) },
      })),
    ]),
  );
}

for (const [where, program] of [
  ['here', undefined],
  ['by threads', new URL('../support/reader-program.ts', import.meta.url)],
] as const)
  test(`policies show what the command line says of them without being opened, read ${where}`, async (t) => {
    const files = {
      ...FOLLOWED,
      'circle/charter.policy.yml': 'extends: ./a.yaml\n',
      'circle/a.yaml': 'extends: ./b.yaml\n',
      'circle/b.yaml': 'extends: [./a.yaml, ./none.yaml]\n',
      'circle/charter.yaml': PAGE,
      'damaged/charter.policy.yaml': 'people: [\n',
      'damaged/charter.yaml': PAGE,
      'out/charter.yaml': PAGE,
    };
    const workspace = await openWorkspace(t, files, {
      fill(root) {
        mkdirSync(join(root, '.git'));
        symlinkSync(tmpdir(), join(root, 'out', POLICY));
      },
      ...(program && { readers: { from: 2, start: () => readerThreads(program, 1) } }),
    });
    const shown = await shownOf(workspace, OTHERS);
    const told = await toldByCheck(workspace.root);
    assert.deepEqual(Object.keys(told).sort(), [
      POLICY,
      'circle/a.yaml',
      'circle/b.yaml',
      'damaged/charter.policy.yaml',
      BASE,
      `out/${POLICY}`,
    ]);
    assert.deepEqual(shown, told);
  });

test('one that no charter follows shows, too; what is ignored, hidden or installed does not', async (t) => {
  const workspace = await openWorkspace(
    t,
    {
      'alone/charter.policy.yaml':
        'extends: [../ignored/base.yaml, ../hidden/base.yaml, ../kept.yaml, house, house/base.yaml]\n',
      'ignored/base.yaml': MISSPELT,
      'ignored/charter.policy.yaml': MISSPELT,
      'hidden/base.yaml': MISSPELT,
      'hidden/charter.policy.yaml': MISSPELT,
      'node_modules/house/charter.policy.yaml': MISSPELT,
      'node_modules/house/base.yaml': MISSPELT,
      'kept.yaml': MISSPELT,
      '.gitignore': 'ignored\n',
    },
    {
      params: { capabilities: { workspace: { configuration: true } } },
      prepare({ connection }) {
        connection.onRequest('workspace/configuration', ({ items }: { items: readonly object[] }) =>
          items.map(() => ({ hidden: true })),
        );
      },
    },
  );
  assert.deepEqual(await pathsOf(workspace), ['kept.yaml']);
  workspace.save({ '.gitignore': 'kept.yaml\n' });
  await workspace.until('ignored/base.yaml', some);
  await workspace.until('kept.yaml', none);
  assert.deepEqual(await pathsOf(workspace), ['ignored/base.yaml', 'ignored/charter.policy.yaml']);
});

test('changes on disk show, and what is deleted or no longer extended is cleared', async (t) => {
  const workspace = await openWorkspace(t, FOLLOWED);
  const { save, until } = workspace;
  await until(BASE, says('threshold'));
  save({ [BASE]: 'people: [\n' });
  await until(BASE, (codes) => codes[0] === 'yaml-syntax');
  save({ [POLICY]: MISSPELT });
  await until(BASE, none);
  save({ [POLICY]: `extends: ./${BASE}\n` });
  await until(BASE, some);
  await until(POLICY, none);
  save({ house: undefined });
  await until(BASE, none);
  await until(POLICY, says('There is no policy at'));
  save({ [BASE]: MISSPELT });
  await until(BASE, some);
  save({ [POLICY]: undefined });
  await until(POLICY, none);
  await until(BASE, none);
  save({ 'deep/down/charter.policy.yml': MISSPELT });
  await until('deep/down/charter.policy.yml', some);
  save({ deep: undefined });
  await until('deep/down/charter.policy.yml', none);
  assert.deepEqual(await pathsOf(workspace), []);
});

test('the text of an open one counts, and the file again once it is closed', async (t) => {
  const workspace = await openWorkspace(t, FOLLOWED);
  const { client, uri, until, save } = workspace;
  await until(BASE, some);
  client.open(uri(POLICY), 'extends: ./other.yaml\nthresholds: { usage: 0 }\n');
  await until(POLICY, says('other.yaml'));
  await until(BASE, none);
  save({ 'other.yaml': MISSPELT });
  await until('other.yaml', some);
  save({ [POLICY]: `${MISSPELT}thresholds: { waiver: 0 }\nextends: ./${BASE}\n` });
  assert.deepEqual(await pathsOf(workspace), [POLICY, 'other.yaml']);
  assert.ok(client.published.findLast((shown) => shown.uri === uri(POLICY))!.diagnostics.length === 1);
  void client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(POLICY) } });
  await until(POLICY, (codes) => codes.length === 2);
  await until(BASE, some);
  await until('other.yaml', none);
});

test('one that has another name is a policy when it is opened, as others extend it', async (t) => {
  const { client, uri, until } = await openWorkspace(t, FOLLOWED);
  await until(BASE, says('threshold'));
  client.open(uri(BASE), 'words: { placeholder: [soon] }\n');
  assert.match(String((await client.diagnostics(uri(BASE), 1))[0]?.message), /placeholders/);
  void client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(BASE) } });
  await until(BASE, says('threshold'));
});

test('policies above the folder of the workspace show as long as a charter in it follows them', async (t) => {
  const { client, uri, until, save } = await openWorkspace(
    t,
    { [POLICY]: 'extends: ./base.yaml\n', 'base.yaml': MISSPELT, 'other/charter.policy.yaml': MISSPELT },
    { fill: (root) => mkdirSync(join(root, '.git')), params: { workspaceFolders: [] } },
  );
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: uri('ai'), name: 'ai' }], removed: [] },
  });
  save({ [CHARTER]: PAGE });
  await until('base.yaml', some);
  save({ [POLICY]: MISSPELT });
  await until(POLICY, some);
  await until('base.yaml', none);
  save({ [CHARTER]: undefined });
  await until(POLICY, none);
  client.open(uri(CHARTER), PAGE);
  await until(POLICY, some);
  void client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(CHARTER) } });
  await until(POLICY, none);
  assert.ok(client.published.every((shown) => !shown.uri.includes('other')));
});

test('a client that can tells of the policies above, of those that may come, of what they extend, and of what git leaves out', async (t) => {
  const { told, until: becomes, ...watched } = watchedFiles();
  const { root, client, uri } = await openWorkspace(
    t,
    { [POLICY]: 'extends: "./a[1].yaml"\n', 'a[1].yaml': MISSPELT, 'units/ai/charter.yaml': PAGE },
    { fill: (at) => mkdirSync(join(at, '.git')), ...watched },
  );
  const asked = () => told().map((pattern) => pattern.replace(`${pathToFileURL(root)}/`, '/'));
  const settles = (...wanted: readonly string[]) => becomes(() => asked().sort(), wanted);
  const change = (event: { added: readonly object[]; removed: readonly object[] }) =>
    void client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
  const folder = { uri: uri('units/ai'), name: 'ai' };
  await settles('**/*');
  change({ added: [folder], removed: [] });
  const above = ['charter.policy.yaml', 'charter.policy.yml', '.gitignore'];
  const atRoot = [...above.map((name) => `${pathToFileURL(root)}|${name}`), '/.git/info|exclude'];
  const inUnits = above.map((name) => `/units|${name}`);
  await settles(...['**/*', ...inUnits, `${pathToFileURL(root)}|a?1?.yaml`, ...atRoot].sort());
  change({ added: [{}, { uri: 7 }], removed: [folder] });
  await settles('**/*');
});

test('a client that can tells of the files beside the workspace that its charters name, open or not', async (t) => {
  const { told, until: becomes, ...watched } = watchedFiles();
  const naming = (path: string) => `${PAGE}inputs: { schema: ${path} }\n`;
  const { client, root, uri, save, until } = await openWorkspace(
    t,
    { 'ws/a/charter.yaml': naming('../../shared/a.json'), 'ws/b/charter.yaml': naming('../near.json') },
    { fill: (at) => mkdirSync(join(at, '.git')), ...watched },
  );
  const asked = () =>
    told()
      .map((pattern) => pattern.replace(`${pathToFileURL(root)}`, ''))
      .filter((pattern) => !/policy|\.git/.test(pattern));
  const settles = (...wanted: readonly string[]) => becomes(() => asked().sort(), wanted);
  await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: uri('ws'), name: 'ws' }], removed: [] },
  });
  await settles('**/*', '/shared|a.json');
  client.open(uri('ws/b/charter.yaml'), naming('../../shared/b.json'));
  await settles('**/*', '/shared|a.json', '/shared|b.json');
  await until('ws/a/charter.yaml', (codes) => codes.includes('evidence-exists'));
  save({ 'shared/a.json': '{ "type": "object", "required": ["id"], "properties": { "id": {} } }' });
  await until('ws/a/charter.yaml', (codes) => !codes.includes('evidence-exists'));
  save({ 'ws/a': undefined });
  await settles('**/*', '/shared|b.json');
});

test('a folder that joins or leaves the workspace brings or takes its policies, in any number of folders', async (t) => {
  const { client, uri, until } = await openWorkspace(
    t,
    {
      'one/charter.policy.yaml': 'extends: ../base.yaml\n',
      'two/charter.policy.yaml': MISSPELT,
      'base.yaml': MISSPELT,
    },
    { fill: (root) => mkdirSync(join(root, '.git')), params: { workspaceFolders: [] } },
  );
  const folders = (...names: readonly string[]) => names.map((name) => ({ uri: uri(name), name }));
  const change = (added: readonly string[], removed: readonly string[]) =>
    void client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: folders(...added), removed: folders(...removed) },
    });
  change(['one', 'two'], []);
  await until('base.yaml', some);
  await until('two/charter.policy.yaml', some);
  change([], ['one']);
  await until('base.yaml', none);
  assert.ok(client.published.findLast((shown) => shown.uri === uri('two/charter.policy.yaml'))!.diagnostics.length > 0);
  change([], ['two']);
  await until('two/charter.policy.yaml', none);
});

test('without a disk the client finds policies, and reads them and those that they extend', async (t) => {
  const files = new Map<string, string>([
    ['memfs:/w/charter.policy.yaml', 'extends: [./base.yaml, ./ignored/base.yaml, house/base.yaml]\n'],
    ['memfs:/w/base.yaml', MISSPELT],
    ['memfs:/w/ignored/base.yaml', MISSPELT],
    ['memfs:/w/ignored/charter.policy.yaml', MISSPELT],
    ['memfs:/w/node_modules/house/base.yaml', MISSPELT],
    ['memfs:/w/.gitignore', 'ignored\n'],
  ]);
  const { client } = await openWorkspace(
    t,
    {},
    {
      disk: false,
      params: { workspaceFolders: [{ uri: 'memfs:/w', name: 'w' }], initializationOptions: { readFiles: true } },
      prepare({ connection }) {
        connection.onRequest('charter/findCharters', () => [...files.keys()].filter((uri) => /charter\./.test(uri)));
        connection.onRequest<ReadFileResult, void>('charter/readFile', ({ uri }: ReadFileParams) => {
          const text = files.get(uri);
          return text === undefined ? { kind: 'absent' } : { kind: 'text', text };
        });
      },
    },
  );
  const tell = (uri: string, type: number) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
  await allRead({ client });
  const shown = () => new Map(client.published.map(({ uri, diagnostics }) => [uri, diagnostics.length]));
  assert.deepEqual([...shown()], [['memfs:/w/base.yaml', 1]]);
  files.set('memfs:/w/charter.policy.yaml', MISSPELT);
  await tell('memfs:/w/charter.policy.yaml', 2);
  await allRead({ client });
  assert.deepEqual([...shown()].sort(), [
    ['memfs:/w/base.yaml', 0],
    ['memfs:/w/charter.policy.yaml', 1],
  ]);
  files.delete('memfs:/w/charter.policy.yaml');
  await tell('memfs:/w/charter.policy.yaml', 3);
  await allRead({ client });
  assert.equal(shown().get('memfs:/w/charter.policy.yaml'), 0);
});

/** A client without folders at first, and the patterns of the files that it is asked to tell of. */
function watchedFiles() {
  const watching = new Map<string, readonly string[]>();
  let changed = () => {};
  return {
    told: () => [...watching.values()].flat(),
    /** Resolves once the patterns, seen this way, are these. */
    async until(seen: () => readonly string[], wanted: readonly string[]) {
      while (JSON.stringify(seen()) !== JSON.stringify(wanted))
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
    },
    params: {
      workspaceFolders: [],
      capabilities: {
        workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } },
      },
    },
    prepare({ connection }: Pick<Client, 'connection'>) {
      connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
        for (const { id, method, registerOptions } of registrations)
          if (method === 'workspace/didChangeWatchedFiles')
            watching.set(id, (registerOptions as { watchers: { globPattern: GlobPattern }[] }).watchers.map(asText));
        changed();
        return null;
      });
      connection.onRequest('client/unregisterCapability', ({ unregisterations }: UnregistrationParams) => {
        for (const { id } of unregisterations) watching.delete(id);
        changed();
        return null;
      });
    },
  };
}
