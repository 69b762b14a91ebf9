import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from '../setup.mjs';

/** A test, or a check as a whole, that did not pass. */
export interface Failure {
  readonly title: string;
  readonly error: string;
}

/** What a step found. */
export interface Outcome {
  readonly passed: number;
  readonly failures: readonly Failure[];
  /** Whether it failed so that the steps which need it cannot run. */
  readonly broken?: boolean;
}

/** One part of `npm test`. */
export interface Step {
  readonly name: string;
  /** Whether it runs what the build wrote. */
  readonly needsBuild?: boolean;
  run(options: StepOptions): Promise<Outcome>;
}

/** What every step is told. */
export interface StepOptions {
  /** Parts of paths: only test files whose path contains one of them run; none means all. */
  readonly files: readonly string[];
  print(line: string): void;
}

/** The outcome of a step that as a whole passes, or fails for a reason. */
export function single(title: string, error?: string): Outcome {
  return error === undefined ? { passed: 1, failures: [] } : { passed: 0, failures: [{ title, error }] };
}

/** Nothing that a step runs takes so long; what does hangs. In milliseconds. */
const LONGEST = 15 * 60_000;

/** What a program said, and its exit code. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program of `node_modules/.bin`, or any other, in the repository's folder. One that does not end is ended. */
export function program(command: string, args: readonly string[]): Promise<Ended> {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm's programs are command files there.
      shell: process.platform === 'win32',
      timeout: LONGEST,
      killSignal: 'SIGKILL',
    });
    let output = '';
    const hear = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => resolve({ code: null, output: String(error) }));
    child.on('close', (code, signal) => {
      if (signal) output += `\n${command} was ended by ${signal}; it may take ${LONGEST / 60_000} minutes.`;
      resolve({ code, output: output.trim() });
    });
  });
}

/** A step that is one program, which passes when the program ends with 0. */
export function programStep(name: string, command: string, args: readonly string[]): Step {
  return {
    name,
    async run({ print }) {
      const { code, output } = await program(command, args);
      if (code === 0) return single(name);
      print(output);
      return single(name, output || `${command} ended with ${code}`);
    },
  };
}
