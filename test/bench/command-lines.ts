import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../.scripts/setup.mjs';
import { writeManyCharters } from '../support/many-charters.ts';
import { peerPath } from './install.ts';
import { measureProgram, type ProgramFigures } from './measure-program.ts';

/** What command lines took over the same folder. */
export interface FolderFigures {
  readonly charters: number;
  readonly runs: Readonly<Record<string, ProgramFigures>>;
}

export const cli = join(root, 'dist/cli.cjs');
const TODAY = ['--today', '2026-11-23'];

/** A handful of what `charter check` looks at. */
const SPECTRAL = `rules:
${[
  'owners.operator',
  'owners.technical',
  'writeBack.destination',
  'ninetyDayMetric.baseline',
  'turnoverTest.date',
  'whenWrong.detect',
]
  .map((field) => `  ${field}: { given: $, severity: warn, then: { field: ${field}, function: truthy } }`)
  .join('\n')}
`;

const ESLINT_RULES = [
  'no-empty-mapping-value',
  'no-empty-key',
  'no-empty-document',
  'no-irregular-whitespace',
  'key-name-casing',
  'require-string-key',
];

/** Runs ours and, where they are installed, those of others over folders of so many charters. */
export function measureFolders(
  sizes: readonly { readonly charters: number; readonly times: number }[],
  peers: boolean,
  log: (words: string) => void,
): readonly FolderFigures[] {
  const keeps = keepsCache();
  return sizes.map(({ charters, times }) => {
    const folder = mkdtempSync(join(tmpdir(), 'charter-bench-'));
    const runs: Record<string, ProgramFigures> = {};
    const run = (name: string, args: readonly string[]) => {
      log(`${charters} charters: ${name}`);
      runs[name] = measureProgram(args, folder, times);
    };
    try {
      writeManyCharters(folder, charters);
      writeFileSync(join(folder, '.spectral.yaml'), SPECTRAL);
      writeFileSync(join(folder, 'eslint.config.mjs'), eslintConfig());
      run('charter check', [cli, 'check', ...TODAY]);
      if (keeps) {
        // Outside the folder that is read, and full from the second run on.
        const cache = ['--cache-location', join(folder, '.git', 'charter-cache')];
        spawnSync(process.execPath, [cli, 'check', ...TODAY, ...cache], { cwd: folder, stdio: 'ignore' });
        run('charter check --cache', [cli, 'check', ...TODAY, ...cache]);
      }
      if (peers) {
        const spectral = peerPath('@stoplight/spectral-cli', 'dist', 'index.js');
        run('spectral lint', [
          spectral,
          'lint',
          '--ruleset',
          '.spectral.yaml',
          '--fail-severity',
          'error',
          '**/charter.yaml',
        ]);
        run('eslint', [peerPath('eslint', 'bin', 'eslint.js'), '--quiet', '**/charter.yaml']);
      }
      return { charters, runs };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

function keepsCache(): boolean {
  return String(spawnSync(process.execPath, [cli, 'check', '--help']).stdout).includes('--cache-location');
}

function eslintConfig(): string {
  const plugin = pathToFileURL(peerPath('eslint-plugin-yml', 'package.json')).href;
  const rules = Object.fromEntries(ESLINT_RULES.map((rule) => [`yml/${rule}`, 'error']));
  return `import { createRequire } from 'node:module';
const yml = createRequire(${JSON.stringify(plugin)})('eslint-plugin-yml');
const plugin = yml.default ?? yml;
export default [
  ...plugin.configs.base,
  { files: ['**/*.yaml'], rules: ${JSON.stringify(rules)} },
];
`;
}
