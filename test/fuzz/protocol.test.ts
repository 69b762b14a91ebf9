import { suite } from 'node:test';
import { serveInProcess } from '../support/in-process-server.ts';
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
});
