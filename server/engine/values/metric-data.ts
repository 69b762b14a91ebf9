import Papa from 'papaparse';
import { type Day, parseDay } from './day.ts';

/** A value of a metric on a day. */
export interface MetricRow {
  /** Its line in the file, from 1. */
  readonly line: number;
  readonly day: Day;
  /** A percentage as a share: `60%` is 0.6. */
  readonly value: number;
}

/** A row that cannot be read, and why, in words that follow "Line 17:". */
export interface RowFlaw {
  readonly line: number;
  readonly problem: string;
}

/** What a metric's data file holds. */
export interface MetricData {
  /** By day; those of one day in the order of the file. */
  readonly rows: readonly MetricRow[];
  /** In the order of the file. */
  readonly flaws: readonly RowFlaw[];
  /** The columns that it has, as it spells them. */
  readonly columns: readonly string[];
  /** The columns that it needs and has not; then it has no rows. */
  readonly missingColumns: readonly string[];
  /** Its values are written with `%`. */
  readonly percent: boolean;
}

const NEEDED = ['date', 'value'] as const;
const DELIMITERS = [',', ';', '\t', '|'];

const known = new WeakMap<object, MetricData>();

/** The rows of a metric's data file. Read once as long as the file is the same. */
export function metricDataOf(file: { readonly text: string }): MetricData {
  let data = known.get(file);
  if (!data) {
    data = readMetricData(file.text);
    known.set(file, data);
  }
  return data;
}

/** Reads the CSV text of a metric: columns date and value in any order, others beside them, commas, semicolons or tabs. */
export function readMetricData(text: string): MetricData {
  const plain = text.replace(/^\uFEFF/, '');
  const readable = plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
  const header = headerOf(readable);
  const names = header.cells.map((name) => name.trim().toLowerCase());
  const columns = header.cells.map((name) => name.trim()).filter((name) => name !== '');
  const missingColumns = NEEDED.filter((name) => !names.includes(name));
  if (missingColumns.length > 0) return { rows: [], flaws: [], columns, missingColumns, percent: false };

  const { data, errors } = Papa.parse<string[]>(readable, { delimiter: header.delimiter, newline: '\n' });
  const badlyQuoted = new Set(errors.flatMap(({ type, row }) => (type === 'Quotes' ? [row] : [])));
  const severalLines = readable.includes('"');
  const [dateAt, valueAt] = [names.indexOf('date'), names.indexOf('value')];
  const numbers = numberReader();
  const rows: MetricRow[] = [];
  const flaws: RowFlaw[] = [];
  let line = 1;
  let headerRead = false;
  for (const [index, cells] of data.entries()) {
    const at = line;
    line += 1 + (severalLines ? lineEndsIn(cells) : 0);
    if (isEmptyRow(cells)) continue;
    if (!headerRead) {
      headerRead = true;
      continue;
    }
    if (badlyQuoted.has(index)) {
      flaws.push({ line: at, problem: 'a quotation mark is opened and not closed.' });
      continue;
    }
    if (cells.length > names.length && cells.slice(names.length).some((cell) => cell.trim() !== '')) {
      // A comma in a number that is not in quotes would cut the number short.
      flaws.push({ line: at, problem: 'it has more cells than the first line.' });
      continue;
    }
    const [date, number] = [cells[dateAt]?.trim() ?? '', cells[valueAt]?.trim() ?? ''];
    const day = parseDay(date);
    const value = day ? numbers.read(number, at) : undefined;
    if (!day) flaws.push({ line: at, problem: date === '' ? 'the date is missing.' : `${shown(date)} is not a date.` });
    else if (typeof value === 'number') rows.push({ line: at, day, value });
    else flaws.push({ line: at, problem: value ?? '' });
  }
  const doubtful = numbers.doubtful();
  for (const [at, problem] of doubtful) flaws.push({ line: at, problem });
  return {
    rows: byDay(doubtful.size > 0 ? rows.filter((row) => !doubtful.has(row.line)) : rows),
    flaws: doubtful.size > 0 ? flaws.sort((a, b) => a.line - b.line) : flaws,
    columns,
    missingColumns: [],
    percent: numbers.percent(),
  };
}

/** The last row on or before a day. */
export function lastBy(rows: readonly MetricRow[], day: Day): MetricRow | undefined {
  return rows[firstAfter(rows, day) - 1];
}

/** The rows from one day to another, both included. */
export function rowsBetween(rows: readonly MetricRow[], from: Day, to: Day): readonly MetricRow[] {
  return rows.slice(firstFrom(rows, from), firstAfter(rows, to));
}

/** The rows before a day. */
export function rowsBefore(rows: readonly MetricRow[], day: Day): readonly MetricRow[] {
  return rows.slice(0, firstFrom(rows, day));
}

/** The rows after a day. */
export function rowsAfter(rows: readonly MetricRow[], day: Day): readonly MetricRow[] {
  return rows.slice(firstAfter(rows, day));
}

function firstAfter(rows: readonly MetricRow[], day: Day): number {
  return firstWhere(rows, (row) => row.day > day);
}

function firstFrom(rows: readonly MetricRow[], day: Day): number {
  return firstWhere(rows, (row) => row.day >= day);
}

/** Where the rows begin for which it holds, once it holds for all that follow. */
function firstWhere(rows: readonly MetricRow[], holds: (row: MetricRow) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(rows[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The cells of the first line that is not empty, and what stands between them: what parts date from value, if anything. */
function headerOf(text: string): { cells: readonly string[]; delimiter: string | undefined } {
  const start = text.search(/\S/);
  const end = text.indexOf('\n', Math.max(0, start));
  const line =
    start < 0 ? '' : text.slice(text.lastIndexOf('\n', start) + 1, end < 0 ? undefined : end).slice(0, 10_000);
  const cellsBy = (delimiter: string) => Papa.parse<string[]>(line, { delimiter }).data[0] ?? [];
  for (const delimiter of DELIMITERS) {
    const cells = cellsBy(delimiter);
    const names = cells.map((name) => name.trim().toLowerCase());
    if (NEEDED.every((name) => names.includes(name))) return { cells, delimiter };
  }
  return { cells: Papa.parse<string[]>(line).data[0] ?? [], delimiter: undefined };
}

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
/** Spaces, apostrophes or underscores between thousands cannot be anything else. */
const SPACED = /^[+-]?\d{1,3}([ \u00A0\u2009\u202F'’_])\d{3}(?:\1\d{3})*(?:[.,]\d+)?$/;
const COMMAS = /^[+-]?\d{1,3}(?:(?:,\d{3})+\.\d+|(?:,\d{3}){2,})$/;
const DOTS = /^[+-]?\d{1,3}(?:(?:\.\d{3})+,\d+|(?:\.\d{3}){2,})$/;
/** A thousand and more, or one and a bit, depending on the country. */
const EITHER = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;

/** Reads the numbers of one file, as what the others are tells what one of them means. */
interface NumberReader {
  /** The number, or what is wrong with it. */
  read(text: string, line: number): number | string;
  /** By line, what turned out to be doubtful once all was read. */
  doubtful(): ReadonlyMap<number, string>;
  /** The numbers are written with `%`. */
  percent(): boolean;
}

function numberReader(): NumberReader {
  /** The first line that shows whether numbers carry a percent sign, and whether it does. */
  let sign: { readonly line: number; readonly percent: boolean } | undefined;
  let decimalCommas = false;
  const dotted = new Map<number, string>();

  const numberIn = (digits: string, text: string, line: number): number | string => {
    if (PLAIN.test(digits)) {
      if (digits.length < 9 && EITHER.test(digits)) dotted.set(line, doubt(text, digits));
      const value = Number(digits);
      return Number.isFinite(value) ? value : notANumber(text);
    }
    if (EITHER.test(digits)) return doubt(text, digits);
    if (COMMAS.test(digits)) return Number(digits.replaceAll(',', ''));
    const dots = DOTS.test(digits) || DECIMAL_COMMA.test(digits);
    if (!dots && !SPACED.test(digits)) return notANumber(text);
    decimalCommas ||= digits.includes(',');
    const bare = dots ? digits.replaceAll('.', '') : digits.replace(/[^\d.,+-]/g, '');
    return Number(bare.replace(',', '.'));
  };

  return {
    read(text, line) {
      if (text === '') return 'the value is missing.';
      if (text.length > 60) return notANumber(text);
      const percent = text.endsWith('%');
      const value = numberIn((percent ? text.slice(0, -1).trimEnd() : text).replace(/^−/, '-'), text, line);
      // Nothing is nothing, with a sign or without.
      if (typeof value === 'string' || (value === 0 && !percent)) return value;
      sign ??= { line, percent };
      if (percent === sign.percent) return percent ? value / 100 : value;
      return percent
        ? `${shown(text)} has a percent sign, and line ${sign.line} has none.`
        : `${shown(text)} has no percent sign, and line ${sign.line} has one.`;
    },
    // Where commas mark decimals elsewhere in the file, a dot before three digits may mark thousands.
    doubtful: () => (decimalCommas ? dotted : new Map()),
    percent: () => sign?.percent ?? false,
  };
}

function notANumber(text: string): string {
  return `${shown(text)} is not a number.`;
}

function doubt(text: string, digits: string): string {
  const [whole, rest] = digits.split(/[.,]/);
  return `${shown(text)} may be ${whole}${rest} or ${whole}.${rest}; write it without a sign between thousands.`;
}

/** A cell in a message: short, on one line, and in quotes where it is more than one word. */
function shown(text: string): string {
  const words = text.slice(0, 200).replace(/\s+/g, ' ');
  const short = words.length > 40 ? `${words.slice(0, 40)}…` : words;
  return short.includes(' ') ? `"${short}"` : short;
}

function lineEndsIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}

function isEmptyRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** In order of day. A file mostly is, already. */
function byDay(rows: MetricRow[]): MetricRow[] {
  const sorted = rows.every((row, index) => index === 0 || rows[index - 1]!.day <= row.day);
  return sorted ? rows : rows.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
