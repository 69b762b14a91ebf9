const LONGEST = 100;

/** What is wrong with the name of a workflow; undefined when nothing is. */
export function nameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'Write the name of the workflow, for example "Draft case text".';
  if (folderName(name) === '') return 'Use at least one letter or digit.';
  if (name.trim().length > LONGEST) return `Use at most ${LONGEST} characters.`;
  return undefined;
}

/** The folder that fits a workflow's name: lower case, words joined by dashes. */
export function folderName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** What is wrong with a path that is to lie inside a folder; undefined when nothing is. */
export function folderProblem(path: string): string | undefined {
  if (/^\s*(?:[/\\~]|[a-z]:)/i.test(path)) return 'Write a path relative to the workspace folder.';
  const steps = folderSteps(path);
  if (steps.includes('..')) return 'The folder must lie inside the workspace folder.';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a file name must not hold.
  const wrong = steps.find((step) => /[<>:"|?*\u0000-\u001f]/.test(step) || /[. ]$/.test(step));
  return wrong === undefined ? undefined : `"${wrong}" is no name for a folder on every system.`;
}

/** The names along a relative path; none for the folder that it is relative to. */
export function folderSteps(path: string): readonly string[] {
  return path
    .trim()
    .split(/[/\\]+/)
    .filter((step) => step !== '' && step !== '.');
}
