import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';

const cachePath = fileURLToPath(new URL('../../../../.cache/vscode-desktop', import.meta.url));
const updates = 'https://update.code.visualstudio.com/api/releases/stable';

/** A program and the arguments that come before those of VS Code. */
export interface Program {
  readonly path: string;
  readonly leading: readonly string[];
}

/**
 * The newest desktop VS Code, downloaded, where that is possible and there is a display for its window. The variable
 * CHARTER_VSCODE asks for it (`desktop`) or for the one from npm (`npm`) instead.
 */
export async function desktop(): Promise<Program | undefined> {
  const wanted = process.env.CHARTER_VSCODE;
  if (wanted === 'npm') return undefined;
  const display = displayProgram();
  if (wanted === 'desktop' && !display) throw new Error('A desktop VS Code needs a display or xvfb-run.');
  if (!display || (wanted !== 'desktop' && !(await reachable()))) return undefined;
  try {
    const path = await downloadAndUnzipVSCode({ cachePath });
    return display.path ? { path: display.path, leading: [...display.leading, path] } : { path, leading: [] };
  } catch (error) {
    if (wanted === 'desktop') throw error;
    console.log(`The desktop VS Code could not be downloaded, the one from npm is used: ${error}`);
    return undefined;
  }
}

function displayProgram(): Program | undefined {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
    return { path: '', leading: [] };
  const folders = (process.env.PATH ?? '').split(delimiter);
  const path = folders.map((folder) => join(folder, 'xvfb-run')).find((file) => existsSync(file));
  return path === undefined ? undefined : { path, leading: ['--auto-servernum'] };
}

async function reachable(): Promise<boolean> {
  try {
    return (await fetch(updates, { method: 'HEAD', signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}
