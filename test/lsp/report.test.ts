import assert from 'node:assert/strict';
import { afterEach, suite, test } from 'node:test';
import type { PageResult, ReadinessReport } from '../../server/protocol.ts';
import { type InProcess, startInProcess } from '../support/in-process-server.ts';
import { words } from '../support/report.ts';

const URI = 'file:///nowhere/at/all/charter.yaml';
const PAGE = `apiVersion: charter/v1
name: drafts
status: pilot
owners: { operator: Ana Ruiz <ana.ruiz@example.com> }
`;

let client: InProcess | undefined;
suite('the report', () => {
  afterEach(() => client?.close());

  async function opened(text = PAGE): Promise<InProcess> {
    client = startInProcess();
    await client.initialize();
    client.open(URI, text);
    return client;
  }

  test('the readiness of a charter holds the whole page', async () => {
    const { connection } = await opened();
    const report = await connection.sendRequest<ReadinessReport>('charter/readiness', { uri: URI });
    const text = words(report.page);
    assert.match(text, /^drafts /);
    assert.match(text, /charter\.yaml · as of 2026-11-23/);
    assert.match(text, /✓ passed The workflow has an owner Ana Ruiz <ana\.ruiz@example\.com>/);
    assert.doesNotMatch(text, /Changed since/);
  });

  test('what changed is told against the committed text, with the files and the day of now', async () => {
    const { connection } = await opened();
    const ask = async (committed: unknown) =>
      words((await connection.sendRequest<ReadinessReport>('charter/readiness', { uri: URI, committed })).page);
    assert.match(
      await ask(PAGE.replace('Ana Ruiz', 'Bo Li')),
      /Changed since the last commit · changed Owner of the workflow: changed from Bo Li <ana\.ruiz@example\.com> to Ana Ruiz/,
    );
    assert.match(await ask(PAGE), /Changed since the last commit Nothing that changes what it means\./);
    assert.match(await ask(null), /The charter is new since then\./);
    assert.match(await ask('}{'), /could not be read before/);
    // What is asked about another text changes nothing of what is said of this one.
    assert.match(await ask(undefined), /✓ passed The workflow has an owner Ana Ruiz/);
  });

  test('the page is given as HTML and as Markdown, and null of what is no charter', async () => {
    const { connection } = await opened();
    const ask = (uri: string, format: string) => connection.sendRequest<PageResult>('charter/page', { uri, format });
    const html = await ask(URI, 'html');
    assert.equal(html?.fileName, 'drafts.html');
    assert.match(html?.text ?? '', /^<!DOCTYPE html>.*<h1>drafts<\/h1>/s);
    const markdown = await ask(URI, 'markdown');
    assert.equal(markdown?.fileName, 'drafts.md');
    assert.match(markdown?.text ?? '', /^# drafts\n/);
    const print = await ask(URI, 'print');
    assert.equal(print?.fileName, 'drafts.html');
    assert.match(print?.text ?? '', /<script>.*print\(\).*<h1>drafts<\/h1>/s);
    assert.equal(await ask('file:///other/charter.yaml', 'html'), null);
    assert.equal(await connection.sendRequest('charter/page', null), null);
  });
});
