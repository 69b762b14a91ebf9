import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import { type InProcess, startInProcess } from '../support/in-process-server.ts';

let client: InProcess | undefined;

suite('settings of the client', () => {
  afterEach(() => client?.close());

  const workspace = {
    configuration: true,
    didChangeConfiguration: { dynamicRegistration: true },
    codeLens: { refreshSupport: true },
  };

  test('are asked for, and take effect when they change', async () => {
    client = startInProcess();
    const { connection } = client;
    let enabled: unknown = true;
    const sections: unknown[] = [];
    connection.onRequest('workspace/configuration', ({ items }) => {
      sections.push(...items);
      return [{ codeLens: { enabled } }];
    });
    const registered: string[] = [];
    connection.onRequest('client/registerCapability', ({ registrations }) => {
      registered.push(...registrations.map(({ method }: { method: string }) => method));
    });
    const refreshed = new Promise((resolve) =>
      connection.onRequest('workspace/codeLens/refresh', () => resolve('yes')),
    );
    await client.initialize({ capabilities: { workspace } });
    enabled = false;
    await connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.equal(await refreshed, 'yes');
    assert.deepEqual(sections[0], { section: 'charter' });
    assert.ok(registered.includes('workspace/didChangeConfiguration'));
  });

  test('are taken as they are told where the client cannot be asked', async () => {
    client = startInProcess();
    const { connection } = client;
    const refreshed = new Promise((resolve) =>
      connection.onRequest('workspace/codeLens/refresh', () => resolve('yes')),
    );
    await client.initialize({ capabilities: { workspace: { codeLens: { refreshSupport: true } } } });
    await connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { charter: { codeLens: { enabled: false } } },
    });
    assert.equal(await refreshed, 'yes');
  });

  test('that are none, or an answer that is none, harm nothing', async () => {
    client = startInProcess();
    const { connection } = client;
    const answers: unknown[] = [null, 'x', [], [null], [7], [{ codeLens: null }], { 0: 1 }];
    connection.onRequest('workspace/configuration', () => answers.shift());
    await client.initialize({ capabilities: { workspace } });
    for (const params of [null, 1, { settings: 1 }, { settings: { charter: 'x' } }, {}, {}, {}])
      await connection.sendNotification('workspace/didChangeConfiguration', params);
    assert.ok(await connection.sendRequest('charter/checks'));
  });
});
