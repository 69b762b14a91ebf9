/**
 * True when a version names whatever is newest at the time: `latest`, `vendor/model:latest`, `auto`, `*`, `^1.2`, `1.x`.
 * What is only likely to change, such as a family's name, is taken at its word.
 */
export function isFloating(version: string): boolean {
  const text = version.trim().toLowerCase();
  if (/\s/.test(text)) return false;
  return (
    /(?:^|[-_.:@/])latest$/.test(text) ||
    /(?:^|[:@/])auto$/.test(text) ||
    text.includes('*') ||
    /^[~^<>]=?v?\d/.test(text) ||
    /^v?\d+(?:\.\d+)*\.x$/.test(text)
  );
}
