import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const dist = join(root, 'dist', 'test');

/** Points the lines of an error's stack at the test files instead of their bundle, and leaves out those of mocha. */
export function readable(error: string): string {
  const map = new SourceMap(JSON.parse(readFileSync(join(dist, 'suite.js.map'), 'utf8')));
  const lines = error.split('\n').map((line) => {
    const [, wrapped, row, column] = /suite\.c?js(#vscode-extension)?:(\d+):(\d+)\)?$/.exec(line) ?? [];
    if (row === undefined) return /^\s+at .*(node:|extensionHost)/.test(line) ? '' : line;
    // The browser's loader puts two lines before a module.
    const found = map.findEntry(Number(row) - (wrapped ? 3 : 1), Number(column) - 1);
    if (!('originalSource' in found) || found.originalSource.includes('node_modules')) return '';
    return `    at ${relative(root, join(dist, found.originalSource))}:${found.originalLine + 1}:${found.originalColumn + 1}`;
  });
  return lines.filter((line, at) => line !== '' || error.split('\n')[at] === '').join('\n');
}
