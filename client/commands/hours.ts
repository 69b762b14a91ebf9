/** The hours that somebody typed: `120`, `37.5`, `37,5`; undefined where that is no number above 0. */
export function hoursIn(text: string): number | undefined {
  const number = /^\d{1,6}(?:[.,]\d{1,3})?$/.exec(text.trim());
  const hours = number ? Number(number[0].replace(',', '.')) : 0;
  return hours > 0 ? hours : undefined;
}

/** What is wrong with hours as they are typed; undefined when nothing is, as of an empty box. */
export function hoursProblem(text: string): string | undefined {
  if (text.trim() === '' || hoursIn(text) !== undefined) return undefined;
  return 'Write a number of hours above 0, for example 120, or nothing.';
}
