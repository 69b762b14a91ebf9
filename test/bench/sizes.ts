import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import esbuild from 'esbuild';
import { root } from '../../.scripts/setup.mjs';
import { peerPath } from './install.ts';

/** Bytes of a program in one minified file, as it is and packed with gzip. */
export interface Size {
  readonly minified: number;
  readonly gzip: number;
}

/** What is built, by the name of its file. */
export function ownSizes(): Readonly<Record<string, Size>> {
  const files = readdirSync(join(root, 'dist')).filter((file) => /\.c?js$/.test(file));
  return Object.fromEntries(files.map((file) => [file, sizeOf(readFileSync(join(root, 'dist', file)))]));
}

/** Bytes of the packed extension, where `npm run package` has been run. */
export function packedSize(): number | undefined {
  const dist = join(root, 'dist');
  const file = readdirSync(dist).find((name) => name.endsWith('.vsix'));
  return file === undefined ? undefined : statSync(join(dist, file)).size;
}

/** The language servers of others, bundled as ours is; undefined where one cannot be. */
export async function peerSizes(): Promise<Readonly<Record<string, Size | undefined>>> {
  const entries = {
    'yaml-language-server': 'yaml-language-server/out/src/server.js',
    '@actions/languageserver': '@actions/languageserver/dist/index.js',
    '@microsoft/compose-language-service': '@microsoft/compose-language-service/dist/cjs/server.js',
  };
  const sizes = Object.entries(entries).map(async ([name, entry]) => [name, await bundled(peerPath(entry))] as const);
  return Object.fromEntries(await Promise.all(sizes));
}

/** The size of a program once it is bundled. */
export async function bundled(entry: string): Promise<Size | undefined> {
  if (!existsSync(entry)) return undefined;
  try {
    const { outputFiles } = await esbuild.build({
      entryPoints: [realpathSync(entry)],
      absWorkingDir: dirname(entry),
      bundle: true,
      minify: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      legalComments: 'none',
      logLevel: 'silent',
    });
    return sizeOf(outputFiles[0]!.contents);
  } catch {
    return undefined;
  }
}

function sizeOf(contents: Uint8Array): Size {
  return { minified: contents.length, gzip: gzipSync(contents, { level: 9 }).length };
}
