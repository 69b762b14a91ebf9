import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installServer } from './install.ts';

/** What to open in VS Code. */
export interface Opened {
  readonly workspace: string;
  readonly extension: string;
  readonly tests?: string;
  readonly open?: string;
}

/** A running VS Code server. */
export interface CodeServer {
  url(opened: Opened): string;
  close(): Promise<void>;
}

const defaults = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'telemetry.telemetryLevel': 'off',
  'explorer.compactFolders': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  // Services on the internet that it would otherwise keep asking for.
  'chat.disableAIFeatures': true,
  'chat.agentHost.enabled': false,
  'extensions.autoCheckUpdates': false,
};

/** Starts VS Code's server, whose pages have a Node extension host; with an extension installed, where one is given as a `.vsix`. */
export async function startServer(
  settings: Readonly<Record<string, unknown>> = {},
  installed?: string,
): Promise<CodeServer> {
  const data = mkdtempSync(join(tmpdir(), 'charter-vscode-'));
  for (const folder of ['Machine', 'User']) {
    mkdirSync(join(data, 'data', folder), { recursive: true });
    writeFileSync(join(data, 'data', folder, 'settings.json'), JSON.stringify({ ...defaults, ...settings }));
  }
  if (installed !== undefined) install(installed, data);
  const server = spawn(process.execPath, [installServer(), ...serverArguments(data)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Without a marketplace.
    env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
  });
  const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const close = async () => {
    server.kill();
    await exited;
    // Its extension hosts may write for a moment longer.
    rmSync(data, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const port = await portOf(server);
    return { url: (opened) => address(port, opened), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function install(vsix: string, data: string): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [installServer(), '--accept-server-license-terms', `--server-data-dir=${data}`, `--install-extension=${vsix}`],
    { encoding: 'utf8', env: { ...process.env, EXTENSIONS_GALLERY: '{}' } },
  );
  if (status !== 0) throw new Error(`${vsix} could not be installed:\n${stdout}${stderr}`);
}

function serverArguments(data: string): readonly string[] {
  return [
    '--host=127.0.0.1',
    '--port=0',
    '--without-connection-token',
    '--accept-server-license-terms',
    `--server-data-dir=${data}`,
    '--telemetry-level=off',
    '--disable-workspace-trust',
    // Without it the page takes no notice of the payload.
    '--enable-smoke-test-driver',
  ];
}

function portOf(server: ReturnType<typeof spawn>): Promise<number> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      const port = /Extension host agent listening on (\d+)/.exec(said)?.[1];
      if (port) resolve(Number(port));
    };
    server.stdout!.on('data', hear);
    server.stderr!.on('data', hear);
    server.once('exit', (code) => reject(new Error(`VS Code’s server ended with ${code}:\n${said.slice(-4000)}`)));
    server.once('error', reject);
  });
}

function address(port: number, { workspace, extension, tests, open }: Opened): string {
  const remote = (path: string) => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ...(tests ? [['extensionTestsPath', remote(tests)]] : []),
    ...(open ? [['openFile', remote(join(workspace, open))]] : []),
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
}
