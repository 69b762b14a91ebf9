import { spawnSync } from 'node:child_process';
import { onOrphaned } from '../setup.mjs';

const ctrlC = 0x03;

/** Resolves when the user, or whoever started this, wants it to end. */
export function stopped(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      if (process.stdin.isRaw) process.stdin.setRawMode(false);
      process.stdin.pause();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
    onOrphaned(stop);
    if (!inForeground()) return;
    // As a key, and not as a signal, Ctrl-C ends this alone: the shell between it and npm would otherwise take the
    // signal for its own and turn a clean end into an error.
    process.stdin.setRawMode(true).on('data', (keys: Buffer) => {
      if (keys.includes(ctrlC)) stop();
    });
  });
}

/** Whether the terminal listens to this: a program in the background that asks it for keys is halted. */
function inForeground(): boolean {
  if (!process.stdin.isTTY) return false;
  if (process.platform === 'win32') return true;
  const { stdout } = spawnSync('ps', ['-o', 'pgid=,tpgid=', '-p', String(process.pid)], { encoding: 'utf8' });
  const [own, terminal] = (stdout ?? '').trim().split(/\s+/);
  return own !== undefined && own === terminal;
}
