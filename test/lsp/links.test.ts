import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { DocumentLink, Location, LocationLink } from 'vscode-languageserver-protocol/node';
import type { ReadFileParams, ReadFileResult } from '../../server/protocol.ts';
import { rangeOf, startInProcess } from '../support/in-process-server.ts';
import { openWorkspace } from './workspace.ts';

const PAGE = `apiVersion: charter/v1
owners: { operator: "ana+x@example.com" }
writeBack: { evidence: "https://ci.example.com/ä" }
maintenance: { changeLog: my%20log.md }
governance: { overrideLog: link.csv }
adoption: { thirtyDayReport: ../none.md }
waivers: [{ check: weekly-review, approvedBy: ana+x@example.com }]
`;

test('links and definitions lead to files beside the charter, and never out of the workspace', async (t) => {
  const outside = mkdtempSync(join(tmpdir(), 'charter-outside-'));
  t.after(() => rmSync(outside, { recursive: true }));
  writeFileSync(join(outside, 'secret.csv'), 'date,item,tier,reason\n');
  const { client, root, uri } = await openWorkspace(t, { 'a/charter.yaml': PAGE, 'a/my%20log.md': 'x\n' });
  symlinkSync(join(outside, 'secret.csv'), join(root, 'a/link.csv'));
  client.open(uri('a/charter.yaml'), PAGE);
  const textDocument = { uri: uri('a/charter.yaml') };
  const links = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', { textDocument });
  assert.deepEqual(
    links.map(({ target }) => target),
    ['mailto:ana%2Bx@example.com', 'https://ci.example.com/%C3%A4', uri('a/my%20log.md'), 'mailto:ana%2Bx@example.com'],
  );
  assert.deepEqual(links[2]!.range, rangeOf(PAGE, 'my%20log.md'));
  const definition = (part: string) =>
    client.connection.sendRequest<Location[]>('textDocument/definition', {
      textDocument,
      position: rangeOf(PAGE, part).start,
    });
  const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  assert.deepEqual(await definition('my%20log.md'), [{ uri: uri('a/my%20log.md'), range: start }]);
  assert.deepEqual(await definition('link.csv'), []);
  assert.deepEqual(await definition('weekly-review'), [], 'this client has no pages of checks');
});

test('while a line is half typed the others keep their links', async (t) => {
  const { client, uri } = await openWorkspace(t, {});
  const own = uri('a/charter.yaml');
  const text = 'apiVersion: charter/v1\nowners:\n  operator: ana@example.com\n  technical: bo@example.com\n';
  const ranges = async () =>
    (
      await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri: own } })
    ).map(({ range, target }) => [range.start.line, range.start.character, target]);
  const type = (version: number, line: number, character: number, typed: string) =>
    client.change(own, version, [{ range: { start: { line, character }, end: { line, character } }, text: typed }]);
  client.open(own, text);
  const before = await ranges();
  assert.equal(before.length, 2);
  // A line above them, and a key begun on it, which is no YAML.
  type(2, 1, 7, '\n');
  type(3, 2, 0, 's');
  assert.deepEqual(
    await ranges(),
    before.map(([line, character, target]) => [Number(line) + 1, character, target]),
  );
  // What is being typed itself is another address by now.
  client.change(own, 4, [{ text }]);
  assert.deepEqual(await ranges(), before);
  type(5, 2, 27, ':');
  assert.deepEqual(await ranges(), before.slice(1));
});

test('a client that knows links of locations is told what names them, and one with pages where those are', async (t) => {
  const { client, uri } = await openWorkspace(
    t,
    {},
    {
      params: {
        initializationOptions: { checkPages: 'charter-check:/{check}.md' },
        capabilities: { textDocument: { definition: { linkSupport: true } } },
      },
    },
  );
  const own = uri('charter.yaml');
  client.open(own, PAGE);
  const definition = (part: string) =>
    client.connection.sendRequest<LocationLink[]>('textDocument/definition', {
      textDocument: { uri: own },
      position: rangeOf(PAGE, part).start,
    });
  const [check] = await definition('weekly-review');
  assert.equal(check?.targetUri, 'charter-check:/weekly-review.md');
  assert.deepEqual(check?.originSelectionRange, rangeOf(PAGE, 'weekly-review'));
  const [owner] = await definition('ana+x@example.com }');
  assert.equal(owner?.targetUri, own);
  assert.deepEqual(owner?.targetRange, rangeOf(PAGE, 'operator: "ana+x@example.com"'));
  assert.deepEqual(owner?.targetSelectionRange, rangeOf(PAGE, 'operator'));
});

test('a policy leads to those that it extends: by path, by folder, and as a package', async (t) => {
  const text = 'extends: [../base.yaml, ../house, acme-policy, ../../out.yaml, ./none.yaml]\n';
  const { client, uri } = await openWorkspace(t, {
    'base.yaml': 'timeZone: UTC\n',
    'house/charter.policy.yaml': 'timeZone: UTC\n',
    'node_modules/acme-policy/charter.policy.yml': 'timeZone: UTC\n',
    'a/charter.policy.yaml': text,
  });
  const textDocument = { uri: uri('a/charter.policy.yaml') };
  client.open(textDocument.uri, text);
  const links = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', { textDocument });
  const targets = ['base.yaml', 'house/charter.policy.yaml', 'node_modules/acme-policy/charter.policy.yml'].map(uri);
  assert.deepEqual(
    links.map(({ target }) => target),
    targets,
  );
  const position = rangeOf(text, '../house').start;
  const [found] = await client.connection.sendRequest<Location[]>('textDocument/definition', {
    textDocument,
    position,
  });
  assert.equal(found?.uri, targets[1]);
});

test('where the client reads the files, they are asked for, and linked once they are there', async () => {
  const client = startInProcess({ disk: false });
  const files: Readonly<Record<string, string>> = {
    'memfs:/w/a/my%2520log.md': 'x\n',
    'memfs:/w/base.yaml': 'timeZone: UTC\n',
  };
  client.connection.onRequest<ReadFileResult, void>('charter/readFile', ({ uri }: ReadFileParams) => {
    const text = files[uri];
    return text === undefined ? { kind: 'absent' } : { kind: 'text', text };
  });
  client.connection.onRequest('charter/findCharters', () => []);
  await client.initialize({
    initializationOptions: { readFiles: true },
    workspaceFolders: [{ uri: 'memfs:/w', name: 'w' }],
  });
  const targets = async (uri: string, text: string) => {
    client.open(uri, text);
    const params = { textDocument: { uri } };
    const links = await client.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', params);
    return links.flatMap(({ target = '' }) => (target.startsWith('memfs:') ? [target] : []));
  };
  assert.deepEqual(await targets('memfs:/w/a/charter.yaml', PAGE), ['memfs:/w/a/my%2520log.md']);
  assert.deepEqual(await targets('memfs:/w/a/charter.policy.yaml', 'extends: ../base.yaml\n'), ['memfs:/w/base.yaml']);
  await client.close();
});
