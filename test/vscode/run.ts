import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '../../.scripts/checks/step.ts';
import { runInNode } from './hosts/node/run.ts';
import { Results } from './hosts/results.ts';
import { runInWeb } from './hosts/web/run.ts';

/** The two kinds of VS Code that the tests run in: the newest with Node, the oldest in a browser. */
export type HostName = 'node' | 'web';

const hosts = { node: runInNode, web: runInWeb };

/** Runs the tests, already built, inside one VS Code on a fresh copy of the workspace. */
export async function runHost(name: HostName, print: (line: string) => void = console.log): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'charter-workspace-'));
  const workspace = join(folder, 'workspace');
  const results = new Results(print);
  try {
    cpSync(new URL('workspace', import.meta.url), workspace, { recursive: true });
    return results.outcome(await hosts[name](workspace, (line) => results.read(line)));
  } catch (error) {
    return results.outcome(error instanceof Error ? error.message : String(error));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
