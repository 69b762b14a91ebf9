import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { readerThreads } from '../../server/lsp/reader-threads.ts';
import type { ChartersResult } from '../../server/protocol.ts';
import { heldReaders } from '../support/held-readers.ts';
import { writeManyCharters } from '../support/many-charters.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const PROGRAM = new URL('../support/reader-program.ts', import.meta.url);
const BREAKS = new URL('../support/reader-that-breaks.ts', import.meta.url);
const NUMBER = 24;

const page = (name: string) => `apiVersion: charter/v1\nname: ${name}\nstatus: pilot\n`;
const FILES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['one', 'two', 'three'].map((folder) => [`same/${folder}/charter.yaml`, page('same')])),
  'damaged/charter.yaml': 'apiVersion: charter/v1\nowners: [\n',
  'foreign/charter.yaml': 'version: 2\nservices: {}\n',
  'ignored/charter.yaml': page('ignored'),
  '.gitignore': 'ignored\n',
};

const charters = ({ client }: Workspace) => client.connection.sendRequest<ChartersResult>('charter/charters');

/** Everything that is shown once all is read, by path. */
async function shown(workspace: Workspace) {
  const listed = await charters(workspace);
  const own = (text: string) => text.replaceAll(workspace.uri('.'), '');
  const last = new Map(workspace.client.published.map(({ uri, diagnostics }) => [own(uri), diagnostics]));
  const told = [...last].filter(([, diagnostics]) => diagnostics.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return { listed: listed.map((entry) => ({ ...entry, uri: own(entry.uri) })), told };
}

function open(t: TestContext, files: Readonly<Record<string, string>>, program?: URL) {
  return openWorkspace(t, files, {
    fill: (at) => writeManyCharters(at, NUMBER),
    ...(program && { readers: { from: 5, start: () => readerThreads(program, 1) } }),
  });
}

test('threads find what this one finds: findings, namesakes, what is ignored, damaged or of another tool', async (t) => {
  const [beside, here] = await Promise.all([open(t, FILES, PROGRAM), open(t, FILES)]);
  const [threads, alone] = await Promise.all([shown(beside), shown(here)]);
  assert.equal(alone.listed.length, NUMBER + 4);
  assert.ok(alone.told.some(([, diagnostics]) => diagnostics.some(({ code }) => code === 'duplicate-name')));
  assert.deepEqual(threads, alone);
});

test('a charter at which a thread breaks is left out and said, and all others are read', async (t) => {
  const workspace = await open(t, { 'breaks/charter.yaml': page('breaks') }, PROGRAM);
  const listed = await charters(workspace);
  assert.deepEqual([listed.length, listed.some(({ name }) => name === 'breaks')], [NUMBER, false]);
  const said = workspace.client.log.filter((line) => line.includes('broke'));
  assert.equal(said.length, 1);
  assert.ok(said[0]!.includes(workspace.uri('breaks/charter.yaml')), said[0]);
});

test('where every thread breaks, this one reads what is left', async (t) => {
  const workspace = await open(t, {}, BREAKS);
  const listed = await charters(workspace);
  const left = workspace.client.log.filter((line) => line.includes('broke')).length;
  assert.ok(left > 0 && left < 6, `${left} were left out`);
  assert.equal(listed.length, NUMBER - left);
});

test('threads end when all is read, and begin again where there is much to read again', async (t) => {
  const held = heldReaders(5, 4);
  held.release();
  const workspace = await openWorkspace(t, {}, { fill: (at) => writeManyCharters(at, NUMBER), readers: held.readers });
  const listed = await charters(workspace);
  assert.deepEqual([listed.length, held.started, held.ended], [NUMBER, 1, 1]);
  workspace.save(Object.fromEntries(listed.map(({ path }, at) => [path, page(`again-${at}`)])));
  assert.ok((await charters(workspace)).every(({ name }) => name.startsWith('again-')));
  assert.deepEqual([held.started, held.ended], [2, 2]);
  workspace.save({ [listed[0]!.path]: page('once-more') });
  assert.ok((await charters(workspace)).some(({ name }) => name === 'once-more'));
  assert.equal(held.started, 2, 'one is read without');
});
