import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { serveVsCode, type WebServer } from '../../.scripts/vscode-web/serve.ts';

interface Answer {
  readonly status: number | undefined;
  readonly body: string;
}

suite('the server of VS Code for the browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'charter-serve-'));
  let server: WebServer;

  before(async () => {
    mkdirSync(join(folder, 'samples', 'drafts'), { recursive: true });
    writeFileSync(join(folder, 'samples', 'drafts', 'charter.yaml'), 'name: ä\n');
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    symlinkSync(join(folder, 'secret.txt'), join(folder, 'samples', 'link.txt'));
    server = await serveVsCode({ workspace: join(folder, 'samples'), open: 'drafts/charter.yaml' });
  });

  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  // Not `fetch`, which tidies the path and sets the host itself.
  function get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const sent = request({ hostname, port, path, headers: { connection: 'close', ...headers } }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode, body }));
      });
      sent.on('error', reject).end();
    });
  }

  test('listens on the loopback address', () => {
    assert.equal(new URL(server.url).hostname, '127.0.0.1');
  });

  test('hands out the page, VS Code, the extension and the files of the workspace', async () => {
    assert.match((await get('/')).body, /memfs/);
    assert.equal((await get('/code/out/vs/loader.js')).status, 200);
    assert.match((await get('/extension/package.json')).body, /"charter-as-code"/);
    assert.deepEqual(JSON.parse((await get('/workspace.json')).body), {
      'drafts/charter.yaml': Buffer.from('name: ä\n').toString('base64'),
    });
  });

  test('hands out the page for web views with a script that its policy allows', async () => {
    const { body } = await get('/code/out/vs/workbench/contrib/webview/browser/pre/index.html?id=1');
    const script = /<script async type="module">([\s\S]*?)<\/script>/.exec(body)?.[1] ?? '';
    assert.match(script, /location\.origin === parentOrigin/);
    assert.ok(body.includes(`'sha256-${createHash('sha256').update(script).digest('base64')}'`));
  });

  for (const path of [
    '/extension/.git/config',
    '/extension/node_modules/yaml/package.json',
    '/extension/client/../.git/config',
    '/extension/client/%2e%2e/.git/config',
    '/extension/client/..%2f.git/config',
    '/code/..%5c..%5c..%5cpackage.json',
    '/code/../../../package.json',
    '/code//etc/passwd',
    '/code/',
    '/extension/client',
    '/code/%00',
    '/%',
    '/etc/passwd',
  ]) {
    test(`has nothing at ${path}`, async () => {
      const { status = 0, body } = await get(path);
      assert.ok(status >= 400 && status < 500, `${status}`);
      assert.equal(body, '');
    });
  }

  test('answers no foreign host name', async () => {
    assert.equal((await get('/', { host: 'attacker.example:80' })).status, 403);
    assert.equal((await get('/', { host: 'localhost.attacker.example' })).status, 403);
    assert.equal((await get('/', { host: 'localhost:80' })).status, 200);
  });
});
