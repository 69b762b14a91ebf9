/**
 * Writes what is made from the definitions of the engine. `--check` writes nothing that is committed, and ends with 1
 * when a committed file is not what the definitions say.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeImportMaps } from './generate/import-maps.ts';
import { writeValidators } from './generate/validators.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const check = process.argv.includes('--check');

// First of all: the engine, from which the other files are made, cannot be loaded without its validators.
await writeValidators(join(root, '.generated'));
writeImportMaps(join(root, 'schemas/imports'), join(root, '.generated'));

const { generatedFiles } = await import('./generate/files.ts');
const stale: string[] = [];
for (const { path, make } of generatedFiles) {
  const file = join(root, path);
  const before = readIfThere(file);
  const after = make(before);
  if (before === after) continue;
  stale.push(path);
  if (check) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, after);
}

for (const name of readdirSync(join(root, 'schemas/checks'))) {
  const path = `schemas/checks/${name}`;
  if (generatedFiles.some((file) => file.path === path)) continue;
  stale.push(path);
  if (!check) rmSync(join(root, path));
}

if (check && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run "npm run generate" and commit the result.`);
  process.exitCode = 1;
} else if (stale.length > 0) {
  console.log(`Written: ${stale.join(', ')}`);
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
