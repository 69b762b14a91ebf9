import { globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const EXAMPLES = fileURLToPath(new URL('../../schemas/examples', import.meta.url));

interface Sample {
  readonly text: string;
  /** What lies beside it, by path. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Writes a repository of many charters, fifty a folder, each with the files that it names: the samples, with some
 * sections, values and files gone and some keys misspelt. The same number gives the same charters.
 */
export function writeManyCharters(folder: string, number: number): void {
  mkdirSync(join(folder, '.git'), { recursive: true });
  const samples = ['research', 'pilot', 'production'].map(readSample);
  const chance = random(number);
  for (let index = 0; index < number; index++) {
    const { text, files } = samples[Math.floor(chance() * samples.length)]!;
    const own = join(folder, `unit-${Math.floor(index / 50)}`, `workflow-${index}`);
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'charter.yaml'), vary(text, index, chance));
    for (const [path, content] of Object.entries(files)) {
      if (chance() < 0.1) continue;
      mkdirSync(dirname(join(own, path)), { recursive: true });
      writeFileSync(join(own, path), content);
    }
  }
}

function readSample(name: string): Sample {
  const folder = join(EXAMPLES, name);
  const paths = globSync('**', { cwd: folder }).filter((path) => statSync(join(folder, path)).isFile());
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const beside = paths.filter((path) => path !== 'charter.yaml');
  return { text: read('charter.yaml'), files: Object.fromEntries(beside.map((path) => [path, read(path)])) };
}

/** Half of the pages stay sound; of the others a section in twelve and a value in twenty is gone. */
function vary(text: string, index: number, chance: () => number): string {
  const named = text.replace(/^name: .*/m, `name: workflow-${index}`);
  if (chance() < 0.5) return named;
  return named
    .split(/^(?=[a-z])/im)
    .filter((section) => section.startsWith('apiVersion') || section.startsWith('#') || chance() > 1 / 12)
    .map((section) =>
      section.startsWith('apiVersion') || section.startsWith('name')
        ? section
        : section.replace(/^( {2,}[a-z]\w*:) \w.*$/gim, (line, key: string) =>
            chance() > 1 / 20 ? line : chance() > 0.3 ? `${key} TBD` : line.replace(key, `${key.slice(0, -2)}x:`),
          ),
    )
    .join('');
}

/** Numbers from 0 to 1 that follow from the seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
