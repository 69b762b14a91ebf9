import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol/node';
import { type InProcess, type InProcessOptions, startInProcess } from '../support/in-process-server.ts';

/** A folder of files, open in an editor. */
export interface Workspace {
  readonly client: InProcess;
  readonly root: string;
  uri(path: string): string;
  /** Writes files, and tells the server of them as a client does; undefined deletes. */
  save(files: Readonly<Record<string, string | undefined>>): void;
  /** Writes files and tells nobody. */
  write(files: Readonly<Record<string, string | undefined>>): void;
  /** Tells that files have changed. */
  changed(...paths: readonly string[]): void;
  /** Waits until what is shown of a file is so. */
  until(
    path: string,
    wants: (codes: readonly string[], shown: readonly Diagnostic[]) => boolean,
  ): Promise<readonly Diagnostic[]>;
}

export interface WorkspaceOptions extends InProcessOptions {
  readonly params?: object;
  /** Called before the server starts to work. */
  readonly prepare?: (client: InProcess) => void;
  /** Puts more into the folder before it is opened. */
  readonly fill?: (root: string) => void;
}

export async function openWorkspace(
  t: TestContext,
  files: Readonly<Record<string, string>>,
  { params = {}, prepare, fill, ...options }: WorkspaceOptions = {},
): Promise<Workspace> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'charter-lsp-')));
  const client = startInProcess(options);
  t.after(async () => {
    await client.close();
    rmSync(root, { recursive: true, force: true });
  });
  const uri = (path: string) => pathToFileURL(join(root, path)).href;
  const write: Workspace['write'] = (written) => {
    for (const [path, text] of Object.entries(written)) {
      if (text === undefined) rmSync(join(root, path), { recursive: true });
      else {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
    }
  };
  const notify = (paths: readonly string[], type: (path: string) => number) =>
    void client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: paths.map((path) => ({ uri: uri(path), type: type(path) })),
    });
  write(files);
  fill?.(root);
  prepare?.(client);
  await client.initialize({ workspaceFolders: [{ uri: uri('.'), name: 'workspace' }], ...params });
  return {
    client,
    root,
    uri,
    write,
    save(saved) {
      write(saved);
      notify(Object.keys(saved), (path) => (saved[path] === undefined ? 3 : 2));
    },
    changed: (...paths) => notify(paths, () => 2),
    async until(path, wants) {
      const ofFile = (published: PublishDiagnosticsParams) => published.uri === uri(path);
      for (;;) {
        const shown = client.published.findLast(ofFile)?.diagnostics;
        if (
          shown &&
          wants(
            shown.map(({ code }) => String(code)),
            shown,
          )
        )
          return shown;
        await client.next(uri(path));
      }
    },
  };
}
