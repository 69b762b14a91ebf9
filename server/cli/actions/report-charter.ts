import { resolve } from 'node:path';
import { type CharterReport, makeReport, reportHtml, reportMarkdown } from '../../engine/index.ts';
import { readText } from '../../workspace/read-text.ts';
import { charterEvaluator } from '../charter-evaluator.ts';
import { displayPath } from '../display-path.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import type { ReportFormat, ReportOptions } from '../options/report-options.ts';
import { say } from '../say.ts';
import { readSurroundings } from '../surroundings.ts';
import { writeText } from '../write-text.ts';

const WRITERS: Readonly<Record<ReportFormat, (report: CharterReport) => string>> = {
  markdown: reportMarkdown,
  html: reportHtml,
};

/** `report` of one charter: the page that the editor shows, and exports. It judges nothing: what is found does not fail. */
export async function reportCharter(file: string, options: ReportOptions, host: Host): Promise<ExitCode> {
  const surroundings = readSurroundings(options, host);
  if (!surroundings) return EXIT.usage;
  const full = resolve(host.cwd, file);
  const path = displayPath(host.cwd, full);
  const read = readText(full);
  if ('message' in read) {
    say(host.stderr, `${path}: ${read.message}`);
    return EXIT.usage;
  }
  const evaluated = charterEvaluator(surroundings).evaluate(full, read.text);
  if (!evaluated) {
    say(host.stderr, `${path} is not a production charter: it belongs to another tool that uses the same file name.`);
    return EXIT.nothing;
  }
  const { evaluation, policies } = evaluated;
  const report = makeReport(evaluation, { file: path });
  const codes: ExitCode[] = [EXIT.clean];
  for (const target of options.formats)
    if (!(await writeText(WRITERS[target.format](report), target.file, host))) codes.push(EXIT.usage);
  for (const { place, file } of policies) {
    if (!file.findings.some(({ severity }) => severity === 'error')) continue;
    const policy = displayPath(host.cwd, place);
    say(host.stderr, `${policy}: This policy is not sound. What is wrong in it does not hold; the rest does.`);
    codes.push(EXIT.usage);
  }
  for (const { check, error } of evaluation.crashes) {
    const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say(
      host.stderr,
      `${path}: The check ${check} crashed, which is a defect of this program. Please report it.`,
      cause,
    );
    codes.push(EXIT.crashed);
  }
  return Math.max(...codes) as ExitCode;
}
