import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ErrorHandler } from 'vscode-languageclient';
import { tellingGivenUp } from '../../client/given-up.ts';

const [DO_NOT_RESTART, RESTART] = [1, 2];

test('a server is started again as the library does, and once that gives up a restart is offered instead of its message', async () => {
  let crashes = 0;
  let offered = 0;
  let made = 0;
  const usual: ErrorHandler = {
    error: () => ({ action: 1 }),
    closed: () => (++crashes < 5 ? { action: RESTART } : { action: DO_NOT_RESTART, message: 'crashed 5 times' }),
  };
  const handler = tellingGivenUp(
    () => {
      made++;
      return usual;
    },
    () => offered++,
  );
  for (let i = 0; i < 4; i++) assert.deepEqual(await handler.closed(), { action: RESTART });
  assert.equal(offered, 0);
  assert.deepEqual(await handler.closed(), { action: DO_NOT_RESTART, message: 'crashed 5 times', handled: true });
  assert.deepEqual([offered, made], [1, 1], 'once, and by one handler, which counts');
  assert.deepEqual(await handler.error(new Error('x'), undefined, 1), { action: 1 });
});
