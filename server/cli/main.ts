/** The program `charter`, and each of its threads. Nothing but this file knows the process. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { dayIn } from '../workspace/calendar.ts';
import { failureText } from '../workspace/failure.ts';
import { compilePattern } from '../workspace/pattern.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Host, Output } from './host.ts';
import { program } from './program.ts';
import { isWorkerData, receiveJob, serveJob, type WorkerData } from './run/job.ts';
import { say } from './say.ts';

let outputFailed = false;
const [stdout, stderr] = [openedLate('stdout'), openedLate('stderr')];

/** A way out, opened when something is to be said there: it costs time. */
function openedLate(name: 'stdout' | 'stderr'): Output {
  let opened: NodeJS.WriteStream | undefined;
  const open = (): NodeJS.WriteStream => {
    opened ??= process[name].on('error', (error: NodeJS.ErrnoException) => {
      // Whoever reads may stop reading, as `head` does; there is nobody left to tell.
      if (error.code === 'EPIPE' || outputFailed) return;
      outputFailed = true;
      end(EXIT.usage);
      if (name === 'stdout') say(stderr, `The result could not be written: ${failureText(error)}`);
    });
    return opened;
  };
  return {
    write: (text) => open().write(text),
    get isTTY() {
      return open().isTTY;
    },
    get columns() {
      return open().columns;
    },
  };
}

const here = currentFolder();

const host: Host = {
  argv: process.argv.slice(2),
  cwd: here ?? '',
  env: process.env,
  // Opened only when asked for: it costs time.
  get stdin() {
    return process.stdin;
  },
  stdout,
  stderr,
  now: () => new Date(),
  today: (timeZone) => dayIn(timeZone, new Date()),
  compile: compilePattern,
  checkPages: join(__dirname, '../schemas/checks'),
  get cores() {
    return availableParallelism();
  },
  get stop() {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
    return controller.signal;
  },
  // By the way of the start, which keeps what has been compiled: a thread begins sooner, too.
  worker: join(__dirname, 'cli.cjs'),
  program: __filename,
};

// A thread is given no arguments; finding out otherwise costs time.
if (process.argv.length === 2 && parentPort && isWorkerData(workerData)) void serve(parentPort, workerData);
else if (here === undefined) {
  say(stderr, 'The current folder is no longer there. Change into one that is, and run this again.');
  end(EXIT.usage);
} else
  program(host).then(end, (error) => {
    say(stderr, `A defect of this program, please report it: ${error.stack ?? error}`);
    end(EXIT.crashed);
  });

async function serve(port: MessagePort, data: WorkerData): Promise<void> {
  await serveJob(port, data, await receiveJob(port), compilePattern);
}

/** Undefined where it was removed, or moved away, since somebody changed into it. */
function currentFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

/** Sets how the process ends, which it does by itself: process.exit() would cut off what a pipe has not taken yet. */
function end(code: ExitCode): void {
  process.exitCode = Math.max(code, Number(process.exitCode ?? 0));
}
