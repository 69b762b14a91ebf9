import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Day, parseDay } from '../../engine/index.ts';
import { failureText } from '../../workspace/failure.ts';
import { decode, readText } from '../../workspace/read-text.ts';
import { type Discovery, discover } from '../discover.ts';
import { displayPath } from '../display-path.ts';
import { EXIT, type ExitCode, exitCode, isBad } from '../exit-code.ts';
import type { Host, Output } from '../host.ts';
import type { EvaluateOptions, Target } from '../options/evaluate-options.ts';
import { loadReporter } from '../reporters/formats.ts';
import type { View } from '../reporters/reporter.ts';
import type { RunResult } from '../result.ts';
import { run, type Source } from '../run.ts';
import { say } from '../say.ts';
import { colorsFor, wantsColor } from '../terminal/colors.ts';

/** `check` and `evaluate`: they differ in what they show to people, and in nothing else. */
export async function evaluateCharters(
  command: 'check' | 'evaluate',
  options: EvaluateOptions,
  host: Host,
): Promise<ExitCode> {
  const given = options.today === undefined ? undefined : parseDay(options.today);
  if (options.today !== undefined && !given) {
    say(host.stderr, `"${options.today}" is no day of the calendar. Write --today as YYYY-MM-DD.`);
    return EXIT.usage;
  }
  const policy = options.policy === undefined ? undefined : resolve(host.cwd, options.policy);
  const unread = policy === undefined ? undefined : readText(policy);
  if (unread && 'message' in unread) {
    say(host.stderr, `The policy ${options.policy} could not be read: ${unread.message}.`);
    return EXIT.usage;
  }
  const found = options.stdin ? await fromStdin(options, host) : await discover(options.paths, host.cwd);
  for (const glob of found.unmatched) say(host.stderr, `Nothing matches the glob ${glob}.`);
  if (options.listFiles) return listFiles(found, options, host);

  const fixable = options.formats.some(({ format }) => format !== 'pretty');
  const result = run(found.files, found.errors, {
    cwd: host.cwd,
    today: (timeZone) => given ?? (host.today(timeZone) as Day),
    compile: host.compile,
    policy,
    fixable,
  });
  const code = exitCode(result, options);

  let written = true;
  for (const target of options.formats) written = (await write(command, target, result, options, host)) && written;
  complain(result, options, host);
  return written ? code : (Math.max(code, EXIT.usage) as ExitCode);
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
    host.stdout.write(report(result, view(options, host, host.stdout)));
    return true;
  }
  try {
    const path = resolve(host.cwd, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, report(result, view(options, host, { write() {} })));
    return true;
  } catch (error) {
    say(host.stderr, `${file} could not be written: ${failureText(error)}`);
    return false;
  }
}

function view(options: EvaluateOptions, { env }: Host, output: Output): View {
  return {
    colors: colorsFor(wantsColor(options.color, env, output)),
    // Longer lines are hard to read, and shorter ones are not worth wrapping.
    columns: Math.min(Math.max(output.columns || 80, 40), 100),
    quiet: options.quiet,
    strictness: options,
  };
}

/** Says on standard error, in every format, what kept charters from being checked. */
function complain(result: RunResult, options: EvaluateOptions, host: Host): void {
  const { charters, skipped, errors, crashes, policies } = result;
  for (const { path, message } of errors) say(host.stderr, `${path}: ${message}`);
  for (const { path } of policies.filter(isBad))
    say(host.stderr, `${path}: This policy is not sound. What is wrong in it does not hold; the rest does.`);
  for (const { path, check, error } of crashes) {
    const what = check === undefined ? 'This charter could not be evaluated' : `The check ${check} crashed`;
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say(host.stderr, `${path}: ${what}, which is a defect of this program. Please report it.`, cause);
  }
  if (charters.length > 0 || errors.length > 0 || options.allowEmpty) return;
  say(host.stderr, skipped.length > 0 ? 'No production charter found, only other files.' : nothingFound(options));
}

function nothingFound({ paths }: EvaluateOptions): string {
  const where = paths.length > 0 ? paths.join(', ') : 'the current folder';
  return `No charter found in ${where}. A charter is named charter.yaml or *.charter.yaml (or .yml). Files that git ignores are not searched.`;
}
