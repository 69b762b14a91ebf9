/** Where a repository keeps its CODEOWNERS, first come first served. */
export const CODEOWNERS_PLACES = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/**
 * The people and teams that a CODEOWNERS file names, in order, each once: `@handle`, `@team/name`, or an e-mail
 * address. It only helps to fill in an owner; who owns code need not own a workflow.
 */
export function readCodeowners(text: string): string[] {
  const owners = new Set<string>();
  for (const line of text.split(/\r\n?|\n/)) {
    const [, ...words] = line
      .replace(/(^|\s)#.*$/, '')
      .trim()
      .split(/\s+/);
    for (const word of words) if (/^@[\w./-]+$/.test(word) || /^[^\s@]+@[^\s@]+$/.test(word)) owners.add(word);
  }
  return [...owners];
}
