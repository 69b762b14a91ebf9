import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Shows pages to the browser of whoever works on this machine, or is connected to it by the editor. */
export interface PageServer {
  /**
   * Where the page is from now on: an address of this machine alone, with a part that nobody can guess.
   * @param page HTML
   */
  show(page: string): Promise<string>;
  dispose(): void;
}

/** The last pages can be loaded again. */
const KEPT = 10;

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/**
 * A page is served rather than opened as a file: what opens files of HTML may be an editor, a browser in a sandbox may not
 * see them, and where VS Code works on another machine, it brings addresses of that machine to the browser, but not files.
 * Nothing listens before the first page.
 */
export function createPageServer(): PageServer {
  const pages = new Map<string, string>();
  let listening: Promise<Server> | undefined;

  const answer = ({ method, url }: IncomingMessage, response: ServerResponse): void => {
    const page = pages.get(url ?? '');
    if (method !== 'GET' && method !== 'HEAD') response.writeHead(405, { allow: 'GET, HEAD' }).end();
    else if (page === undefined) response.writeHead(404, { ...HEADERS, 'content-type': 'text/plain' }).end(GONE);
    else response.writeHead(200, HEADERS).end(method === 'HEAD' ? undefined : page);
  };

  return {
    async show(page) {
      listening ??= listen(answer);
      try {
        const { port } = (await listening).address() as AddressInfo;
        const path = `/${randomBytes(16).toString('hex')}`;
        pages.set(path, page);
        for (const old of [...pages.keys()].slice(0, -KEPT)) pages.delete(old);
        return `http://127.0.0.1:${port}${path}`;
      } catch (error) {
        listening = undefined;
        throw error;
      }
    },
    dispose() {
      pages.clear();
      void listening?.then(
        (server) => {
          server.close();
          server.closeAllConnections();
        },
        () => {},
      );
    },
  };
}

const GONE = 'This page is no longer there. Press Print again in the readiness report.';

function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(answer);
    server.on('error', reject);
    // Port 0 is any that is free.
    server.listen(0, '127.0.0.1', () => resolve(server));
    server.unref();
  });
}
