import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ExitCode } from '../exit-code.ts';
import type { Host } from '../host.ts';
import type { ReportOptions } from '../options/report-options.ts';

/** `report`: of one file the page of that charter, of anything else that of all charters there. */
export async function report(options: ReportOptions, host: Host): Promise<ExitCode> {
  const [first, ...more] = options.paths;
  if (first !== undefined && more.length === 0 && isFile(resolve(host.cwd, first))) {
    const { reportCharter } = await import('./report-charter.ts');
    return reportCharter(first, options, host);
  }
  const { reportPortfolio } = await import('./report-portfolio.ts');
  return reportPortfolio(options, host);
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
