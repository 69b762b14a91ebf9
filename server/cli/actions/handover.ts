import {
  applyEdits,
  type HandoverPage,
  handOverPage,
  type NamedPage,
  nobodyNamed,
  peopleOn,
  planSuccession,
  type Succession,
  safeEdits,
} from '../../engine/index.ts';
import { nothingFound } from '../complain.ts';
import { discover, type FoundFile } from '../discover.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { type ReadCharter, readCharters } from '../read-charters.ts';
import { count } from '../reporters/words.ts';
import type { FileError } from '../result.ts';
import { rewriteFile } from '../rewrite-file.ts';
import { say } from '../say.ts';
import { readSurroundings } from '../surroundings.ts';
import { type Colors, colorsFor, wantsColor } from '../terminal/colors.ts';
import { visible } from '../terminal/visible.ts';
import { unifiedDiff, visibleDiff } from '../unified-diff.ts';

export interface HandoverOptions {
  readonly person: string;
  readonly paths: readonly string[];
  readonly to: string | undefined;
  readonly format: 'pretty' | 'json';
  readonly color: boolean | undefined;
  readonly dryRun: boolean;
}

/** A charter that names who leaves, and what became of it. */
interface Handed extends FoundFile, Pick<HandoverPage, 'roles' | 'orphaned'> {
  readonly name: string;
  /** It names who takes over now, or would. */
  readonly changed: boolean;
  readonly patch: string | undefined;
}

/**
 * Says which charters a person leaves behind, and with `to` puts another one in their place. Each file is changed whole or
 * not at all; where one could not be changed the others are, and the same command does the rest later.
 */
export async function handover(options: HandoverOptions, host: Host): Promise<ExitCode> {
  const surroundings = readSurroundings({ today: undefined, policy: undefined }, host);
  if (!surroundings) return EXIT.usage;
  const found = await discover(options.paths, host.cwd);
  for (const glob of found.unmatched) say(host.stderr, `Nothing matches the glob ${glob}.`);
  const { charters, errors: unread } = readCharters(found.files, surroundings);
  const errors: FileError[] = [...found.errors, ...unread];
  const pages = charters.map(
    (read, index): NamedPage => ({ id: String(index), name: read.path, charter: read.evaluation.charter }),
  );
  const succession = planSuccession(peopleOn(pages), options.person, options.to);
  if (succession.problem !== undefined) {
    say(host.stderr, succession.problem);
    return EXIT.usage;
  }
  const warnings = [...succession.warnings];
  const handed: Handed[] = [];
  for (const [index, page] of pages.entries()) {
    const result = handOverPage(page, succession);
    if (!result) continue;
    warnings.push(...result.warnings);
    const done = await change(charters[index]!, result, options.dryRun, host.cwd);
    if (done.error !== undefined) errors.push({ path: charters[index]!.path, message: done.error });
    const { path, full, evaluation } = charters[index]!;
    const { roles, orphaned } = result;
    handed.push({ path, full, name: evaluation.name, roles, orphaned, changed: done.changed, patch: done.patch });
  }
  // What nobody owns any more cannot wait; the rest stays in order of path.
  handed.sort((a, b) => Number(b.orphaned) - Number(a.orphaned));

  if (options.format === 'json') host.stdout.write(asJson(succession, options, handed, warnings, errors));
  else tell(succession, options, handed, warnings, host);
  for (const { path, message } of errors) say(host.stderr, `${path}: ${message}`);
  if (errors.length > 0) return EXIT.usage;
  if (charters.length > 0) return EXIT.clean;
  say(host.stderr, nothingFound(options));
  return EXIT.nothing;
}

interface Done {
  readonly changed: boolean;
  readonly patch?: string;
  readonly error?: string;
}

async function change(read: ReadCharter, { edits }: HandoverPage, dryRun: boolean, cwd: string): Promise<Done> {
  if (edits.length === 0) return { changed: false };
  const { charter } = read.evaluation;
  if (safeEdits(charter, { edits: () => edits }).length === 0)
    return { changed: false, error: 'the change would damage this page, so it is as it was. Change it by hand.' };
  const after = applyEdits(charter.document.text, edits);
  if (dryRun)
    return { changed: true, patch: unifiedDiff(read.path, read.exact.mark + read.exact.text, read.exact.mark + after) };
  const error = await rewriteFile(read.full, read.exact, after, cwd);
  return error === undefined
    ? { changed: true }
    : { changed: false, error: `could not be written: ${error}. It is as it was.` };
}

function asJson(
  { leaving }: Succession,
  { to, dryRun }: HandoverOptions,
  handed: readonly Handed[],
  warnings: readonly string[],
  errors: readonly FileError[],
): string {
  const charters = handed.map(({ path, name, roles, orphaned, changed, patch }) => ({
    path,
    name,
    roles,
    orphaned,
    changed,
    ...(patch !== undefined && { patch }),
  }));
  const person = { name: leaving.name ?? null, contact: leaving.contact ?? null };
  return `${JSON.stringify({ version: 1, person, to: to ?? null, dryRun, charters, warnings, errors }, null, 2)}\n`;
}

function tell(
  succession: Succession,
  { to, dryRun, color, person }: HandoverOptions,
  handed: readonly Handed[],
  warnings: readonly string[],
  host: Host,
): void {
  const colors = colorsFor(wantsColor(color, host.env, host.stdout));
  if (dryRun)
    for (const { patch = '' } of handed) host.stdout.write(host.stdout.isTTY ? visibleDiff(patch, colors) : patch);
  // A patch goes to a program as it is; what is said beside it goes where that program does not look.
  const words = dryRun ? host.stderr : host.stdout;
  const lines: string[] = [];
  if (handed.length === 0) lines.push(visible(nobodyNamed(succession)));
  const [orphaned, others] = [handed.filter((one) => one.orphaned), handed.filter((one) => !one.orphaned)];
  if (orphaned.length > 0)
    lines.push(
      colors.bold(colors.red(`Nobody else owns ${orphaned.length === 1 ? 'this one' : `these ${orphaned.length}`}:`)),
      ...orphaned.map((one) => line(one, colors)),
      '',
    );
  if (others.length > 0)
    lines.push(
      colors.bold(orphaned.length > 0 ? 'Also named in:' : `${visible(person)} is named in:`),
      ...others.map((one) => line(one, colors)),
      '',
    );
  for (const warning of warnings) lines.push(`${colors.yellow('!')} ${visible(warning)}`);
  if (warnings.length > 0) lines.push('');
  if (handed.length > 0) lines.push(summary(handed, to, dryRun));
  words.write(`${lines.join('\n')}\n`);
}

function line({ path, roles }: Handed, { cyan }: Colors): string {
  return `  ${cyan(visible(path))}  ${visible(roles.join(', '))}`;
}

function summary(handed: readonly Handed[], to: string | undefined, dryRun: boolean): string {
  if (to === undefined)
    return `${count(handed.length, 'charter')}. To hand ${handed.length === 1 ? 'it' : 'them'} over, add --to and who takes over; --dry-run shows the changes first.`;
  const changed = handed.filter((one) => one.changed).length;
  return `${count(changed, 'charter')} ${dryRun ? 'would be handed' : 'handed'} over to ${visible(to)}. Policies and CODEOWNERS are not changed: look there, too.`;
}
