import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';

/**
 * Counts from now on which blocks this process runs of the modules below a folder; the function that comes back writes
 * them. Only of this thread, and of modules that are loaded from now on.
 */
export async function startCounting(below: string): Promise<(folder: string) => Promise<void>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return async (folder) => {
    const { result } = await session.post('Profiler.takePreciseCoverage');
    session.disconnect();
    const ours = result.filter(({ url }) => url.startsWith(below));
    writeFileSync(join(folder, `coverage-${process.pid}.json`), JSON.stringify({ result: ours }));
  };
}
