import { readFileSync } from 'node:fs';
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { type Client, startClient } from '../support/lsp-client.ts';
import type { ServerToMeasure } from './servers.ts';
import { median, percentile } from './statistics.ts';

/** What was measured of a server, as its client sees it. Times in ms, memory in MB. */
export interface ServerFigures {
  readonly name: string;
  readonly lines: number;
  readonly edits: number;
  /** From starting the process to the first diagnostics of the page: the least of some starts. */
  readonly start: number;
  /** From a change to its diagnostics. */
  readonly change: { readonly p50: number; readonly p95: number; readonly p99: number };
  /** Time of the processor for a change, where the system tells. */
  readonly changeCpu: number | undefined;
  readonly hover: number;
  readonly completion: number;
  /** Resident, after the edits, where the system tells. */
  readonly memory: number | undefined;
}

export interface Rounds {
  readonly starts: number;
  readonly edits: number;
  readonly questions: number;
  /** No more edits are begun after so many ms. */
  readonly budget: number;
}

/** Starts a server some times, types into its page, and asks it questions. */
export async function measureServer(server: ServerToMeasure, rounds: Rounds): Promise<ServerFigures> {
  const starts: number[] = [];
  for (let at = 0; at < rounds.starts; at++) {
    const began = performance.now();
    const running = await startServer(server);
    starts.push(performance.now() - began);
    await running.stop();
  }
  const running = await startServer(server);
  try {
    for (let at = 0; at < (server.slow ? 2 : 100); at++) await running.type();
    const cpuBefore = cpuOf(running.pid);
    const times: number[] = [];
    const began = performance.now();
    while (times.length < rounds.edits && performance.now() - began < rounds.budget) times.push(await running.type());
    const cpu = cpuOf(running.pid);
    const hover = await running.ask('hover', rounds.questions);
    const completion = await running.ask('completion', rounds.questions);
    return {
      name: server.name,
      lines: server.document.text.trimEnd().split('\n').length,
      edits: times.length,
      start: Math.min(...starts),
      change: { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) },
      changeCpu: cpu !== undefined && cpuBefore !== undefined ? (cpu - cpuBefore) / times.length : undefined,
      hover,
      completion,
      memory: memoryOf(running.pid),
    };
  } finally {
    await running.stop();
  }
}

/** A server that has said the first of its page. */
export interface RunningServer {
  readonly pid: number;
  readonly client: Client;
  /** Types a letter, or takes it back, and waits for the diagnostics; how long that took, in ms. */
  type(): Promise<number>;
  /** Asks so many times; the median, in ms. */
  ask(what: 'hover' | 'completion', times: number): Promise<number>;
  stop(): Promise<void>;
}

const MOST_MS_TO_LEAVE = 1000;

/** Longer than this and a server is taken to have nothing to say. */
const MOST_MS = 120_000;

export async function startServer({ program, document, options, settings }: ServerToMeasure): Promise<RunningServer> {
  const { uri, languageId, text, typing, hover, completion } = document;
  const client = startClient(process.execPath, [program, '--stdio']);
  const pid = client.process.pid!;
  client.connection.onRequest('workspace/configuration', ({ items }: { items: readonly { section?: string }[] }) =>
    items.map(({ section = '' }) => settings?.[section] ?? null),
  );
  client.connection.onUnhandledNotification(() => {});
  await client.initialize({
    processId: process.pid,
    rootUri: null,
    capabilities: {
      textDocument: { publishDiagnostics: {}, hover: { contentFormat: ['markdown'] } },
      workspace: { configuration: settings !== undefined },
    },
    initializationOptions: options,
  });
  if (settings) await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
  let version = 1;
  const said = async (): Promise<void> => {
    const wanted = version;
    const isSaid = (params: PublishDiagnosticsParams) => params.version === undefined || params.version >= wanted;
    while (!isSaid(await within(client.next(uri), client))) {}
  };
  const first = said();
  await client.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId, version, text },
  });
  await first;
  const questions = { hover, completion };
  return {
    pid,
    client,
    async type() {
      const typed = ++version % 2 === 0;
      const end = { ...typing, character: typing.character + (typed ? 0 : 1) };
      const answer = said();
      const began = performance.now();
      client.change(uri, version, [{ range: { start: typing, end }, text: typed ? 'x' : '' }]);
      await answer;
      return performance.now() - began;
    },
    async ask(what, count) {
      const times: number[] = [];
      for (let at = 0; at < count; at++) {
        const began = performance.now();
        const asked = { textDocument: { uri }, position: questions[what] };
        await within(client.connection.sendRequest(`textDocument/${what}`, asked), client);
        times.push(performance.now() - began);
      }
      return median(times);
    },
    async stop() {
      const ended = new Promise((resolve) => client.process.once('exit', resolve));
      // Not every server leaves when it is told to. One that does can keep what it has compiled.
      const kill = setTimeout(() => client.process.kill('SIGKILL'), MOST_MS_TO_LEAVE);
      await client.connection.sendRequest('shutdown').catch(() => {});
      await client.connection.sendNotification('exit').catch(() => {});
      await ended;
      clearTimeout(kill);
      client.connection.dispose();
    },
  };
}

function within<T>(promise: Promise<T>, { process }: { readonly process?: { kill(): void } } & object): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      process?.kill();
      reject(new Error(`The server has said nothing for ${MOST_MS / 1000} s.`));
    }, MOST_MS);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Resident memory in MB, where the system tells. */
export function memoryOf(pid: number): number | undefined {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;
  } catch {
    return undefined;
  }
}

/** The processor's time that a process has used, in ms, in steps of ten; where the system tells. */
function cpuOf(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}
