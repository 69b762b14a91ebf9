import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { writeProgram } from '../../.scripts/package/package.ts';
import { npm } from '../../.scripts/setup.mjs';
import { EXAMPLES } from '../cli/support.ts';
import { startClient } from '../support/lsp-client.ts';

suite('the package of the command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'charter-installed-'));
  test.after(() => rmSync(folder, { recursive: true }));
  const modules = join(folder, 'node_modules');
  const program = join(modules, 'charter-as-code', 'dist', 'cli.cjs');

  test.before(() => {
    mkdirSync(modules);
    const args = ['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', writeProgram().path];
    const { status, output } = npm(args, folder);
    assert.equal(status, 0, output);
  });

  const charter = (...args: readonly string[]) =>
    spawnSync(process.execPath, [program, ...args], { cwd: folder, encoding: 'utf8' });

  test('it is installed with nothing else', () => {
    assert.deepEqual(
      readdirSync(modules).filter((name) => !name.startsWith('.')),
      ['charter-as-code'],
    );
    assert.ok(readdirSync(join(modules, '.bin')).includes('charter'));
  });

  test('its command checks charters, with schemas and patterns', () => {
    const { status, stdout, stderr } = charter('check', join(EXAMPLES, 'production'), '--today', '2026-11-23');
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(stdout, /1 charter: 1 production/);
  });

  test('its command is a language server', async () => {
    const client = startClient(process.execPath, [program, 'lsp', '--stdio']);
    const uri = pathToFileURL(join(folder, 'charter.yaml')).href;
    await client.initialize({ capabilities: {} });
    client.open(uri, 'apiVersion: charter/v1\nstatus: pilot\n');
    const codes = (await client.diagnostics(uri, 1)).map(({ code }) => code);
    await client.close();
    assert.ok(codes.includes('label-overclaims'), codes.join());
  });
});
