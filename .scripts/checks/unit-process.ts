import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { relative } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { root } from '../setup.mjs';
import { runningBelow } from './running-below.ts';
import { MARK, type Told } from './unit-mark.ts';

/** Longer than any test may take, which ends it by itself. In milliseconds. */
const SILENT_FOR_TOO_LONG = 180_000;
/** A process that has not ended so soon after it was asked to does not hear. In milliseconds. */
const HEARS_WITHIN = 5_000;

/** What became of the process of some test files. */
export interface BatchEnd {
  /** The exit code, or the signal that ended it. */
  readonly code: number | string;
  /** Set when it went on and told nothing any more: what it was at. */
  readonly stuck?: string;
}

export interface BatchOptions {
  readonly files: readonly string[];
  readonly hear: (told: Told) => void;
  readonly print: (line: string) => void;
  readonly env: NodeJS.ProcessEnv;
  /** How long it may tell nothing, in milliseconds. */
  readonly silence?: number;
}

/**
 * Runs some test files in a process. One that tells nothing for too long is ended: a test that never gives way, or that
 * waits for a program which does not end, cannot be ended from inside, and what a test left open keeps all waiting.
 */
export async function runBatch({
  files,
  hear,
  print,
  env,
  silence = SILENT_FOR_TOO_LONG,
}: BatchOptions): Promise<BatchEnd> {
  const program = fileURLToPath(new URL('./unit-batch.ts', import.meta.url));
  const child = spawn(process.execPath, [program, ...files], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const open = new Set<string>();
  let heldBy: readonly string[] | undefined;
  let stuck: string | undefined;
  let timer: NodeJS.Timeout;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(end, silence);
  };
  const end = () => {
    const below = runningBelow(child.pid!);
    stuck = [
      `It told nothing for ${silence / 1000} s.`,
      open.size > 0 ? `It was at:\n${[...open].join('\n')}` : 'None of its tests was running.',
      below.length > 0
        ? ['Below it run:', ...below.map(({ command }) => `  ${command}`)].join('\n')
        : 'Below it runs nothing.',
    ].join('\n');
    child.kill('SIGTERM');
    timer = setTimeout(
      () => {
        for (const { pid } of runningBelow(child.pid!)) kill(pid);
        child.kill('SIGKILL');
        // A program that nobody knows of may live on, and hold them open.
        child.stdout.destroy();
        child.stderr.destroy();
      },
      Math.min(silence, HEARS_WITHIN),
    );
  };
  const take = (told: Told) => {
    if (told.kind === 'held') {
      heldBy = told.by;
      return;
    }
    if (stuck === undefined) wait();
    const named = `  ${told.name}${'file' in told && told.file ? ` (${relative(root, told.file)})` : ''}`;
    if (told.kind === 'begun') open.add(named);
    else if (told.kind === 'over') open.delete(named);
    hear(told);
  };

  wait();
  const ended = once(child, 'exit');
  await Promise.all([
    lines(child.stderr, print),
    lines(child.stdout, (line) => {
      if (line.startsWith(MARK)) take(JSON.parse(line.slice(MARK.length)));
      else print(line);
    }),
  ]);
  const [code, signal] = await ended;
  clearTimeout(timer!);
  if (stuck === undefined) return { code: code ?? signal };
  const held = heldBy ? `It was kept from ending by: ${heldBy.join(', ')}.` : 'It was too busy to say what at.';
  return { code: code ?? signal, stuck: `${stuck}\n${held}` };
}

/** Waits until nothing more comes, also when the stream was closed here. */
async function lines(stream: Readable, take: (line: string) => void): Promise<void> {
  createInterface({ input: stream }).on('line', take);
  await once(stream, 'close');
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has just ended.
  }
}
