import { copyFileSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { filesIn } from '../build.mjs';
import { root } from '../setup.mjs';
import { packagedReadme } from './packaged-readme.ts';

/** A folder that holds just what is to be packed. */
export interface Staged {
  readonly name: string;
  readonly version: string;
  /** Every file in it, with slashes, sorted. */
  readonly files: readonly string[];
}

type Manifest = Record<string, unknown> & { readonly name: string; readonly version: string };

/** What is only for whoever works on the project, and for nobody who installs it. */
const WORKSHOP = ['scripts', 'devDependencies', 'dependencies', 'allowScripts', 'imports', 'type'];
const EDITOR = [
  'main',
  'browser',
  'activationEvents',
  'capabilities',
  'contributes',
  'extensionKind',
  'icon',
  'categories',
];

/** Lays out the extension: bundles for both extension hosts, and what its manifest and the client name. */
export function stageExtension(folder: string): Staged {
  const manifest = readManifest();
  const found = [...built('extension'), ...inside('client/media', 'client/**/*.json', 'syntaxes', 'schemas/checks')];
  return stage(folder, without(manifest, [...WORKSHOP, 'bin', 'files']), found);
}

/** Lays out the command line, with the schemas that are worth pointing an editor or a warehouse at. */
export function stageProgram(folder: string): Staged {
  const manifest = without(readManifest(), [...WORKSHOP, ...EDITOR, 'files']);
  const engines = { node: (manifest.engines as { node: string }).node };
  return stage(folder, { ...manifest, engines }, [...built('program'), ...inside('schemas')]);
}

function stage(folder: string, manifest: Manifest, files: readonly string[]): Staged {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const shown = new Set(picturesOf(readme));
  const copied = [...files.filter((file) => !shown.has(file)), 'LICENSE', 'CHANGELOG.md'];
  for (const file of copied) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(root, file), join(folder, file));
  }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(
    join(folder, 'README.md'),
    packagedReadme(readme, (path) => readFileSync(join(root, path))),
  );
  return { name: manifest.name, version: manifest.version, files: [...copied, 'package.json', 'README.md'].sort() };
}

function readManifest(): Manifest {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

function without(manifest: Manifest, keys: readonly string[]): Manifest {
  return Object.fromEntries(Object.entries(manifest).filter(([key]) => !keys.includes(key))) as Manifest;
}

/** The bundles that a package holds. */
function built(holder: 'extension' | 'program'): string[] {
  return filesIn(holder).map((file) => `dist/${file}`);
}

function inside(...patterns: readonly string[]): string[] {
  const all = patterns.flatMap((pattern) => (pattern.includes('*') ? [pattern] : [`${pattern}/**`]));
  return globSync(all, { cwd: root })
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => path.replaceAll('\\', '/'));
}

/** The pictures that the README carries in itself once it is packed. */
function picturesOf(readme: string): string[] {
  return [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, path]) => path!);
}
