import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction, CompletionList } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ReadFileResult } from '../../server/protocol.ts';
import { rangeOf, startInProcess } from '../support/in-process-server.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const POLICY = 'charter.policy.yaml';
const CHARTER = 'ai/drafts/charter.yaml';
const PAGE = 'apiVersion: charter/v1\nstatus: research\nwriteBack: { destination: TBD }\n';
const HINT = 4;

const severityOf =
  (code: string, severity: number) => (_: readonly string[], shown: readonly { code?: unknown; severity?: number }[]) =>
    shown.some((one) => one.code === code && one.severity === severity);
const has = (code: string) => (codes: readonly string[]) => codes.includes(code);
const lacks = (code: string) => (codes: readonly string[]) => !codes.includes(code);

/** Types a text letter by letter; the codes shown after each letter. */
async function typeAt(
  { client, uri }: Workspace,
  path: string,
  line: number,
  character: number,
  text: string,
): Promise<string[]> {
  const seen: string[] = [];
  for (const [index, letter] of [...text].entries()) {
    const position = { line, character: character + index };
    client.change(uri(path), index + 2, [{ range: { start: position, end: position }, text: letter }]);
    seen.push((await client.diagnostics(uri(path), index + 2)).map(({ code }) => String(code)).join());
  }
  return seen;
}

const complete = async ({ client, uri }: Workspace, line: number, character: number) => {
  const { items } = await client.connection.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri: uri(POLICY) },
    position: { line, character },
  });
  return items;
};

test('a policy is judged while it is written, before it is saved', async (t) => {
  const workspace = await openWorkspace(t, { 'base.yaml': 'timeZone: UTC\n' });
  const { client, uri } = workspace;
  client.open(uri(POLICY), 'severities: { write-bak: off }\nextends: ./base.yaml\n');
  const [first, ...more] = await client.diagnostics(uri(POLICY), 1);
  assert.deepEqual(more, []);
  assert.match(String(first?.message), /Did you mean "write-back"\?/);
  assert.deepEqual(first?.range, rangeOf('severities: { write-bak: off }', 'write-bak'));
  assert.deepEqual([first?.source, first?.code, first?.severity], ['charter', 'policy', 1]);
  client.change(uri(POLICY), 2, [{ text: 'extends: ./gone.yaml\n' }]);
  assert.match(String((await client.diagnostics(uri(POLICY), 2))[0]?.message), /There is no policy at/);
  client.change(uri(POLICY), 3, [{ text: 'extends: ./charter.policy.yaml\n' }]);
  assert.match(String((await client.diagnostics(uri(POLICY), 3))[0]?.message), /extends itself/);
  client.change(uri(POLICY), 4, [{ text: '' }]);
  assert.deepEqual(await client.diagnostics(uri(POLICY), 4), []);
  client.change(uri(POLICY), 5, [{ text: 'people: [\n' }]);
  assert.deepEqual(
    (await client.diagnostics(uri(POLICY), 5)).map(({ code }) => code),
    ['yaml-syntax'],
  );
  const gone = client.next(uri(POLICY));
  await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(POLICY) } });
  assert.deepEqual((await gone).diagnostics, []);
});

test('a word that is being typed is not wrong before it can be', async (t) => {
  const workspace = await openWorkspace(t, {});
  workspace.client.open(workspace.uri(POLICY), 'required:\n  pilot:\n    - title\n    - \n');
  await workspace.client.diagnostics(workspace.uri(POLICY), 1);
  const seen = await typeAt(workspace, POLICY, 3, 6, 'adoption.usage.shore');
  assert.deepEqual(
    seen.slice(0, -3),
    seen.slice(0, -3).map(() => ''),
  );
  assert.equal(seen.at(-1), 'policy');
});

test('hover and completion know checks, keys and values', async (t) => {
  const workspace = await openWorkspace(t, {});
  const { client, uri } = workspace;
  const text = 'severities:\n  write-back: off\n  \nwords: { impressions: { add: [wow] } }\n';
  client.open(uri(POLICY), text);
  const hover = async (part: string) =>
    JSON.stringify((await client.hover(uri(POLICY), rangeOf(text, part).start))?.contents);
  assert.match(await hover('write-back'), /To pass/);
  assert.match(await hover('impressions'), /applause/);
  const ids = await complete(workspace, 2, 2);
  const item = ids.find(({ label }) => label === 'technical-owner');
  assert.ok(item?.documentation);
  assert.deepEqual(item.textEdit, {
    range: { start: { line: 2, character: 2 }, end: { line: 2, character: 2 } },
    newText: 'technical-owner: ',
  });
  assert.ok(!ids.some(({ label }) => label === 'write-back'));
  assert.deepEqual(
    (await complete(workspace, 1, 14)).map(({ label }) => label),
    ['error', 'warning', 'information', 'hint', 'off'],
  );
});

test('a misspelt key, check or path is put right by its quick fix', async (t) => {
  const { client, uri } = await openWorkspace(t, {});
  const texts = {
    'severites: { write-back: off }\n': ['severites', 'severities'],
    'severities: { write-bak: off }\n': ['write-bak', 'write-back'],
    'required: { pilot: [adoption.usge.share] }\n': ['adoption.usge.share', 'adoption.usage.share'],
    'checks:\n  - { id: a, path: "titel", condition: present, message: m }\n': ['"titel"', 'title'],
    'timeZone: Europe/Berln\n': ['Europe/Berln', 'Europe/Berlin'],
  } as const;
  let version = 1;
  client.open(uri(POLICY), '');
  for (const [text, [wrong, right]] of Object.entries(texts)) {
    client.change(uri(POLICY), ++version, [{ text }]);
    const actions: readonly CodeAction[] = await client.codeActions(uri(POLICY), rangeOf(text, wrong));
    const edits = actions[0]?.edit?.changes?.[uri(POLICY)];
    assert.ok(edits, text);
    assert.equal(actions[0]?.isPreferred, true);
    assert.equal(TextDocument.applyEdits(TextDocument.create('', '', 1, text), edits), text.replace(wrong, right));
  }
});

test('a charter is evaluated again when its policy appears, changes and goes', async (t) => {
  const { client, uri, save, until } = await openWorkspace(t, { [CHARTER]: PAGE });
  client.open(uri(CHARTER), PAGE);
  await until(CHARTER, severityOf('write-back', 2));
  save({ [POLICY]: 'severities: { write-back: hint }\n' });
  await until(CHARTER, severityOf('write-back', HINT));
  save({ [POLICY]: 'severities: { write-back: off }\n' });
  await until(CHARTER, lacks('write-back'));
  // One that is nearer.
  save({ 'ai/charter.policy.yml': '' });
  await until(CHARTER, severityOf('write-back', 2));
  save({ 'ai/charter.policy.yml': undefined });
  await until(CHARTER, lacks('write-back'));
  save({ [POLICY]: undefined });
  await until(CHARTER, severityOf('write-back', 2));
});

test('and when something that its policy extends does', async (t) => {
  const { client, uri, save, until } = await openWorkspace(t, {
    [CHARTER]: PAGE,
    [POLICY]: 'extends: [./house/base.yaml, "@acme/policy"]\n',
  });
  client.open(uri(CHARTER), PAGE);
  client.open(uri(POLICY), 'extends: [./house/base.yaml, "@acme/policy"]\n');
  await until(CHARTER, severityOf('write-back', 2));
  await until(POLICY, (codes) => codes.length === 2);
  save({ 'house/base.yaml': 'severities: { write-back: hint }\n' });
  await until(CHARTER, severityOf('write-back', HINT));
  await until(POLICY, (codes) => codes.length === 1);
  save({ 'node_modules/@acme/policy/charter.policy.yaml': 'severities: { write-back: error }\n' });
  await until(CHARTER, severityOf('write-back', 1));
  await until(POLICY, (codes) => codes.length === 0);
  save({ 'house/base.yaml': undefined });
  await until(POLICY, (codes) => codes.length === 1);
});

test('a client that watches no files sees what is saved in it', async (t) => {
  const { client, uri, write, until } = await openWorkspace(t, { [CHARTER]: PAGE });
  client.open(uri(CHARTER), PAGE);
  client.open(uri(POLICY), '');
  await until(CHARTER, severityOf('write-back', 2));
  write({ [POLICY]: 'severities: { write-back: hint }\n' });
  await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uri(POLICY) } });
  await until(CHARTER, severityOf('write-back', HINT));
});

test('what is wrong in a policy hides nothing of a charter', async (t) => {
  const { client, uri, until } = await openWorkspace(t, { [CHARTER]: PAGE, [POLICY]: 'people: [\n' });
  client.open(uri(CHARTER), PAGE);
  await until(CHARTER, severityOf('write-back', 2));
  assert.deepEqual(client.log, []);
});

test("the day is that of the policy's time zone", async (t) => {
  const page =
    'apiVersion: charter/v1\nstatus: pilot\nwriteBack: { destination: x, method: api, live: 2026-11-24, evidence: https://example.com }\n';
  const { client, uri, save, until } = await openWorkspace(
    t,
    { [CHARTER]: page },
    { days: { 'Asia/Tokyo': '2026-11-24' } },
  );
  client.open(uri(CHARTER), page);
  await until(CHARTER, (codes) => codes.includes('write-back-planned') || codes.includes('write-back-live'));
  save({ [POLICY]: 'timeZone: Asia/Tokyo\n' });
  await until(CHARTER, (codes) => !codes.includes('write-back-planned') && !codes.includes('write-back-live'));
});

test("a policy's own checks are found, explained and mended in a charter", async (t) => {
  const page = 'apiVersion: charter/v1\nstatus: pilot\ntitle: Drafts\n';
  const { client, uri, until } = await openWorkspace(t, {
    [CHARTER]: page,
    [POLICY]:
      'required: { pilot: [maintenance.onCall] }\nchecks: [{ id: acme, path: title, condition: { matches: "^ACME" }, message: Begin it with ACME. }]\n',
  });
  client.open(uri(CHARTER), page);
  const shown = await until(CHARTER, has('acme'));
  assert.equal(shown.find(({ code }) => code === 'acme')?.message, 'Begin it with ACME.');
  assert.match(JSON.stringify(await client.hover(uri(CHARTER), rangeOf(page, 'Drafts').start)), /acme/);
  const actions = await client.codeActions(uri(CHARTER), rangeOf(page, 'pilot'));
  assert.ok(actions.some(({ title }) => title === 'Add maintenance.onCall'));
});

test('a policy that lies nowhere is judged by itself', async (t) => {
  const client = startInProcess();
  t.after(() => client.close());
  await client.initialize();
  const uri = 'untitled:/new/charter.policy.yaml';
  client.open(uri, 'severites: {}\nextends: ./base.yaml\n');
  assert.deepEqual(
    (await client.diagnostics(uri, 1)).map(({ code }) => code),
    ['schema', 'policy'],
  );
});

test('without a disk the client reads policies, and tells when they change', async (t) => {
  const client = startInProcess({ disk: false });
  t.after(() => client.close());
  const files = new Map<string, string>([
    ['memfs:/samples/charter.policy.yaml', 'extends: ["./base.yaml", "@acme/policy"]\n'],
    ['memfs:/samples/base.yaml', 'severities: { write-back: hint }\n'],
    ['memfs:/samples/node_modules/%40acme/policy/charter.policy.yaml', 'timeZone: UTC\n'],
  ]);
  const asked: string[] = [];
  client.connection.onRequest<ReadFileResult, void>('charter/readFile', ({ uri }: { uri: string }): ReadFileResult => {
    asked.push(uri);
    const text = files.get(uri);
    return text === undefined ? { kind: 'absent' } : { kind: 'text', text };
  });
  await client.initialize({
    workspaceFolders: [{ uri: 'memfs:/samples', name: 'x' }],
    initializationOptions: { readFiles: true },
  });
  const uri = 'memfs:/samples/a/charter.yaml';
  client.open(uri, PAGE);
  const severity = async (version: number) =>
    (await client.diagnostics(uri, version)).find(({ code }) => code === 'write-back')?.severity;
  assert.equal(await severity(1), HINT);
  assert.equal(client.published.length, 1, 'nothing is said before the policy is there');
  assert.ok(
    asked.every((one) => one.startsWith('memfs:/samples/')),
    asked.join(),
  );
  assert.equal(new Set(asked).size, asked.length, 'nothing is asked for twice');

  const policy = 'memfs:/samples/charter.policy.yaml';
  client.open(policy, 'extends: [./base.yaml, ./gone.yaml, ../../out.yaml]\n');
  const said = (await client.diagnostics(policy, 1)).map(({ message }) => message).join('\n');
  assert.match(said, /There is no policy at "\.\/gone\.yaml".*\n.*leads out/);

  files.set('memfs:/samples/base.yaml', 'severities: { write-back: error }\n');
  let published = client.next(uri);
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: [{ uri: 'memfs:/samples/base.yaml', type: 2 }],
  });
  assert.equal((await published).diagnostics.find(({ code }) => code === 'write-back')?.severity, 1);
  files.delete('memfs:/samples/charter.policy.yaml');
  published = client.next(uri);
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: policy, type: 3 }] });
  assert.equal((await published).diagnostics.find(({ code }) => code === 'write-back')?.severity, 2);
});
