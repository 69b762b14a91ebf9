import { spawn, spawnSync } from 'node:child_process';
import { root } from '../setup.mjs';

// Its command file on Windows needs a shell.
const shell = process.platform === 'win32';

/** Opens a folder in the desktop VS Code with this repository's extension; false where there is none to open. */
export function openDesktop(folder: string): Promise<boolean> {
  if (!usable()) return Promise.resolve(false);
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, folder];
  const quoted = shell ? args.map((arg) => `"${arg}"`) : args;
  return new Promise((resolve) => {
    const code = spawn('code', quoted, { stdio: 'ignore', shell });
    code.on('error', () => resolve(false));
    code.on('exit', (status) => resolve(status === 0));
  });
}

function usable(): boolean {
  // In a terminal of VS Code on a remote machine, `code` only talks to the window elsewhere.
  if (process.env.VSCODE_IPC_HOOK_CLI) return false;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return false;
  const { status, stdout } = spawnSync('code', ['--version'], { encoding: 'utf8', timeout: 10_000, shell });
  return status === 0 && /^\d+\.\d+\.\d+/.test(stdout);
}
