import { basename, dirname, join, resolve } from 'node:path';
import { countBlanks, type NewCharterAnswers, newCharter, plainText } from '../../engine/index.ts';
import { removeDrafts } from '../../workspace/drafts.ts';
import { failureText } from '../../workspace/failure.ts';
import { isCharterFileName } from '../../workspace/file-names.ts';
import { makeFolder } from '../../workspace/make-folder.ts';
import { statsOf } from '../../workspace/stats-of.ts';
import { createWhole } from '../../workspace/write-whole.ts';
import { displayPath } from '../display-path.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import { count } from '../reporters/words.ts';
import { say } from '../say.ts';
import { visible } from '../terminal/visible.ts';

export interface NewOptions extends NewCharterAnswers {
  /** The charter's name; that of its folder where it is not given. */
  readonly name?: string;
}

/** Writes a new charter, never over another file, and says what to do next. */
export async function writeNewCharter(path: string | undefined, options: NewOptions, host: Host): Promise<ExitCode> {
  const full = placeOf(resolve(host.cwd, path ?? '.'), path ?? '');
  const shown = displayPath(host.cwd, full);
  if (!isCharterFileName(basename(full))) {
    const better = displayPath(host.cwd, full.replace(/(?:\.[a-z0-9]+)?$/i, '.charter.yaml'));
    say(host.stderr, `${shown} would not be taken for a charter. Name it charter.yaml or *.charter.yaml: ${better}`);
    return EXIT.usage;
  }
  const template = newCharter(options.name ?? nameOf(full), options);
  try {
    makeFolder(dirname(full));
    removeDrafts(dirname(full));
    await createWhole(full, Buffer.from(plainText(template), 'utf8'));
  } catch (error) {
    const todo = (error as NodeJS.ErrnoException).code === 'EEXIST' ? ' It stays as it is: choose another path.' : '';
    say(host.stderr, `${shown} could not be written: ${failureText(error)}.${todo}`);
    return EXIT.usage;
  }
  const blanks = countBlanks(template);
  const fill = blanks > 0 ? `Fill in the ${count(blanks, 'place')} written as <…>. ` : '';
  const file = visible(/\s/.test(shown) ? JSON.stringify(shown) : shown);
  host.stdout.write(
    `${visible(shown)} is written, labelled research: that costs nothing and claims nothing.\n` +
      `${fill}Then run charter evaluate ${file} for what the next label asks.\n`,
  );
  return EXIT.clean;
}

/** A folder, or what looks like one, stands for the charter in it. */
function placeOf(full: string, given: string): string {
  const isFolder = statsOf(full)?.isDirectory() ?? !/\.[a-z0-9]+$/i.test(basename(full));
  return isFolder || /[\\/]$/.test(given) ? join(full, 'charter.yaml') : full;
}

/** `drafts/charter.yaml` and `drafts.charter.yaml` are both called drafts. */
function nameOf(full: string): string {
  const own = basename(full).replace(/\.?charter\.ya?ml$/i, '');
  return own === '' ? basename(dirname(full)) : own;
}
