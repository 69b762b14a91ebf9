import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { failureText } from '../../workspace/failure.ts';
import { decode } from '../../workspace/read-text.ts';
import { statsOf } from '../../workspace/stats-of.ts';
import { complain, nothingFound } from '../complain.ts';
import { type Discovery, discover } from '../discover.ts';
import { displayPath } from '../display-path.ts';
import { EXIT, type ExitCode, exitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import type { EvaluateOptions, Target } from '../options/evaluate-options.ts';
import { progressOn } from '../progress.ts';
import { needsOf } from '../reporters/formats.ts';
import type { RunResult } from '../result.ts';
import { isInShard, type Shard } from '../run/shard.ts';
import { openThreads } from '../run/threads.ts';
import { run, type Source } from '../run.ts';
import { say } from '../say.ts';
import { readSurroundings } from '../surroundings.ts';
import { writeReport } from '../write-report.ts';

/** `check` and `evaluate`: they differ in what they show to people, and in nothing else. */
export async function evaluateCharters(
  command: 'check' | 'evaluate',
  options: EvaluateOptions,
  host: Host,
): Promise<ExitCode> {
  if (!options.watch || options.listFiles) return evaluateOnce(command, options, host);
  const stop = host.stop ?? new AbortController().signal;
  const { startWatcher } = await import('../watch.ts');
  const watcher = startWatcher((folder, error) =>
    say(host.stderr, `${displayPath(host.cwd, folder)} cannot be watched: ${failureText(error)}.`),
  );
  try {
    // What changes while the first run reads is heard, too.
    watcher.depend({ folders: searchedFolders(options.paths, host.cwd), seen: new Set() });
    for (;;) {
      const seen = new Set<string>();
      const code = await evaluateOnce(command, options, host, (path) => void seen.add(path));
      watcher.depend({ folders: searchedFolders(options.paths, host.cwd), seen });
      if (stop.aborted) return code;
      say(host.stderr, 'Waiting for changes. Ctrl-C stops.');
      const changed = await watcher.next(stop);
      if (stop.aborted) return code;
      say(host.stderr, changed.length > 0 ? `${changedText(changed, host.cwd)} changed.` : 'Another day has begun.');
    }
  } finally {
    watcher.close();
  }
}

const MOST_NAMED = 3;

function changedText(paths: readonly string[], cwd: string): string {
  const more = paths.length > MOST_NAMED ? [`${paths.length - MOST_NAMED} more`] : [];
  return [...paths.slice(0, MOST_NAMED).map((path) => displayPath(cwd, path)), ...more].join(', ');
}

/** The folders in which charters may come. */
function searchedFolders(paths: readonly string[], cwd: string): string[] {
  const full = paths.map((path) => resolve(cwd, path));
  return full.length === 0
    ? [cwd]
    : full.map((path) => (isFolder(path) ? path : existsSync(path) ? dirname(path) : cwd));
}

function isFolder(path: string): boolean {
  return statsOf(path)?.isDirectory() === true;
}

async function evaluateOnce(
  command: 'check' | 'evaluate',
  options: EvaluateOptions,
  host: Host,
  onSeen?: (path: string) => void,
): Promise<ExitCode> {
  const surroundings = readSurroundings(options, host);
  if (!surroundings) return EXIT.usage;
  const touched = options.changed === undefined ? undefined : await openTouched(options.changed, host);
  if (touched === 'wrong') return EXIT.usage;
  const threads = openThreads(host.worker, options.jobs ?? host.cores ?? 1);
  // Of the files of a cache or a shard few may be left to do.
  const isAll = !options.listFiles && !options.cache && options.shard === undefined;
  const found = options.stdin
    ? await fromStdin(options, host)
    : await discover(options.paths, host.cwd, isAll ? threads.expect : undefined);
  for (const glob of found.unmatched) say(host.stderr, `Nothing matches the glob ${glob}.`);
  if (options.listFiles) return listFiles(ofPart(found, options.shard), options, host);

  const formats = chosenFormats(options, host);
  const part = options.shard && { ...options.shard, program: packageJson.version, command };
  const needs = formats.map(({ format }) => needsOf(format, command));
  const progress = progressOn(host.stderr, !options.quiet && !host.env.CI);
  const result = await run(found.files, found.errors, {
    ...surroundings,
    // What is merged may be wanted in any format.
    fixable: part !== undefined || needs.some(({ fixable }) => fixable),
    readiness: part !== undefined || needs.some(({ readiness }) => readiness),
    shard: part,
    progress: progress.at,
    onSeen,
    isTouched: touched,
    threads,
    program: host.program,
    cache: options.cache ? await cacheFile(options, host) : undefined,
    notACache: (place) =>
      say(host.stderr, `${displayPath(host.cwd, place)} is not a cache of this program, so it was left as it is.`),
  });
  progress.end();
  // That none of them is touched is no failure; that there is none at all may be one.
  const allowEmpty = options.allowEmpty || (touched !== undefined && found.files.length > 0);
  const code = exitCode(result, { ...options, allowEmpty });

  const codes: ExitCode[] = [code];
  for (const target of formats) codes.push(await writeReport(target, { command, result, code, options, host }));
  complain(result, { ...options, allowEmpty }, host);
  if (touched && found.files.length > 0 && isEmpty(result) && !options.quiet)
    say(host.stderr, `The change since ${options.changed} touches no charter.`);
  return Math.max(...codes) as ExitCode;
}

function isEmpty({ charters, skipped, errors }: RunResult): boolean {
  return charters.length + skipped.length + errors.length === 0;
}

async function openTouched(base: string, host: Host) {
  const { touchedSince } = await import('../touched.ts');
  return touchedSince(base, host);
}

async function cacheFile({ cacheLocation }: EvaluateOptions, { cwd, env }: Host): Promise<string> {
  if (cacheLocation !== undefined) return resolve(cwd, cacheLocation);
  return (await import('../run/cache.ts')).cachePlace(cwd, env);
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

function ofPart(found: Found, shard: Shard | undefined): Found {
  if (!shard) return found;
  const isIn = (one: { readonly path: string }) => isInShard(one, shard);
  return { ...found, files: found.files.filter(isIn), errors: found.errors.filter(isIn) };
}

/** The formats that were asked for. Without any a person reads along, and in GitHub's builds its annotations, too. */
export function chosenFormats({ formats }: Pick<EvaluateOptions, 'formats'>, { env }: Host): readonly Target[] {
  if (formats.some(({ file }) => file === undefined)) return formats;
  const pretty: Target = { format: 'pretty', file: undefined };
  // A file more, for an upload, is no reason to leave the pull request without its annotations.
  if (env.GITHUB_ACTIONS === 'true') return [pretty, { format: 'github', file: undefined, beside: true }, ...formats];
  return formats.length > 0 ? formats : [pretty];
}
