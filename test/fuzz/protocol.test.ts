import { suite } from 'node:test';
import fc from 'fast-check';
import { serveInProcess } from '../support/in-process-server.ts';
import { arbitraryText } from './arbitrary-text.ts';
import { arbitraryTraffic } from './arbitrary-traffic.ts';
import { assertServes } from './assert-serves.ts';
import { fuzz } from './fuzz.ts';
import { rawClient } from './raw-client.ts';

suite('whatever a client sends', () => {
  fuzz(
    'every request is answered as the protocol has it, and the server goes on',
    40,
    arbitraryTraffic,
    async (traffic) => {
      const { up, down } = serveInProcess();
      const client = rawClient(down, up, () => ({ result: null }));
      await client.request('initialize', { processId: null, rootUri: null, capabilities: {} });
      client.send({ jsonrpc: '2.0', method: 'initialized', params: {} });
      await assertServes(client, traffic);
    },
  );

  const kind = fc.constantFrom('text', 'folder', 'absent', 'unreadable', 'pending');
  const text = fc.oneof(arbitraryText, fc.constantFrom(null, 5));
  const answers = fc.array(
    fc.oneof(
      fc.record({ kind, text }),
      fc.json().map((value) => JSON.parse(value)),
    ),
    {
      minLength: 1,
    },
  );
  fuzz('and whatever it answers', 20, fc.tuple(arbitraryTraffic, answers), async ([traffic, said]) => {
    const { up, down, dispose } = serveInProcess({ disk: false });
    let count = 0;
    const client = rawClient(down, up, () => ({ result: said[count++ % said.length] }));
    const folder = { uri: 'memfs:/x', name: 'x' };
    await client.request('initialize', {
      processId: null,
      workspaceFolders: [folder],
      capabilities: {},
      initializationOptions: { readFiles: true },
    });
    client.send({ jsonrpc: '2.0', method: 'initialized', params: {} });
    await assertServes(client, traffic);
    dispose();
  });
});
