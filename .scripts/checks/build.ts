import { build, buildSuite } from '../build.mjs';
import { type Outcome, type Step, single } from './step.ts';

/** Builds everything that the later steps run. */
export const buildStep: Step = {
  name: 'build',
  async run({ print }) {
    const left: string[] = [];
    const outcome = await attempt((line) => left.push(line));
    for (const line of left) print(line);
    // What is left out, the tests would not cover.
    return outcome.failures.length === 0 && left.length > 0 ? single('build', left.join('\n')) : outcome;
  },
};

async function attempt(log: (line: string) => void): Promise<Outcome> {
  try {
    await build({ log });
    await buildSuite();
    return single('build');
  } catch (error) {
    return { ...single('build', error instanceof Error ? error.message : String(error)), broken: true };
  }
}
