import { type Portfolio, portfolioHtml, portfolioMarkdown, sumUp } from '../../engine/index.ts';
import { complain } from '../complain.ts';
import { discover } from '../discover.ts';
import { EXIT, type ExitCode, isBad } from '../exit-code.ts';
import type { Host } from '../host.ts';
import type { ReportFormat, ReportOptions } from '../options/report-options.ts';
import { openThreads } from '../run/threads.ts';
import { run } from '../run.ts';
import { say } from '../say.ts';
import { readSurroundings } from '../surroundings.ts';
import { writeText } from '../write-text.ts';

const WRITERS: Readonly<Record<ReportFormat, (portfolio: Portfolio) => string>> = {
  markdown: portfolioMarkdown,
  html: portfolioHtml,
};

/** `report` of many charters: what they come to. It judges nothing: what is found does not fail. */
export async function reportPortfolio(options: ReportOptions, host: Host): Promise<ExitCode> {
  const surroundings = readSurroundings(options, host);
  if (!surroundings) return EXIT.usage;
  const threads = openThreads(host.worker, host.cores ?? 1);
  const found = await discover(options.paths, host.cwd, threads.expect);
  for (const glob of found.unmatched) say(host.stderr, `Nothing matches the glob ${glob}.`);
  const result = await run(found.files, found.errors, {
    ...surroundings,
    fixable: false,
    readiness: false,
    listed: true,
    threads,
  });
  const entries = result.charters.flatMap(({ path, listed }) => (listed ? [{ ...listed, path }] : []));
  const portfolio = sumUp(entries, surroundings.today());
  const codes: ExitCode[] = [EXIT.clean];
  if (entries.length > 0 || options.allowEmpty)
    for (const { format, file } of options.formats)
      if (!(await writeText(WRITERS[format](portfolio), file, host))) codes.push(EXIT.usage);
  complain(result, options, host);
  if (result.errors.length > 0 || result.policies.some(isBad)) codes.push(EXIT.usage);
  if (result.crashes.length > 0) codes.push(EXIT.crashed);
  if (entries.length === 0 && result.errors.length === 0 && !options.allowEmpty) codes.push(EXIT.nothing);
  return Math.max(...codes) as ExitCode;
}
