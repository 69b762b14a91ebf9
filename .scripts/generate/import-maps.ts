import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes a module of the maps that are built in, by name: the program is one file, and reads nothing beside it. */
export function writeImportMaps(from: string, folder: string): void {
  const maps = Object.fromEntries(
    readdirSync(from)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => [name.replace(/\.yaml$/, ''), readFileSync(join(from, name), 'utf8')]),
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'import-maps.js'), `export const importMaps = ${JSON.stringify(maps)};\n`);
  writeFileSync(
    join(folder, 'import-maps.d.ts'),
    '/** The text of each map that is built in, by its name. */\nexport declare const importMaps: Readonly<Record<string, string>>;\n',
  );
}
