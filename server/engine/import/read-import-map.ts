import { validate as validateImportMap } from '#validators/import-map';
import { type Charter, viewCharter } from '../charter/charter.ts';
import { parseCharter } from '../document/parse.ts';
import type { FieldSpec } from '../format/field-spec.ts';
import { CHARTER, specAt } from '../format/fields.ts';
import type { Finding, Report } from '../rule.ts';
import { nearest } from '../structure/nearest.ts';
import { findStructureFaults } from '../structure/structure-faults.ts';
import type { Span } from '../text/span.ts';
import { type CellForm, fitting } from './convert-cell.ts';
import { readDayIn } from './date-form.ts';
import { importMapFormat } from './import-fields.ts';
import { takenKeys } from './taken-keys.ts';

/** How the rows of an inventory become charters. Nothing is to be imported by one that has findings. */
export interface ImportMap {
  readonly charter: Charter;
  /** The columns that name a charter. */
  readonly folder: readonly MapColumn[];
  readonly blanks: readonly string[];
  readonly columns: readonly MappedColumn[];
  /** In order of place. */
  readonly findings: readonly Finding[];
}

/** A column as a map names it, and where it does. */
export interface MapColumn {
  readonly column: string;
  readonly span: Span;
}

export interface MappedColumn extends MapColumn, CellForm {
  readonly key: readonly string[];
}

type Say = (span: Span, problem: string, todo: string) => void;

/** Reads an import map. Never throws. */
export function readImportMap(text: string): ImportMap {
  const document = parseCharter(text);
  const charter = viewCharter(document, () => false, importMapFormat());
  const findings: Finding[] = [];
  const add = (check: string, { span, problem, todo, fields, missing, fixes }: Report) => {
    const message = [problem, todo].filter(Boolean).join(' ');
    findings.push({ check, severity: 'error', message, span, fields, missing, fixes });
  };
  const say: Say = (span, problem, todo) =>
    add('import-map', { span, problem, todo, fields: [], missing: false, fixes: [] });

  for (const { message, span } of document.problems)
    add('yaml-syntax', { span, problem: message, todo: '', fields: [], missing: false, fixes: [] });
  if (document.problems.length > 0) return { charter, folder: [], blanks: [], columns: [], findings };

  for (const report of findStructureFaults(charter, { validate: validateImportMap, what: 'an import map' }))
    add('schema', report);
  const columns = readColumns(charter, say);
  const blanks = charter.items('blanks').flatMap((field) => field.text ?? []);
  const folder = readFolder(charter, columns, say);
  return { charter, folder, blanks, columns, findings: findings.sort((a, b) => a.span.start - b.span.start) };
}

function readColumns(charter: Charter, say: Say): MappedColumn[] {
  const { node, span } = charter.field('columns');
  const entries = node?.kind === 'map' ? node.entries : [];
  if (entries.length === 0)
    say(span, 'The map names no column.', 'Write under columns which column goes to which key, as in "Title: title".');
  const columns: MappedColumn[] = [];
  const taken = takenKeys<MappedColumn>();
  for (const { key: column, keySpan, value } of entries) {
    const written = value?.kind === 'map' ? value.byKey.get('key')?.value : value;
    if (written?.kind !== 'scalar') {
      if (value?.kind !== 'list')
        say(
          keySpan,
          `It is not said where the column "${column}" goes.`,
          'Write the key of the charter behind the colon.',
        );
      continue;
    }
    const key = written.text.trim().split('.');
    const spec = keySpec(key);
    if (typeof spec === 'string') {
      say(written.span, `"${written.text}" ${spec}`, todoFor(key));
      continue;
    }
    const clash = taken.clash(key);
    if (clash) {
      const problem = `"${written.text}" and "${clash.key.join('.')}", to which the column "${clash.column}" goes, cannot both be filled.`;
      say(
        written.span,
        problem,
        'Let two columns go to two keys, or to the same one: then the first that says something counts.',
      );
      continue;
    }
    const form = value?.kind === 'map' ? readForm(value.byKey, spec, say) : { values: new Map() };
    const mapped = { column, span: keySpan, key, spec, ...form };
    taken.take(key, mapped);
    columns.push(mapped);
  }
  return columns;
}

type Entries = Extract<NonNullable<Charter['document']['root']>, { kind: 'map' }>['byKey'];

function readForm(entries: Entries, spec: FieldSpec | undefined, say: Say): Omit<CellForm, 'spec'> {
  const values = new Map<string, string | undefined>();
  const listed = entries.get('values')?.value;
  for (const { key, keySpan, value } of listed?.kind === 'map' ? listed.entries : []) {
    const text = value?.kind === 'scalar' ? value.text.trim() : '';
    const fits = text === '' ? undefined : fitting(text, spec, undefined);
    if (fits?.kind === 'unfit') say(value?.span ?? keySpan, `"${text}" is no value of this key: ${fits.why}.`, '');
    values.set(key.trim().toLowerCase(), text === '' ? undefined : text);
  }
  const dates = entries.get('dates')?.value;
  if (dates?.kind !== 'scalar') return { values };
  const readDay = readDayIn(dates.text.trim());
  if (!readDay)
    say(
      dates.span,
      `"${dates.text}" is no form of a date.`,
      'Write it with YYYY, MM and DD, each once, as in DD/MM/YYYY.',
    );
  return { values, readDay };
}

/** What the format says of a key that a single value can be written to; why there is none. */
function keySpec(key: readonly string[]): FieldSpec | undefined | string {
  if (key.some((step) => step.trim() === '')) return 'is not the path of a key.';
  const own = key.findIndex((step) => step.startsWith('x-'));
  const known = own < 0 ? key : key.slice(0, own);
  const spec = specAt(known);
  if (!spec || known.some((step) => /^\d+$/.test(step))) return 'is not a key of a charter.';
  if (own >= 0) return spec.kinds.includes('map') ? undefined : 'has no keys below it.';
  if (isWrittenAnyway(key)) return 'is written by the import itself, from the columns under folder.';
  return spec.kinds.some((kind) => kind !== 'map' && kind !== 'list') ? spec : 'takes no single value.';
}

function isWrittenAnyway(key: readonly string[]): boolean {
  return key.length === 1 && (key[0] === 'apiVersion' || key[0] === 'name');
}

function todoFor(key: readonly string[]): string {
  const path = key.join('.');
  if (isWrittenAnyway(key)) return '';
  const guess = nearest(path, pathsOfKeys());
  if (guess !== undefined && guess !== path) return `Did you mean "${guess}"? Keys of your own begin with x-.`;
  const below = Object.keys(specAt(key)?.keys ?? {});
  return below.length > 0
    ? `Its keys are ${below.join(', ')}.`
    : 'Keys of your own begin with x-, also below other keys.';
}

/** The paths of all keys of a charter that a column can go to. */
function pathsOfKeys(): string[] {
  const paths = (spec: FieldSpec, path: string): string[] => [
    ...(path !== '' && spec.kinds.some((kind) => kind !== 'map' && kind !== 'list') ? [path] : []),
    ...Object.entries(spec.keys ?? {}).flatMap(([key, child]) => paths(child, path === '' ? key : `${path}.${key}`)),
  ];
  return paths(CHARTER, '');
}

function readFolder(charter: Charter, columns: readonly MappedColumn[], say: Say): MapColumn[] {
  const field = charter.field('folder');
  const named = field.text !== undefined ? [field] : charter.items('folder');
  const folder = named.flatMap(({ text, span }) => (text === undefined ? [] : [{ column: text, span }]));
  if (folder.length > 0) return folder;
  const title = columns.filter(({ key }) => key.join('.') === 'title').slice(0, 1);
  if (title.length === 0 && columns.length > 0)
    say(field.span, 'It is not said what charters are called.', 'Write under folder which columns name them.');
  return title;
}

/** Comparing each missing column with each that is there would cost the product of both. */
const MOST_GUESSES = 50;
/** A longer list nobody reads. */
const MOST_NAMES = 50;

/** What the map asks of an inventory that the inventory does not have. */
export function missingColumns(
  { columns, folder }: ImportMap,
  header: readonly string[],
): (MapColumn & { readonly message: string })[] {
  const there = new Set(header);
  const has = header.length > MOST_NAMES ? `${header.slice(0, MOST_NAMES).join(', ')} and more` : header.join(', ');
  const missing = new Map<string, MapColumn>();
  for (const named of [...folder, ...columns])
    if (!there.has(named.column) && !missing.has(named.column)) missing.set(named.column, named);
  return [...missing.values()].map(({ column, span }, index) => {
    const guess = index < MOST_GUESSES ? nearest(column, header) : undefined;
    const todo = guess === undefined ? `It has ${has}.` : `Did you mean "${guess}"?`;
    return { column, span, message: `The inventory has no column "${column}". ${todo}` };
  });
}
