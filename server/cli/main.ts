/** The program `charter`. Nothing but this file knows the process. */
import { EXIT } from './exit-code.ts';
import type { Host } from './host.ts';
import { program } from './program.ts';
import { say } from './say.ts';

for (const output of [process.stdout, process.stderr]) {
  // Whoever reads may stop reading, as `head` does; there is nobody left to tell.
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') process.exitCode = EXIT.usage;
  });
}

const host: Host = {
  argv: process.argv.slice(2),
  cwd: process.cwd(),
  env: process.env,
  // Opened only when asked for: it costs time.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  today,
};

// The process ends by itself: process.exit() would cut off what a pipe has not taken yet.
program(host).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    say(process.stderr, `A defect of this program, please report it: ${error.stack ?? error}`);
    process.exitCode = EXIT.crashed;
  },
);

function today(): string {
  const now = new Date();
  const two = (number: number) => `${number}`.padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
