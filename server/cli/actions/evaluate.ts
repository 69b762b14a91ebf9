import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { failureText } from '../../workspace/failure.ts';
import { decode } from '../../workspace/read-text.ts';
import { complain, nothingFound } from '../complain.ts';
import { type Discovery, discover } from '../discover.ts';
import { displayPath } from '../display-path.ts';
import { EXIT, type ExitCode, exitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import type { EvaluateOptions, Target } from '../options/evaluate-options.ts';
import { loadReporter, NEEDS_READINESS } from '../reporters/formats.ts';
import { viewOn } from '../reporters/view-on.ts';
import type { ResultOptions, RunResult } from '../result.ts';
import { run, type Source } from '../run.ts';
import { say } from '../say.ts';
import { readSurroundings } from '../surroundings.ts';

/** `check` and `evaluate`: they differ in what they show to people, and in nothing else. */
export async function evaluateCharters(
  command: 'check' | 'evaluate',
  options: EvaluateOptions,
  host: Host,
): Promise<ExitCode> {
  const surroundings = readSurroundings(options, host);
  if (!surroundings) return EXIT.usage;
  const found = options.stdin ? await fromStdin(options, host) : await discover(options.paths, host.cwd);
  for (const glob of found.unmatched) say(host.stderr, `Nothing matches the glob ${glob}.`);
  if (options.listFiles) return listFiles(found, options, host);

  const result = run(found.files, found.errors, { ...surroundings, ...needsOf(command, options.formats) });
  const code = exitCode(result, options);

  let written = true;
  for (const target of options.formats) written = (await write(command, target, result, options, host)) && written;
  complain(result, options, host);
  return written ? code : (Math.max(code, EXIT.usage) as ExitCode);
}

/** What the formats of a run ask for beyond findings and labels. */
function needsOf(command: 'check' | 'evaluate', formats: readonly Target[]): ResultOptions {
  return {
    fixable: formats.some(({ format }) => format !== 'pretty'),
    readiness: formats.some(({ format }) => NEEDS_READINESS[format][command]),
  };
}

type Found = Pick<Discovery, 'errors' | 'unmatched'> & { readonly files: readonly Source[] };

async function fromStdin({ stdinFilename }: EvaluateOptions, { stdin, cwd }: Host): Promise<Found> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  const full = resolve(cwd, stdinFilename ?? 'charter.yaml');
  const path = stdinFilename === undefined ? '<stdin>' : displayPath(cwd, full);
  return { files: [{ path, full, text: decode(Buffer.concat(chunks)) }], errors: [], unmatched: [] };
}

function listFiles({ files, errors }: Found, options: EvaluateOptions, host: Host): ExitCode {
  host.stdout.write(files.map(({ path }) => `${path}\n`).join(''));
  for (const { path, message } of errors) say(host.stderr, `${path}: ${message}`);
  if (errors.length > 0) return EXIT.usage;
  if (files.length > 0 || options.allowEmpty) return EXIT.clean;
  say(host.stderr, nothingFound(options));
  return EXIT.nothing;
}

/** Writes one format; false when that is not possible. */
async function write(
  command: 'check' | 'evaluate',
  { format, file }: Target,
  result: RunResult,
  options: EvaluateOptions,
  host: Host,
): Promise<boolean> {
  const report = await loadReporter(format, command);
  if (file === undefined) {
    host.stdout.write(report(result, viewOn(host.stdout, options, host)));
    return true;
  }
  try {
    const path = resolve(host.cwd, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, report(result, viewOn({ write() {} }, options, host)));
    return true;
  } catch (error) {
    say(host.stderr, `${file} could not be written: ${failureText(error)}`);
    return false;
  }
}
