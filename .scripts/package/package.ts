import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { npm, root } from '../setup.mjs';
import { type Staged, stageExtension, stageProgram } from './stage.ts';

/** A package that was written. */
export interface Package {
  readonly path: string;
  readonly bytes: number;
  /** What is in it, sorted. */
  readonly files: readonly string[];
}

/** Writes the built extension as VS Code installs it from a file: `dist/charter-as-code-VERSION.vsix`. */
export function writeExtension(): Package {
  return inStage((folder) => {
    const staged = stageExtension(folder);
    const draft = join(folder, '..', 'draft.vsix');
    vsce(folder, [
      'package',
      '--out',
      draft,
      // Everything is in the bundles.
      '--no-dependencies',
      // Its pages link to nothing outside.
      '--no-rewrite-relative-links',
      '--allow-missing-repository',
    ]);
    return put(draft, `${staged.name}-${staged.version}.vsix`, staged);
  });
}

/** Writes the built command line as `npm install` takes it: `dist/charter-as-code-VERSION.tgz`. */
export function writeProgram(): Package {
  return inStage((folder) => {
    const staged = stageProgram(folder);
    const { status, output } = npm(['pack', '--ignore-scripts', '--loglevel=error', folder], join(folder, '..'));
    if (status !== 0) throw new Error(`npm could not pack the command line:\n${output}`);
    return put(
      join(folder, '..', `${staged.name}-${staged.version}.tgz`),
      `${staged.name}-${staged.version}.tgz`,
      staged,
    );
  });
}

/** Lends an empty folder, gone afterwards along with what is beside it. */
function inStage(use: (folder: string) => Package): Package {
  const above = mkdtempSync(join(tmpdir(), 'charter-package-'));
  const folder = join(above, 'package');
  mkdirSync(folder);
  try {
    return use(folder);
  } finally {
    rmSync(above, { recursive: true, force: true });
  }
}

function vsce(cwd: string, args: readonly string[]): void {
  const program = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd,
    encoding: 'utf8',
    // It would ask the registry for a newer version of itself.
    env: { ...process.env, VSCE_TESTS: 'true', NO_UPDATE_NOTIFIER: '1' },
  });
  if (status !== 0) throw new Error(`The extension could not be packed:\n${stdout}${stderr}`);
}

/** Puts a finished package in its place at once: another command may be reading the one that is there. */
function put(from: string, name: string, { files }: Staged): Package {
  const path = join(root, 'dist', name);
  const draft = `${path}.${process.pid}`;
  copyFileSync(from, draft);
  renameSync(draft, path);
  return { path, bytes: statSync(path).size, files };
}
