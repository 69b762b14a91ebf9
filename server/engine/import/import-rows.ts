import { API_VERSION } from '../format/fields.ts';
import { slug } from '../template.ts';
import { placeholderTest } from '../values/placeholder.ts';
import { type CharterValues, writeCharter } from './charter-yaml.ts';
import { convertCell } from './convert-cell.ts';
import type { ImportMap } from './read-import-map.ts';
import type { Inventory, InventoryProblem } from './read-inventory.ts';

/** A row that has become a charter. */
export interface ImportedCharter {
  /** Its name, and that of its folder: unique among all of them, in whatever case. */
  readonly name: string;
  readonly text: string;
  /** From 1, the header not counted. */
  readonly row: number;
  /** The line of the inventory that the row begins on, from 1. */
  readonly line: number;
  /** The name that it would have, had not a row before it the same. */
  readonly wanted: string;
}

export interface Imported {
  /** In the order of the rows. */
  readonly charters: readonly ImportedCharter[];
  /** The values that their keys cannot take. They are kept under `x-not-imported`. */
  readonly unfit: readonly InventoryProblem[];
}

/** Longer names make paths that some systems refuse. */
const LONGEST_NAME = 70;
/** No folder may be called so on Windows. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Makes a charter of each row. What a row does not say is left out, and so are placeholders; what its key cannot take is
 * kept under `x-not-imported`, by its column. The same table makes the same charters, byte by byte.
 *
 * @param source what the map is called
 */
export function importRows({ header, rows }: Inventory, map: ImportMap, source: string): Imported {
  const isPlaceholder = placeholderTest({ add: map.blanks, exempt: [] });
  const indexOf = new Map(header.map((name, index) => [name, index]));
  const cell = (cells: readonly string[], column: string) => cells[indexOf.get(column) ?? -1] ?? '';
  const nameOf = (cells: readonly string[]) => {
    const words = map.folder.map(({ column }) => cell(cells, column)).filter((text) => !isPlaceholder(text));
    return shortName(words.join(' '));
  };
  const wanted = rows.map(({ cells }) => nameOf(cells));
  const names = distinct(wanted);
  const unfit: InventoryProblem[] = [];
  const charters = rows.map(({ number, line, cells }, index): ImportedCharter => {
    const name = names[index]!;
    const values = noValues();
    Object.assign(values, { apiVersion: API_VERSION, name });
    const kept = noValues();
    for (const { column, key, ...form } of map.columns) {
      const converted = convertCell(cell(cells, column), form, isPlaceholder);
      if (converted.kind === 'value') put(values, key, converted.value);
      if (converted.kind !== 'unfit') continue;
      kept[column] = cell(cells, column).trim();
      const message = `${quote(cell(cells, column))} cannot be ${key.join('.')}: ${converted.why}.`;
      unfit.push({ line, row: number, column, message });
    }
    if (Object.keys(kept).length > 0) values['x-not-imported'] = kept;
    return { name, text: writeCharter(values, commentFor(source)), row: number, line, wanted: wanted[index]! };
  });
  return { charters, unfit };
}

function commentFor(source: string): string {
  return `Imported with the map ${source.replace(/\s+/g, ' ')}. What the inventory does not say is not here: fill it in.`;
}

function shortName(words: string): string {
  const whole = /[a-z0-9]/i.test(words.normalize('NFKD')) ? slug(words) : 'unnamed';
  const short = whole.length <= LONGEST_NAME ? whole : whole.slice(0, LONGEST_NAME + 1).replace(/-[^-]*$/, '');
  const cut = short.slice(0, LONGEST_NAME);
  return RESERVED.test(cut) ? `${cut}-charter` : cut;
}

/** Gives those that share a name numbers behind it, in order; the first keeps it. No number makes a name of another. */
function distinct(wanted: readonly string[]): string[] {
  const taken = new Set(wanted);
  const seen = new Set<string>();
  const next = new Map<string, number>();
  return wanted.map((name) => {
    if (!seen.has(name)) {
      seen.add(name);
      return name;
    }
    let number = next.get(name) ?? 2;
    while (taken.has(`${name}-${number}`)) number++;
    next.set(name, number + 1);
    taken.add(`${name}-${number}`);
    return `${name}-${number}`;
  });
}

/** A column, or a key of ones own, may be called `__proto__`: it is one like any other. */
function noValues(): CharterValues {
  return Object.create(null);
}

/** Writes a value to its place, unless one of an earlier column is there. */
function put(values: CharterValues, [key = '', ...below]: readonly string[], value: CharterValues[string]): void {
  if (below.length === 0) {
    if (!Object.hasOwn(values, key)) values[key] = value;
    return;
  }
  if (!Object.hasOwn(values, key)) values[key] = noValues();
  put(values[key] as CharterValues, below, value);
}

function quote(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return `"${line.length > 60 ? `${line.slice(0, 60)}…` : line}"`;
}
