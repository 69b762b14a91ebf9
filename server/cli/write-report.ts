import { appendFileSync, statSync } from 'node:fs';
import { failureText } from '../workspace/failure.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Host } from './host.ts';
import type { EvaluateOptions, Target } from './options/evaluate-options.ts';
import { loadReporter } from './reporters/formats.ts';
import type { ReportView } from './reporters/reporter.ts';
import { viewOn } from './reporters/view-on.ts';
import type { RunResult } from './result.ts';
import { checkoutRoot } from './root-path.ts';
import { say } from './say.ts';
import { writeText } from './write-text.ts';

/** A run that is to be told. */
export interface Telling {
  readonly command: 'check' | 'evaluate';
  readonly result: RunResult;
  readonly code: ExitCode;
  readonly options: EvaluateOptions;
  readonly host: Host;
  /** Loads a format; others are for tests. */
  readonly load?: typeof loadReporter;
}

/**
 * Writes a run in one format. What goes wrong is said, and is no reason to leave out other formats: a report that
 * cannot be made is a defect of this program, and one that cannot be written is like a file that cannot be read.
 */
export async function writeReport(target: Target, telling: Telling): Promise<ExitCode> {
  const { command, options, host, load = loadReporter } = telling;
  const { format, file } = target;
  const output = file === undefined ? host.stdout : { write() {} };
  const view = reportView(viewOn(output, options, host), telling);
  let text: readonly Uint8Array[];
  try {
    const report = await load(format, command);
    // Whole before anything of it is written: half a document helps nobody.
    text = gathered(report(telling.result, target.beside ? { ...view, beside: true } : view));
  } catch (error) {
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say(host.stderr, `The format ${format} could not be made, a defect of this program. Please report it.`, cause);
    return EXIT.crashed;
  }
  const written = await writeText(text, file, host);
  const summed = format !== 'github' || (await writeStepSummary(telling, view));
  return written && summed ? EXIT.clean : EXIT.usage;
}

/** In letters. Smaller chunks cost a call each when they are written. */
const A_CHUNK = 64 * 1024;

/** Joins small parts to chunks of bytes: letters may take two each, and a part hold on to what it was cut from. */
function gathered(made: string | Iterable<string>): readonly Uint8Array[] {
  if (typeof made === 'string') return [Buffer.from(made)];
  const chunks: Uint8Array[] = [];
  let parts: string[] = [];
  let size = 0;
  const close = () => {
    if (size > 0) chunks.push(Buffer.from(parts.join('')));
    parts = [];
    size = 0;
  };
  for (const part of made) {
    parts.push(part);
    size += part.length;
    if (size >= A_CHUNK) close();
  }
  close();
  return chunks;
}

function reportView(view: ReturnType<typeof viewOn>, { code, host }: Telling): ReportView {
  const { cwd, env } = host;
  let root: string | undefined;
  return {
    ...view,
    code,
    cwd,
    // Looked for by those formats alone that ask.
    get root() {
      root ??= checkoutRoot(cwd, env);
      return root;
    },
  };
}

/** GitHub refuses the summary of a step that is larger than this, in bytes. */
const STEP_SUMMARY = 1024 * 1024;

/** Adds the whole result to the summary of the step, below what other commands of the step have written there. */
async function writeStepSummary({ result, host }: Telling, view: ReportView): Promise<boolean> {
  const file = host.env.GITHUB_STEP_SUMMARY;
  if (!file) return true;
  try {
    const before = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    const { markdownWithin } = await import('./reporters/markdown.ts');
    const text = markdownWithin(STEP_SUMMARY - before - 1, result, view);
    if (text !== '') appendFileSync(file, `\n${text}`);
    return true;
  } catch (error) {
    say(host.stderr, `The summary of the step could not be written: ${failureText(error)}`);
    return false;
  }
}
