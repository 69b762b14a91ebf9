import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, suite, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { ReadFileResult } from '../../server/protocol.ts';
import { type InProcess, rangeOf, startInProcess } from '../support/in-process-server.ts';

const PAGE = `apiVersion: charter/v1
status: pilot
inputs: { schema: schemas/row.schema.json }
`;
const SCHEMA = '{ "type": "object", "required": ["id"], "properties": { "id": { "type": "string" } } }';

let client: InProcess | undefined;
let folder: string | undefined;
// In a suite, as several files run in one process: a hook outside of one would hold for all of them.
suite('files', () => {
  afterEach(async () => {
    await client?.close();
    if (folder) rmSync(folder, { recursive: true });
    [client, folder] = [undefined, undefined];
  });

  /** Starts a server without a disk, and a client that answers so whatever it is asked of files. Gives what was asked for. */
  async function startWithoutDisk(answer: (uri: string) => unknown, more: object = {}) {
    const asked: string[] = [];
    const started = startInProcess({ disk: false });
    client = started;
    started.connection.onRequest('charter/readFile', ({ uri }: { uri: string }) => {
      asked.push(uri);
      return answer(uri) as object;
    });
    for (const list of ['charter/readFolder', 'charter/findCharters'])
      started.connection.onRequest(list, () => answer('') as object);
    await started.initialize({
      workspaceFolders: [{ uri: 'memfs:/samples', name: 'x' }],
      initializationOptions: { readFiles: true, ...more },
    });
    return { asked, client: started };
  }

  const codes = (diagnostics: readonly { code?: unknown }[]) => diagnostics.map(({ code }) => code);

  test('a file that a charter names is looked at again when it changes', async () => {
    folder = mkdtempSync(join(tmpdir(), 'charter-lsp-'));
    mkdirSync(join(folder, 'schemas'));
    const uri = pathToFileURL(join(folder, 'charter.yaml')).href;
    const schema = join(folder, 'schemas/row.schema.json');
    client = startInProcess();
    await client.initialize({ workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'x' }] });
    client.open(uri, PAGE);
    assert.ok(codes(await client.diagnostics(uri, 1)).includes('evidence-exists'));
    writeFileSync(schema, SCHEMA);
    const published = client.next(uri);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(schema).href, type: 1 }],
    });
    const after = codes((await published).diagnostics);
    assert.ok(!after.includes('evidence-exists') && !after.includes('inputs-documented'));
  });

  test('a path that leads out of the workspace is not read', async () => {
    folder = mkdtempSync(join(tmpdir(), 'charter-lsp-'));
    mkdirSync(join(folder, 'inside'));
    writeFileSync(join(folder, 'outside.json'), SCHEMA);
    const uri = pathToFileURL(join(folder, 'inside/charter.yaml')).href;
    client = startInProcess();
    await client.initialize({ workspaceFolders: [{ uri: pathToFileURL(join(folder, 'inside')).href, name: 'x' }] });
    client.open(uri, PAGE.replace('schemas/row.schema.json', '../outside.json'));
    const found = (await client.diagnostics(uri, 1)).find(
      ({ code }) => code === 'path-escapes' || code === 'inputs-documented',
    );
    assert.match(String(found?.message), /leads out of the repository/);
  });

  test('without a disk the client reads the files, once each, and nothing is said before they are there', async () => {
    const { asked, client } = await startWithoutDisk(() => ({ kind: 'text', text: SCHEMA }), { status: true });
    const uri = 'memfs:/samples/a/charter.yaml';
    client.open(uri, PAGE);
    assert.ok(!codes(await client.diagnostics(uri, 1)).includes('inputs-documented'));
    client.change(uri, 2, [{ text: `${PAGE}# more\n` }]);
    await client.diagnostics(uri, 2);
    assert.deepEqual(
      asked.filter((uri) => !/charter\.policy|\.gitignore$/.test(uri)),
      ['memfs:/samples/a/schemas/row.schema.json'],
    );
    assert.ok(asked.every((uri) => uri.startsWith('memfs:/samples/')));
    assert.equal(new Set(asked).size, asked.length, 'nothing is asked for twice');
    assert.deepEqual(
      client.published.map(({ version }) => version),
      [1, 2],
    );
  });

  test('without a disk, what the client cannot read is unknown, and a path that leads out is never asked for', async () => {
    const { asked, client } = await startWithoutDisk(() => ({ kind: 'unreadable', message: 'no rights' }));
    const uri = 'memfs:/samples/a/charter.yaml';
    client.open(uri, PAGE);
    const unreadable = (await client.diagnostics(uri, 1)).filter(({ message }) =>
      /could not be read \(no rights\)/.test(String(message)),
    );
    assert.equal(unreadable.length, 1);
    client.change(uri, 2, [{ text: PAGE.replace('schemas/row', '../../secret/row') }]);
    const escaped = (await client.diagnostics(uri, 2)).find(({ message }) => /leads out/.test(String(message)));
    assert.ok(escaped);
    assert.deepEqual(
      asked.filter((uri) => !/charter\.policy|\.gitignore$/.test(uri)),
      ['memfs:/samples/a/schemas/row.schema.json'],
    );
    assert.ok(asked.every((uri) => uri.startsWith('memfs:/samples/')));
    assert.equal(new Set(asked).size, asked.length, 'nothing is asked for twice');
  });

  test('without a disk, an answer that says nothing is an answer: the file is unknown, and not asked for again', async () => {
    for (const answer of [null, 5, 'text', [], {}, { kind: 'pending' }, { kind: 'text' }, { kind: 'text', text: 5 }]) {
      const { asked, client } = await startWithoutDisk(() => answer);
      const uri = 'memfs:/samples/a/charter.yaml';
      client.open(uri, PAGE);
      const unknown = (await client.diagnostics(uri, 1)).filter(({ message }) =>
        /could not be read \(the editor gave no answer to use\)/.test(String(message)),
      );
      assert.ok(unknown.length > 0, JSON.stringify(answer));
      assert.equal(new Set(asked).size, asked.length, `asked twice after ${JSON.stringify(answer)}`);
      const position = { line: 2, character: PAGE.split('\n')[2]!.indexOf('schemas/') + 'schemas/'.length };
      await client.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
      await client.close();
    }
    client = undefined;
  });

  test('a file that a fix creates is made with its first lines, where the client can, and never over another', async () => {
    folder = mkdtempSync(join(tmpdir(), 'charter-lsp-'));
    const uri = pathToFileURL(join(folder, 'charter.yaml')).href;
    const page = `${PAGE}ninetyDayMetric: { data: metrics/hours.csv }\n`;
    for (const resourceOperations of [['create'], []]) {
      client = startInProcess();
      await client.initialize({
        capabilities: { workspace: { workspaceEdit: { documentChanges: true, resourceOperations } } },
      });
      client.open(uri, page);
      await client.diagnostics(uri, 1);
      const actions = await client.codeActions(uri, rangeOf(page, 'metrics/hours.csv'));
      const create = actions.find(({ title }) => title.startsWith('Create metrics/hours.csv'));
      if (resourceOperations.length === 0) assert.equal(create, undefined);
      else {
        const file: string = pathToFileURL(join(folder, 'metrics/hours.csv')).href;
        assert.deepEqual(create?.edit?.documentChanges, [
          { kind: 'create', uri: file, options: { overwrite: false, ignoreIfExists: false } },
          {
            textDocument: { uri: file, version: null },
            edits: [
              { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: 'date,value\n' },
            ],
          },
        ]);
        await client.close();
      }
    }
  });

  test('a folder that comes or goes is told of alone, and counts for every file in it', async () => {
    folder = mkdtempSync(join(tmpdir(), 'charter-lsp-'));
    const uri = pathToFileURL(join(folder, 'charter.yaml')).href;
    const schemas = join(folder, 'schemas');
    client = startInProcess();
    await client.initialize({ workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'x' }] });
    client.open(uri, PAGE);
    assert.ok(codes(await client.diagnostics(uri, 1)).includes('evidence-exists'));
    mkdirSync(schemas);
    writeFileSync(join(schemas, 'row.schema.json'), SCHEMA);
    const changed = async (path: string, type: number) => {
      const published = client!.next(uri);
      await client!.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: pathToFileURL(path).href, type }],
      });
      return codes((await published).diagnostics);
    };
    assert.ok(!(await changed(schemas, 1)).includes('evidence-exists'));
    rmSync(schemas, { recursive: true });
    assert.ok((await changed(schemas, 3)).includes('evidence-exists'));
    assert.deepEqual(await changed(folder, 3), [], 'it lies in the folder itself');
    assert.ok((await changed(folder, 1)).length > 0);
  });

  test('without a disk, the files in a folder that comes or goes are asked for again', async () => {
    let there = true;
    const read = (uri: string): ReadFileResult =>
      there && uri.endsWith('.json') ? { kind: 'text', text: SCHEMA } : { kind: 'absent' };
    const { client } = await startWithoutDisk(read);
    const uri = 'memfs:/samples/a/charter.yaml';
    client.open(uri, PAGE);
    assert.ok(!codes(await client.diagnostics(uri, 1)).includes('evidence-exists'));
    there = false;
    const published = client.next(uri);
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: 'memfs:/samples/a/schemas', type: 3 }],
    });
    assert.ok(codes((await published).diagnostics).includes('evidence-exists'));
  });

  test('a second charter of the same name is noticed when its folder comes, and when it goes', async () => {
    folder = mkdtempSync(join(tmpdir(), 'charter-lsp-'));
    const uri = pathToFileURL(join(folder, 'charter.yaml')).href;
    const other = join(folder, 'other');
    const page = 'apiVersion: charter/v1\nname: twice\nstatus: research\n';
    client = startInProcess();
    await client.initialize({ workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'x' }] });
    client.open(uri, page);
    assert.ok(!codes(await client.diagnostics(uri, 1)).includes('duplicate-name'));
    mkdirSync(other);
    writeFileSync(join(other, 'charter.yaml'), page);
    for (const type of [1, 3]) {
      const published = client.next(uri);
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: pathToFileURL(other).href, type }],
      });
      assert.equal(codes((await published).diagnostics).includes('duplicate-name'), type === 1);
      rmSync(other, { recursive: true, force: true });
    }
  });
});
