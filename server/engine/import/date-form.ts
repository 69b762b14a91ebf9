import { type Day, parseDay } from '../values/day.ts';

/** Reads a day as it is written in one column; undefined when the text is none. */
export type ReadDay = (text: string) => Day | undefined;

/** `YYYY-MM-DD`, perhaps with a time behind it, which databases add. */
export const readIsoDay: ReadDay = (text) => parseDay(/^(\S{10})(?:[T ][\d:.,+Z-]*)?$/.exec(text)?.[1] ?? '');

/** Makes the reader of a form such as `DD/MM/YYYY`; undefined when that is none. */
export function readDayIn(form: string): ReadDay | undefined {
  const parts = form.split(/(YYYY|MM|DD)/);
  const order = parts.filter((_, index) => index % 2 === 1);
  if ([...order].sort().join() !== 'DD,MM,YYYY') return undefined;
  const digits: Readonly<Record<string, string>> = { YYYY: '(\\d{4})', MM: '(\\d{1,2})', DD: '(\\d{1,2})' };
  const literal = (words: string) => words.replace(/[^\w\s]/g, '\\$&');
  const pattern = new RegExp(`^${parts.map((part) => digits[part] ?? literal(part)).join('')}(?:[T ][\\d:.]*)?$`);
  return (text) => {
    const found = pattern.exec(text);
    if (!found) return undefined;
    const at = (name: string) => found[order.indexOf(name) + 1]!.padStart(2, '0');
    return parseDay(`${at('YYYY')}-${at('MM')}-${at('DD')}`);
  };
}
