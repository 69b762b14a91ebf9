import { type Git, GitError, openGit, type TreeEntry } from '../../workspace/git.ts';
import { changesBetween, changesOnDisk } from '../../workspace/git-changes.ts';
import type { EvaluatorOptions } from '../charter-evaluator.ts';
import { compareSides, type Diff } from '../diff/diff.ts';
import { loadDiffReporter } from '../diff/formats.ts';
import { commitSide, diskSide } from '../diff/side.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import type { DiffOptions } from '../options/diff-options.ts';
import { viewOn } from '../reporters/view-on.ts';
import { say } from '../say.ts';
import { readSurroundings } from '../surroundings.ts';
import { writeText } from '../write-text.ts';

/** `diff`: what a change between two git revisions means for the charters. */
export async function diff(options: DiffOptions, host: Host): Promise<ExitCode> {
  const surroundings = readSurroundings(options, host);
  if (!surroundings) return EXIT.usage;
  let found: Diff;
  try {
    found = await compare(openGit(host.cwd), options, surroundings);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    say(host.stderr, error.message);
    return EXIT.usage;
  }
  let written = true;
  for (const target of options.formats) {
    const report = await loadDiffReporter(target.format);
    const output = target.file === undefined ? host.stdout : { write() {} };
    const view = viewOn(output, { ...options, quiet: false, failOn: 'error', allowEmpty: true }, host);
    written = (await writeText(report(found, view), target.file, host)) && written;
  }
  for (const { path, message } of found.errors) say(host.stderr, `${path}: ${message}`);
  if (!written || found.errors.length > 0) return EXIT.usage;
  return options.failOnRegression && found.charters.some(({ regressed }) => regressed) ? EXIT.findings : EXIT.clean;
}

async function compare(git: Git, { base, head }: DiffOptions, surroundings: EvaluatorOptions): Promise<Diff> {
  const [from, to] = revisions(git, base, head);
  const before = git.commit(from);
  const after = to === null ? null : git.commit(to);
  const trees = { before: git.tree(before), after: after === null ? undefined : git.tree(after) };
  return compareSides(
    {
      before: commitSide(git, trees.before, surroundings),
      after: trees.after ? commitSide(git, trees.after, surroundings) : await diskSide(git, surroundings),
      isChanged: isChanged(git, trees.before, trees.after),
    },
    {
      today: surroundings.today(),
      before: { revision: from, commit: before },
      after: { revision: to, commit: after },
    },
  );
}

type Tree = ReadonlyMap<string, TreeEntry>;

function isChanged(git: Git, before: Tree, after: Tree | undefined) {
  return after ? changesBetween(before, after) : changesOnDisk(git, before);
}

/** Reads `A B`, `A` (up to the working tree), `A..B`, and `A...B`: from where B left A, as pull requests are compared. */
function revisions(git: Git, base: string, head: string | undefined): [string, string | null] {
  const range = head === undefined ? /^(.*?)(\.{2,3})(.*)$/.exec(base) : null;
  if (!range) return [base, head ?? null];
  const [, left = '', dots, right = ''] = range;
  const [from, to] = [left || 'HEAD', right || 'HEAD'];
  if (dots === '..') return [from, to];
  const shared = git.mergeBase(git.commit(from), git.commit(to));
  if (shared === undefined)
    throw new GitError(`"${from}" and "${to}" have no commit in common. In CI, fetch the whole history first.`);
  return [shared, to];
}
