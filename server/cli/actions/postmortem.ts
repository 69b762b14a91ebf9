import { resolve } from 'node:path';
import { makePostmortem, type Postmortem, postmortemHtml, postmortemMarkdown } from '../../engine/index.ts';
import { discover } from '../discover.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import type { SurroundingsOptions } from '../options/judging-options.ts';
import type { ReportFormat } from '../options/report-options.ts';
import type { FormatTarget } from '../options/target.ts';
import { readCharters } from '../read-charters.ts';
import { say } from '../say.ts';
import { readSurroundings } from '../surroundings.ts';
import { writeText } from '../write-text.ts';

export interface PostmortemOptions extends SurroundingsOptions {
  readonly file: string;
  readonly formats: readonly FormatTarget<ReportFormat>[];
}

const WRITERS: Readonly<Record<ReportFormat, (postmortem: Postmortem) => string>> = {
  markdown: postmortemMarkdown,
  html: postmortemHtml,
};

/** Writes the postmortem of one retired charter. Of one that is not retired there is none yet, and no page is written. */
export async function postmortem(options: PostmortemOptions, host: Host): Promise<ExitCode> {
  const surroundings = readSurroundings(options, host);
  if (!surroundings) return EXIT.usage;
  const found = await discover([resolve(host.cwd, options.file)], host.cwd);
  const { charters, errors } = readCharters(found.files, surroundings);
  const [charter, another] = charters;
  for (const { path, message } of [...found.errors, ...errors]) say(host.stderr, `${path}: ${message}`);
  if (found.errors.length + errors.length > 0) return EXIT.usage;
  if (!charter) {
    say(host.stderr, `${options.file} is not a production charter, and holds none.`);
    return EXIT.nothing;
  }
  if (another) {
    const folder = resolve(host.cwd, options.file) === host.cwd ? 'the current folder' : options.file;
    say(host.stderr, `There are ${charters.length} charters in ${folder}. Name one of them, such as ${charter.path}.`);
    return EXIT.usage;
  }
  const { evaluation, path } = charter;
  if (evaluation.declared !== 'retired') {
    const { line } = evaluation.charter.document.lines.position(evaluation.charter.field('status').span.start);
    const claim = evaluation.declared === null ? 'it declares no label' : `its status is ${evaluation.declared}`;
    say(
      host.stderr,
      `${path}:${line + 1}: This charter is not retired: ${claim}. Set status to retired and answer the seven questions under postmortem; then run this again.`,
    );
    return EXIT.usage;
  }
  const page = makePostmortem(evaluation, path);
  let written = true;
  for (const { format, file } of options.formats)
    written = (await writeText(WRITERS[format](page), file, host)) && written;
  if (page.unanswered > 0)
    say(
      host.stderr,
      `${path}: ${page.unanswered} of ${page.answers.length} questions are not answered. charter check says which.`,
    );
  return written ? EXIT.clean : EXIT.usage;
}
