import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createPageServer } from '../../client/page-server.ts';

suite('pages for the browser', () => {
  test('a page is there for its address alone, also a second time', async (t) => {
    const server = createPageServer();
    t.after(() => server.dispose());
    const page = '<!DOCTYPE html><title>é</title>';
    const address = await server.show(page);
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/[0-9a-f]{32}$/);
    for (const _ of [1, 2]) {
      const answer = await fetch(address);
      assert.equal(answer.status, 200);
      assert.equal(await answer.text(), page);
      assert.equal(answer.headers.get('content-type'), 'text/html; charset=utf-8');
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    }
    const head = await fetch(address, { method: 'HEAD' });
    assert.deepEqual([head.status, await head.text()], [200, '']);
  });

  test('nothing else is there, and nothing can be told to it', async (t) => {
    const server = createPageServer();
    t.after(() => server.dispose());
    const address = await server.show('mine');
    const { origin } = new URL(address);
    for (const path of ['/', '/favicon.ico', `${new URL(address).pathname}/`, '/../charter.yaml', '/__proto__']) {
      const answer = await fetch(origin + path);
      assert.equal(answer.status, 404, path);
      assert.match(await answer.text(), /no longer there\. Press Print again/);
    }
    assert.equal((await fetch(address, { method: 'POST', body: 'yours' })).status, 405);
    assert.equal(await (await fetch(address)).text(), 'mine');
  });

  test('each page has an address of its own, and the last ten are kept', async (t) => {
    const server = createPageServer();
    t.after(() => server.dispose());
    const addresses: string[] = [];
    for (let number = 0; number < 11; number++) addresses.push(await server.show(`page ${number}`));
    assert.equal(new Set(addresses).size, 11);
    assert.equal((await fetch(addresses[0]!)).status, 404);
    assert.equal(await (await fetch(addresses[1]!)).text(), 'page 1');
    assert.equal(await (await fetch(addresses[10]!)).text(), 'page 10');
  });

  test('when it ends nothing listens', async () => {
    const server = createPageServer();
    const address = await server.show('mine');
    await fetch(address).then((answer) => answer.text());
    server.dispose();
    await assert.rejects(async () => fetch(address));
    createPageServer().dispose();
  });
});
