/** The name of a file that says what git leaves out in its folder and below. */
export const GIT_IGNORE = '.gitignore';

/** The file that says it of a whole repository, and is no part of it. */
export const GIT_EXCLUDE = '.git/info/exclude';

/** So many folders deep a charter is looked for: nobody nests more, and a rule costs more with each level. */
export const MOST_LEVELS = 64;

/** Each `**` multiplies the ways in which a path may match: with more of them one path may take minutes. */
const MOST_ANY_DEPTH = 3;

/**
 * The rules of a `.gitignore` that cost little on any path. A workspace brings its rules along, so one that could take
 * long is left out; what it names is then searched, too.
 */
export function gitRules(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((rule) => {
      const plain = rule.replace(/\*\*\/(?:\*\*\/)+/g, '**/');
      return plain.split('**').length - 1 <= MOST_ANY_DEPTH ? [plain] : [];
    });
}
