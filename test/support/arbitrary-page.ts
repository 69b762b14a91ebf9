import fc from 'fast-check';
import { parse } from 'yaml';
import { overlay } from './overlay.ts';
import { productionChanges } from './page.ts';

const complete = parse(overlay(productionChanges).text) as Data;

type Data = Readonly<Record<string, unknown>>;

/** What somebody may leave where an answer belongs. */
const BLANKS = ['', 'TBD', '""', '~', '<to come>', '{}', '[]', '[Name]', '{{name}}', 'To be decided (in May)'];

/**
 * Pages as people write them: some of the keys, in any order, in lines or in braces, indented by two or more, with
 * comments of every kind, blank lines, blanks, keys of their own, any line end, with or without a byte order mark. What
 * is written is right; comments read `# c0`, `# c1` and so on.
 */
export const arbitraryPage: fc.Arbitrary<string> = fc.gen().map((g) => {
  const chance = (percent: number) => g(fc.nat, { max: 99 }) < percent;
  const oneOf = <T>(values: readonly T[]) => values[g(fc.nat, { max: values.length - 1 })]!;
  const step = oneOf([2, 2, 4, 3]);
  const commented = chance(60);
  const compactLists = chance(40);
  const shuffled = chance(25);
  const keeps = oneOf([30, 60, 85, 100]);
  const blanks = oneOf([0, 10, 30]);
  let comments = 0;
  const comment = () => `# c${comments++}`;
  const trailing = () => (commented && chance(25) ? ` ${comment()}` : '');

  // One word in brackets is a blank but where the format has a list.
  const blank = (value: unknown) => {
    const words = oneOf(BLANKS);
    return Array.isArray(value) && words === '[Name]' ? '[TBD]' : words;
  };

  const chosen = (data: Data): [string, unknown][] => {
    const entries = Object.entries(data).filter(([key]) => key === 'apiVersion' || chance(keeps));
    if (chance(10)) entries.push([`x-own${entries.length}`, 'mine']);
    return shuffled
      ? entries
          .map((entry, i) => [(i * 7) % 5, entry] as const)
          .sort(([a], [b]) => a - b)
          .map(([, e]) => e)
      : entries;
  };
  const scalar = (value: unknown) => {
    const text = String(value);
    if (typeof value !== 'string') return text;
    return /^[\w][\w .%/:-]*[\w%]$/.test(text) && !/: /.test(text) && !chance(10) ? text : JSON.stringify(text);
  };
  const flow = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
    if (typeof value !== 'object' || value === null) return scalar(value);
    const entries = chosen(value as Data).map(
      ([key, inner]) => `${key}: ${chance(blanks) ? blank(inner) : flow(inner)}`,
    );
    return entries.length === 0 ? '{}' : oneOf([`{ ${entries.join(', ')} }`, `{${entries.join(', ')}}`]);
  };
  const block = (data: Data, indent: number): string[] => {
    const margin = ' '.repeat(indent);
    return chosen(data).flatMap(([key, value]) => {
      const above = commented && chance(15) ? [`${margin}${comment()}`] : [];
      if (indent === 0 && chance(40)) above.unshift('');
      return [...above, ...entry(key, value, indent)];
    });
  };
  const entry = (key: string, value: unknown, indent: number): string[] => {
    const margin = ' '.repeat(indent);
    const head = `${margin}${chance(5) ? `"${key}"` : key}:`;
    if (key !== 'apiVersion' && chance(blanks)) return [`${head} ${blank(value)}`.trimEnd() + trailing()];
    if (typeof value !== 'object' || value === null) return [`${head} ${scalar(value)}${trailing()}`];
    if (indent > 0 ? chance(60) : chance(10)) return [`${head} ${flow(value)}${trailing()}`];
    const below = Array.isArray(value)
      ? value.flatMap((item) => listItem(item, compactLists ? indent : indent + step))
      : block(value as Data, indent + step);
    const inside = commented && chance(15) ? [`${margin}${' '.repeat(step)}${comment()}`] : [];
    return [
      head + trailing(),
      ...(chance(50) ? inside : []),
      ...below,
      ...(below.length > 0 ? inside.map(() => `${margin}${' '.repeat(step)}${comment()}`) : []),
    ];
  };
  const listItem = (item: unknown, indent: number): string[] => {
    const margin = ' '.repeat(indent);
    if (typeof item !== 'object' || item === null) return [`${margin}- ${scalar(item)}${trailing()}`];
    const lines = chance(50) ? block(item as Data, indent + 2).filter((line) => line !== '') : [];
    const [first] = lines;
    if (first === undefined || first.trimStart().startsWith('#')) return [`${margin}- ${flow(item)}${trailing()}`];
    return [`${margin}- ${first.trimStart()}`, ...lines.slice(1)];
  };

  const lines = [...(commented && chance(40) ? [comment()] : []), ...block(complete, 0)];
  if (commented && chance(30)) lines.push(comment());
  const end = oneOf(['\n', '\n', '\r\n']);
  return (chance(10) ? '\uFEFF' : '') + lines.join(end) + (chance(20) ? '' : end);
});
