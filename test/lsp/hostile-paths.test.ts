import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import type { CompletionList, DocumentLink, Hover, Location } from 'vscode-languageserver-protocol/node';
import type { ReadFileParams, ReadFileResult } from '../../server/protocol.ts';
import { type InProcess, startInProcess } from '../support/in-process-server.ts';
import { openWorkspace } from './workspace.ts';

/** Ways to write what lies beside the workspace, as `OUT`, or in it, as `own.md`, that must lead nowhere. */
const HOSTILE = [
  '../OUT/secret.md',
  'x/../../OUT/secret.md',
  './../OUT/secret.md',
  '/OUT/secret.md',
  '//server/share/secret.md',
  '\\\\server\\share\\secret.md',
  '\\\\?\\C:\\secret.md',
  '\\\\.\\pipe\\secret.md',
  '..\\OUT\\secret.md',
  'C:/secret.md',
  'c:\\secret.md',
  'C:secret.md',
  '%2e%2e/OUT/secret.md',
  '..%2fOUT%2fsecret.md',
  '%2e%2e%2fOUT%2fsecret.md',
  '..%5cOUT%5csecret.md',
  'own.md%00',
  'own.md\0',
  'own.md?query',
  'own.md#part',
  'file:///etc/passwd',
  'file:own.md',
  'vscode://x/own.md',
  'command:own.md',
  'javascript:alert(1)//own.md',
  'data:text/html,own.md',
  'http://127.0.0.1/own.md',
  '/etc/passwd',
  '/dev/zero',
  '/dev/stdin.md',
  'link.md',
  'folder/secret.md',
  'CON',
  'NUL/x.md',
  'COM1.md',
  '~/own.md',
  '$HOME/own.md',
  '__proto__/own.md',
];

const page = (path: string) =>
  `apiVersion: charter/v1\nstatus: pilot\nmaintenance: { changeLog: ${JSON.stringify(path)} }\nreview:\n  checklist: own.md\n`;
/** Where the path stands in the page. */
const AT = { line: 2, character: 'maintenance: { changeLog: "'.length };

interface Seen {
  readonly links: readonly string[];
  readonly definitions: readonly string[];
  readonly hover: string;
}

async function look(client: InProcess, uri: string, text: string, version: number): Promise<Seen> {
  if (version === 1) client.open(uri, text);
  else client.change(uri, version, [{ text }]);
  const textDocument = { uri };
  const links = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', { textDocument });
  const at = { textDocument, position: AT };
  const definitions = await client.connection.sendRequest<Location[]>('textDocument/definition', at);
  const hover = await client.connection.sendRequest<Hover | null>('textDocument/hover', at);
  return {
    links: links.map(({ target = '' }) => target),
    definitions: definitions.map((found) => found.uri),
    hover: JSON.stringify(hover?.contents ?? ''),
  };
}

async function folderOffered(client: InProcess, uri: string, typed: string, version: number): Promise<string[]> {
  const line = `maintenance: { changeLog: "${typed}`;
  client.change(uri, version, [{ text: `apiVersion: charter/v1\nstatus: pilot\n${line}" }\n` }]);
  const position = { line: 2, character: line.length };
  const { items } = await client.connection.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri },
    position,
  });
  return items.map(({ label }) => label);
}

/** A workspace with `own.md`, and beside it a folder with a secret, to which links lead. */
async function hostileWorkspace(t: TestContext) {
  const outside = mkdtempSync(join(tmpdir(), 'charter-outside-'));
  t.after(() => rmSync(outside, { recursive: true }));
  writeFileSync(join(outside, 'secret.md'), 'secret\n');
  const fill = (root: string) => {
    symlinkSync(join(outside, 'secret.md'), join(root, 'link.md'));
    symlinkSync(outside, join(root, 'folder'));
    mkdirSync(join(root, 'inside'));
  };
  const opened = await openWorkspace(t, { 'own.md': 'x\n', '%2e%2e/own.md': 'x\n', '..%2fown.md': 'x\n' }, { fill });
  return { ...opened, out: basename(outside) };
}

suite('a path that leads nowhere', () => {
  // Guard: what is a path, that it is never decoded, and where it really lies.
  test('is no link and no definition, and its hover does not read it', async (t) => {
    const { client, uri, out } = await hostileWorkspace(t);
    const own = uri('charter.yaml');
    const sound = await look(client, own, page('own.md'), 1);
    assert.deepEqual(sound.links, [uri('own.md'), uri('own.md')]);
    assert.deepEqual(sound.definitions, [uri('own.md')]);
    assert.match(sound.hover, /The file own\.md is there/);
    for (const [at, path] of HOSTILE.entries()) {
      const seen = await look(client, own, page(path.replace('OUT', out)), at + 2);
      assert.deepEqual(seen.links, [uri('own.md')], path);
      assert.deepEqual(seen.definitions, [], path);
      assert.doesNotMatch(seen.hover, /is there/, path);
    }
  });

  test('has nothing in it that could be completed', async (t) => {
    const { client, uri, out } = await hostileWorkspace(t);
    const own = uri('charter.yaml');
    client.open(own, page('own.md'));
    assert.ok((await folderOffered(client, own, './', 2)).includes('own.md'));
    assert.ok((await folderOffered(client, own, '%2e%2e/', 3)).includes('own.md'), 'it is a name like any other');
    for (const [at, typed] of [
      '../',
      `../${out}/`,
      `inside/../../${out}/`,
      '/',
      '//',
      '//server/share/',
      'C:/',
      '..\\\\',
      '\\\\\\\\server\\\\share\\\\',
      'file:///',
      'folder/',
      `%2e%2e/${out}/`,
      '/proc/self/',
    ].entries()) {
      const offered = await folderOffered(client, own, typed, at + 4);
      assert.ok(
        !offered.some((label) => /secret|own\.md|passwd|etc|environ/.test(label)),
        `${typed}: ${offered.join()}`,
      );
    }
    assert.ok(!(await folderOffered(client, own, './', 99)).some((label) => /^(?:link\.md|folder)/.test(label)));
  });

  // Guard: the client is asked only for what lies below the folder.
  test('is not asked of a client that reads the files', async () => {
    const client = startInProcess({ disk: false });
    const asked: string[] = [];
    client.connection.onRequest<ReadFileResult, void>('charter/readFile', ({ uri }: ReadFileParams) => {
      asked.push(uri);
      return uri === 'memfs:/w/a/own.md' ? { kind: 'text', text: 'x\n' } : { kind: 'absent' };
    });
    client.connection.onRequest('charter/readFolder', ({ uri }: ReadFileParams) => {
      asked.push(uri);
      return [];
    });
    client.connection.onRequest('charter/findCharters', () => []);
    await client.initialize({
      initializationOptions: { readFiles: true },
      workspaceFolders: [{ uri: 'memfs:/w/a', name: 'a' }],
    });
    const uri = 'memfs:/w/a/charter.yaml';
    for (const [at, path] of HOSTILE.entries()) {
      const seen = await look(client, uri, page(path), at + 1);
      assert.deepEqual(seen.links, ['memfs:/w/a/own.md'], path);
      assert.doesNotMatch(seen.hover, /is there/, path);
    }
    for (const [at, typed] of ['../', '//server/share/', '..\\\\', 'C:/', 'file:///', '/'].entries())
      await folderOffered(client, uri, typed, at + 200);
    const policy = 'memfs:/w/a/charter.policy.yaml';
    const text = `extends: [../b.yaml, /b.yaml, acme/../../b.yaml, "@x/../../../b.yaml", '..\\b.yaml', ..%2fb.yaml, ./base.yaml]\n`;
    client.open(policy, text);
    await client.diagnostics(policy, 1);
    assert.ok(asked.length > 5);
    assert.ok(asked.includes('memfs:/w/a/base.yaml'));
    assert.ok(!asked.some((one) => /\/a\/b\.yaml/.test(one)), 'a package is in node_modules, or nowhere');
    for (const one of asked)
      assert.match(decodeURIComponent(one), /^memfs:\/w\/a\/(?!.*(?:^|\/)\.\.(?:\/|$))[^\\\0]*$/, one);
    await client.close();
  });

  test('is no policy that is extended', async (t) => {
    const { client, uri, out } = await hostileWorkspace(t);
    const own = uri('inside/charter.policy.yaml');
    const references = [
      `../../${out}/secret.md`,
      '/etc/passwd',
      '//server/share/p.yaml',
      '\\\\server\\share\\p.yaml',
      'C:/p.yaml',
      '../folder/secret.md',
      '../link.md',
      'acme/../../own.md',
      '..%2f..%2fown.md',
      '@scope/../../../own.md',
      'file:///etc/passwd',
      '__proto__',
    ];
    const text = `extends: [${references.map((one) => JSON.stringify(one)).join(', ')}]\n`;
    client.open(own, text);
    const told = await client.diagnostics(own, 1);
    assert.equal(told.length, references.length, told.map(({ message }) => message).join('\n'));
    const links = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: own },
    });
    assert.deepEqual(links, []);
  });
});
