import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../build.mjs';
import { root } from '../setup.mjs';
import { serveVsCode, type WebOptions, type WebServer } from '../vscode-web/serve.ts';
import { openBrowser } from './browser.ts';
import { openDesktop } from './desktop.ts';
import { copySamples } from './samples.ts';
import { stopped } from './stopped.ts';

const usualPort = 8127;

// What a shell says of a program that Ctrl-C ended.
const interrupted = 130;

/** `npm start`: with arguments the command line, without the samples in VS Code. Returns the exit code. */
export async function start(args: readonly string[]): Promise<number> {
  await build();
  const own = args.length === 0 || (args.length === 1 && args[0] === '--open');
  // npm moves to the repository; paths in the arguments are meant from where the user is.
  return own ? showSamples(args.includes('--open')) : charter(args, process.env.INIT_CWD ?? process.cwd());
}

async function showSamples(open: boolean): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'charter-'));
  const samples = join(folder, 'samples');
  let inDesktop = false;
  try {
    await copySamples(samples);
    console.log('The sample charters, their dates moved to today:\n');
    if ((await charter(['evaluate', '.'], samples)) === interrupted) return interrupted;
    inDesktop = await openDesktop(samples);
    if (inDesktop) {
      console.log(`\nOpened in VS Code: ${samples}`);
      return 0;
    }
    await showInBrowser(samples, open);
    return 0;
  } finally {
    if (!inDesktop) rmSync(folder, { recursive: true, force: true });
  }
}

async function showInBrowser(workspace: string, open: boolean): Promise<void> {
  // Before the address is told: whoever reads it may already end this.
  const end = stopped();
  const server = await serve({ workspace });
  console.log(`\nVS Code with the samples: ${server.url}\nChanges stay in the page. Ctrl-C ends it.`);
  if (open) openBrowser(server.url);
  await end;
  await server.close();
}

async function serve(options: WebOptions): Promise<WebServer> {
  const { PORT } = process.env;
  if (PORT) return serveVsCode({ ...options, port: Number(PORT) });
  try {
    return await serveVsCode({ ...options, port: usualPort });
  } catch {
    return serveVsCode(options);
  }
}

/** Runs the built command line in a folder and returns its exit code. */
function charter(args: readonly string[], cwd: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'dist', 'cli.cjs'), ...args], { cwd, stdio: 'inherit' });
    const pass = (signal: NodeJS.Signals) => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? (signal === 'SIGINT' ? interrupted : 1));
    });
  });
}
