import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './statistics.ts';

/** What a program took: ms on the clock and of the processor, and MB at most. */
export interface ProgramFigures {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

/** Runs a program of Node some times; the median of each figure. */
export function measureProgram(args: readonly string[], cwd: string, times: number): ProgramFigures {
  const runs = Array.from({ length: times }, () => runOnce(args, cwd));
  const of = (key: keyof ProgramFigures) => median(runs.map((run) => run[key]));
  return { wall: of('wall'), cpu: of('cpu'), memory: of('memory') };
}

/** The least of each figure: what comes again where the machine does other things as well. */
export function leastOf(runs: readonly ProgramFigures[]): ProgramFigures {
  const of = (key: keyof ProgramFigures) => Math.min(...runs.map((run) => run[key]));
  return { wall: of('wall'), cpu: of('cpu'), memory: of('memory') };
}

export function runOnce(args: readonly string[], cwd: string): ProgramFigures {
  const folder = mkdtempSync(join(tmpdir(), 'charter-usage-'));
  const said = join(folder, 'usage');
  try {
    // For its children, too: what a program lets others do is its own.
    const usage = `--require=${join(import.meta.dirname, 'usage.cjs')}`;
    const env = { ...process.env, CHARTER_BENCH_USAGE: said, NODE_OPTIONS: usage, NO_COLOR: '1' };
    const began = performance.now();
    const { status, signal, stderr } = spawnSync(process.execPath, args, {
      cwd,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      maxBuffer: 256 * 1024 * 1024,
    });
    const wall = performance.now() - began;
    // With findings these programs end with 1.
    if (status !== 0 && status !== 1) throw new Error(`${args.join(' ')} ended with ${status ?? signal}: ${stderr}`);
    const processes = readFileSync(said, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { cpu: number; memory: number });
    const sum = (key: 'cpu' | 'memory') => processes.reduce((all, one) => all + one[key], 0);
    return { wall, cpu: sum('cpu'), memory: sum('memory') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Instructions that a program of Node takes, in millions, where valgrind is there to count them. */
export function countInstructions(args: readonly string[], cwd: string): number | undefined {
  const valgrind = ['--tool=callgrind', '--callgrind-out-file=/dev/null', process.execPath, '--single-threaded'];
  const { status, stderr } = spawnSync('valgrind', [...valgrind, ...args], { cwd, encoding: 'utf8' });
  const counted = /Collected : (\d+)/.exec(stderr ?? '')?.[1];
  return (status === 0 || status === 1) && counted ? Number(counted) / 1e6 : undefined;
}
