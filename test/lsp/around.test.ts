import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import { RULES } from '../../server/engine/index.ts';
import type { ChecksResult, NewCharterResult, PostmortemResult } from '../../server/protocol.ts';
import { type InProcess, startInProcess } from '../support/in-process-server.ts';

const URI = 'file:///nowhere/at/all/charter.yaml';
const PAGE = 'apiVersion: charter/v1\nname: a\nstatus: pilot\n';

let client: InProcess | undefined;

suite('what the views ask for', () => {
  afterEach(() => client?.close());

  async function started(): Promise<InProcess> {
    client = startInProcess();
    await client.initialize({});
    return client;
  }

  test('every check, with the labels that need it', async () => {
    const { connection } = await started();
    const checks: ChecksResult = await connection.sendRequest('charter/checks');
    assert.equal(checks.length, RULES.length);
    assert.deepEqual(checks.find(({ id }) => id === 'operator-owner')?.labels, ['pilot', 'production']);
    const model = checks.find(({ id }) => id === 'model-version');
    assert.deepEqual([model?.group, model?.severity], ['Governance', 'warning, error under production']);
    assert.ok(checks.every(({ title, severity, why }) => title && severity && why));
  });

  test('the postmortem of what is open, and of nothing else', async () => {
    const client = await started();
    const ask = (uri: string, retire: boolean): Promise<PostmortemResult> =>
      client.connection.sendRequest('charter/postmortem', { uri, retire });
    assert.equal(await ask(URI, true), null);
    client.open(URI, PAGE);
    const found = await ask(URI, true);
    assert.deepEqual([found?.declared, found?.unanswered, found?.range], ['pilot', 7, null]);
    const edit = found?.edit as { changes: Record<string, { newText: string }[]> };
    assert.deepEqual(
      edit.changes[URI]?.map(({ newText }) => newText.split('\n')[0]),
      ['retired', 'postmortem:'],
    );
  });

  test('whatever a client sends for them is answered', async () => {
    const { connection } = await started();
    for (const params of [null, 1, 'x', [], {}, { uri: 1 }, { name: { a: 1 }, operator: 7, frictionHours: 'many' }]) {
      assert.equal(await connection.sendRequest('charter/postmortem', params), null, JSON.stringify(params));
      const { text }: NewCharterResult = await connection.sendRequest('charter/new', params);
      assert.match(text, /^name: workflow$/m);
      assert.match(text, /frictionHours: <hours a month>/);
    }
  });
});
