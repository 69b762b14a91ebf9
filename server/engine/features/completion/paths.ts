import { isPath } from '../../values/path.ts';
import { type Completion, type FolderEntry, scalar, type ValuePlace } from './item.ts';
import { plainPath } from './usual-paths.ts';

/** The files that a key is about are above all others. */
const ENDINGS: Readonly<Record<string, RegExp>> = {
  'inputs.schema': /\.(?:json|ya?ml)$/i,
  'ninetyDayMetric.data': /\.csv$/i,
  'governance.overrideLog': /\.csv$/i,
};

/** The folder, from that of the charter, whose content may be written next; undefined where the words lead to none. */
export function folderTyped({ typed }: Pick<ValuePlace, 'typed'>): string | undefined {
  if (/[\s\\]/.test(typed) || /^[a-z][a-z0-9+.-]+:|^\//i.test(typed)) return undefined;
  return typed.slice(0, typed.lastIndexOf('/') + 1);
}

/** The files and folders that a value may name. */
export function pathCompletions(place: ValuePlace, entries: readonly FolderEntry[]): Completion[] {
  const folder = folderTyped(place);
  if (folder === undefined) return [];
  const wanted = ENDINGS[plainPath(place.path)] ?? /\.(?:md|txt|pdf|html)$/i;
  const rank = ({ name, folder: isFolder }: FolderEntry) => (isFolder ? 1 : wanted.test(name) ? 0 : 2);
  return entries
    .filter(({ name }) => !/^\.|\s|^node_modules$/.test(name))
    .sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1))
    .map((entry): Completion => {
      const whole = `${folder}${entry.name}`;
      // Without a slash or an ending that is known, a name would be read as prose.
      const path = entry.folder ? `${whole}/` : isPath(whole) ? whole : `./${whole}`;
      const text = scalar(path);
      return {
        label: entry.folder ? `${entry.name}/` : entry.name,
        kind: entry.folder ? 'folder' : 'file',
        about: entry.folder ? 'A folder.' : `The file \`${path}\`.`,
        span: place.word,
        text: [text],
        filter: path,
        asks: entry.folder ? true : undefined,
      };
    });
}
