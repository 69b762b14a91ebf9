import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { CodeLens, InlayHint } from 'vscode-languageserver-protocol/node';
import { openWorkspace, type Workspace } from './workspace.ts';

const PATH = 'drafts/charter.yaml';
const PAGE = `apiVersion: charter/v1
status: pilot
problem: { frictionHours: 3 }
ninetyDayMetric:
  start: 2026-09-15
inputs: { schema: row.schema.json }
`;
const COMMANDS = ['charter.evaluateReadiness', 'charter.openReport'];
const REFRESHES = { workspace: { codeLens: { refreshSupport: true }, inlayHint: { refreshSupport: true } } };

async function opened(t: TestContext, params: object = {}, text = PAGE): Promise<Workspace & Asking> {
  const workspace = await openWorkspace(t, {}, { params });
  const { client, uri } = workspace;
  const textDocument = { uri: uri(PATH) };
  client.open(uri(PATH), text);
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  return {
    ...workspace,
    lenses: () => client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument }),
    hints: (range = whole) =>
      client.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', { textDocument, range }),
    type: (version, line, character, words) =>
      client.change(uri(PATH), version, [
        { range: { start: { line, character }, end: { line, character } }, text: words },
      ]),
  };
}

interface Asking {
  lenses(): Promise<CodeLens[]>;
  hints(range?: object): Promise<InlayHint[]>;
  type(version: number, line: number, character: number, words: string): void;
}

test('the lens stands on the first line, and its commands are given the page', async (t) => {
  const { lenses, uri } = await opened(t, { initializationOptions: { commands: COMMANDS } });
  const found = await lenses();
  assert.deepEqual(
    found.map(({ command }) => [command?.command, command?.arguments]),
    [
      ['', undefined],
      ['charter.evaluateReadiness', [uri(PATH)]],
      ['charter.openReport', [uri(PATH)]],
    ],
  );
  assert.match(found[0]!.command!.title, /^pilot · earned research · 2\/10 for pilot/);
  for (const { range } of found) assert.deepEqual(range.start, { line: 0, character: 0 });
});

test('a client that can run no command, or one of them, is given no other', async (t) => {
  const { lenses } = await opened(t);
  assert.deepEqual(
    (await lenses()).map(({ command }) => command?.command),
    [''],
  );
  const one = await opened(t, { initializationOptions: { commands: [COMMANDS[0], 7] } });
  assert.deepEqual(
    (await one.lenses()).map(({ command }) => command?.command),
    ['', COMMANDS[0]],
  );
});

test('while a line is half typed the lens stays, and hints stay at their values', async (t) => {
  const { lenses, hints, type } = await opened(t);
  const [before] = await lenses();
  const [hint] = await hints();
  assert.deepEqual(hint?.position, { line: 4, character: 19 });
  // A line above, and a key begun on it, which is no YAML.
  type(2, 2, 0, '\n');
  type(3, 2, 0, 't');
  assert.deepEqual(await lenses(), [before]);
  assert.deepEqual(
    (await hints()).map(({ position }) => position),
    [{ line: 5, character: 19 }],
  );
});

test('a hint whose value is being typed is not shown', async (t) => {
  const { hints, type, client, uri } = await opened(t);
  assert.equal((await hints()).length, 1);
  client.change(uri(PATH), 2, [
    { range: { start: { line: 4, character: 17 }, end: { line: 4, character: 19 } }, text: '' },
  ]);
  assert.deepEqual(await hints(), []);
  type(3, 4, 17, '20');
  assert.equal((await hints())[0]?.label, 'day 90: 2026-12-19, in 26 days');
});

test('only hints of the lines that are seen are given', async (t) => {
  const { hints } = await opened(t);
  assert.deepEqual(await hints({ start: { line: 0, character: 0 }, end: { line: 3, character: 0 } }), []);
});

test('when the date turns, or a file changes, the client is told to ask again', async (t) => {
  const { client, hints, save } = await opened(t, { capabilities: REFRESHES });
  const told: string[] = [];
  let wake = () => {};
  for (const method of ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh'])
    client.connection.onRequest(method, () => {
      told.push(method);
      wake();
      return null;
    });
  const both = async () => {
    while (told.length < 2) await new Promise<void>((resume) => (wake = resume));
    return told.splice(0).sort();
  };
  await hints();
  assert.deepEqual(told, [], 'what was only opened is asked for anyway');
  client.setToday('2026-11-24');
  assert.deepEqual(await both(), ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh']);
  assert.equal((await hints())[0]?.label, 'day 90: 2026-12-14, in 20 days');
  save({ 'drafts/row.schema.json': '{}' });
  assert.deepEqual(await both(), ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh']);
});

test('a client that cannot be told is not', async (t) => {
  const { client, hints } = await opened(t);
  const asked: string[] = [];
  for (const method of ['workspace/codeLens/refresh', 'workspace/inlayHint/refresh'])
    client.connection.onRequest(method, () => void asked.push(method));
  client.setToday('2026-11-24');
  assert.equal((await hints())[0]?.label, 'day 90: 2026-12-14, in 20 days');
  assert.deepEqual(asked, []);
});

test('where lenses are switched off there is none', async (t) => {
  const { client, lenses } = await opened(t);
  assert.equal((await lenses()).length, 1);
  await client.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { charter: { codeLens: { enabled: false } } },
  });
  assert.deepEqual(await lenses(), []);
});

test('files of other tools and policies have neither', async (t) => {
  const { lenses, hints } = await opened(t, {}, 'apiVersion: v2\nname: ingress\n');
  assert.deepEqual([await lenses(), await hints()], [[], []]);
  const { client, uri } = await openWorkspace(t, {});
  client.open(uri('charter.policy.yaml'), 'severities: {}\n');
  const textDocument = { uri: uri('charter.policy.yaml') };
  assert.deepEqual(await client.connection.sendRequest('textDocument/codeLens', { textDocument }), []);
});
