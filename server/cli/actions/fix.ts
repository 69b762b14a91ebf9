import { complain } from '../complain.ts';
import { discover, type FoundFile } from '../discover.ts';
import { EXIT, type ExitCode, exitCode, fallsShort, type Strictness } from '../exit-code.ts';
import { type FixedFile, fixFiles } from '../fix-files.ts';
import type { Host } from '../host.ts';
import type { SurroundingsOptions } from '../options/judging-options.ts';
import type { View } from '../reporters/reporter.ts';
import { viewOn } from '../reporters/view-on.ts';
import { count, paintOf } from '../reporters/words.ts';
import { type RunResult, summarize } from '../result.ts';
import { run, type Source } from '../run.ts';
import { say } from '../say.ts';
import { readSurroundings } from '../surroundings.ts';
import { visible } from '../terminal/visible.ts';
import { unifiedDiff, visibleDiff } from '../unified-diff.ts';

export interface FixOptions extends Strictness, SurroundingsOptions {
  readonly paths: readonly string[];
  /** Print the changes and write nothing. */
  readonly dryRun: boolean;
  readonly color: boolean | undefined;
}

/**
 * Mends what needs no answer from anybody, and says what is left for a person. It ends as `check` would on what is
 * there then; a dry run also fails where there is something to mend, as it shows a tree that is not as it shall be.
 */
export async function fix(options: FixOptions, host: Host): Promise<ExitCode> {
  const surroundings = readSurroundings(options, host);
  if (!surroundings) return EXIT.usage;
  const found = await discover(options.paths, host.cwd);
  for (const glob of found.unmatched) say(host.stderr, `Nothing matches the glob ${glob}.`);

  const { fixed, failed } = await fixFiles(found.files, surroundings, options);
  const texts = new Map(fixed.map(({ full, text }) => [full, text]));
  const sources = options.dryRun ? found.files.map((file) => withText(file, texts.get(file.full))) : found.files;
  const result = await run(sources, found.errors, { ...surroundings, fixable: false, readiness: false });

  const view = viewOn(host.stdout, { ...options, quiet: true }, host);
  // A patch goes to a program as it is; what is said beside it goes where that program does not look.
  const words = options.dryRun ? host.stderr : host.stdout;
  if (options.dryRun)
    for (const { path, change } of fixed) {
      const patch = unifiedDiff(path, change.before, change.after);
      host.stdout.write(host.stdout.isTTY ? visibleDiff(patch, view.colors) : patch);
    }
  else {
    const lines = [...fixed.flatMap((file) => whatWasDone(file, view)), ...whatIsLeft(result, view)];
    host.stdout.write(lines.map((line) => `${line}\n`).join(''));
    if (lines.length > 0) host.stdout.write('\n');
  }
  if (result.charters.length > 0)
    words.write(`${whatCame(fixed, failed.length > 0, options.dryRun)} ${whatRemains(result)}\n`);
  for (const { path, message } of failed)
    say(host.stderr, `${path} could not be written: ${message}. It is as it was.`);
  complain(result, options, host);

  const code = exitCode(result, options);
  const worst = failed.length > 0 ? EXIT.usage : options.dryRun && fixed.length > 0 ? EXIT.findings : EXIT.clean;
  return Math.max(code, worst) as ExitCode;
}

function withText(file: FoundFile, text: string | undefined): Source {
  return text === undefined ? file : { ...file, text };
}

function whatWasDone({ path, fixed }: FixedFile, { colors }: View): string[] {
  return fixed.map(({ line, column, check, title }) =>
    [
      colors.cyan(`${visible(path)}:${line}:${column}`),
      colors.bold(colors.green('fixed')),
      colors.bold(check),
      visible(title),
    ].join('  '),
  );
}

/** What makes it fail, a line each: `check` says why, and what to do. */
function whatIsLeft({ charters, policies }: RunResult, view: View): string[] {
  const { colors, strictness } = view;
  const { failOn, require } = strictness;
  const found = [...charters, ...policies].flatMap(({ path, findings }) =>
    findings
      .filter(({ severity }) => severity === 'error' || severity === failOn)
      .map(({ check, severity, range: { start } }) =>
        [
          colors.cyan(`${visible(path)}:${start.line}:${start.column}`),
          colors.bold(paintOf(severity, view)(severity)),
          colors.bold(check),
        ].join('  '),
      ),
  );
  const short = charters
    .filter((charter) => fallsShort(charter, require))
    .map(({ path }) => `${colors.cyan(visible(path))}  ${colors.red(`The label ${require} is required.`)}`);
  return [...found, ...short];
}

function whatCame(fixed: readonly FixedFile[], failed: boolean, dryRun: boolean): string {
  const fixes = fixed.reduce((sum, file) => sum + file.fixed.length, 0);
  if (fixes > 0)
    return `${count(fixes, 'problem')} ${dryRun ? 'would be fixed' : 'fixed'} in ${count(fixed.length, 'file')}.`;
  return failed ? 'Nothing was fixed.' : 'There is nothing to fix without asking anybody.';
}

function whatRemains(result: RunResult): string {
  const { errors, warnings, information, hints } = summarize(result);
  const left = [
    errors > 0 && count(errors, 'error'),
    warnings > 0 && count(warnings, 'warning'),
    information > 0 && `${information} information`,
    hints > 0 && count(hints, 'hint'),
  ].filter((words) => words !== false);
  return left.length === 0
    ? 'Nothing is left for a person.'
    : `Left for a person: ${left.join(', ')}. Run charter check to see what to do.`;
}
