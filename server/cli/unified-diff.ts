import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Colors } from './terminal/colors.ts';
import { visible } from './terminal/visible.ts';

/**
 * The change of a file as a patch: `git apply` and `patch -p1`, run in the current folder, do it.
 *
 * @param path as it is shown: from the current folder, with slashes
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, '', '', {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}

/** A patch for a person at a terminal, who must not be sent what a terminal obeys. */
export function visibleDiff(patch: string, { green, red, cyan, bold }: Colors): string {
  const paint = (line: string): string => {
    const text = visible(line.replace(/\r$/, ''));
    if (/^(?:---|\+\+\+) /.test(line)) return bold(text);
    if (line.startsWith('@@')) return cyan(text);
    return line.startsWith('+') ? green(text) : line.startsWith('-') ? red(text) : text;
  };
  return patch.split('\n').map(paint).join('\n');
}
