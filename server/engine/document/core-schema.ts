/** What a word begins with that may be more than a word to YAML. */
const MAY_BE_KNOWN = /^[-+.\d~nNtTfF]/;

const TRUE = /^(?:[Tt]rue|TRUE)$/;
const FALSE = /^(?:[Ff]alse|FALSE)$/;
const NULL = /^(?:~|[Nn]ull|NULL)$/;
const INTEGER = /^[-+]?\d+$/;
const OCTAL = /^0o[0-7]+$/;
const HEXADECIMAL = /^0x[\dA-Fa-f]+$/;
const DECIMAL = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const INFINITE = /^[-+]?\.(?:inf|Inf|INF)$/;
const NO_NUMBER = /^\.(?:nan|NaN|NAN)$/;

/**
 * What a word without quotes is: a number, a truth value, nothing, or the word itself. By the core schema of YAML 1.2,
 * section 10.3.2, in which `yes` and dates are words.
 */
export function valueOfWord(word: string): string | number | boolean | null {
  if (!MAY_BE_KNOWN.test(word)) return word;
  if (INTEGER.test(word)) return Number.parseInt(word, 10);
  if (DECIMAL.test(word)) return Number.parseFloat(word);
  if (TRUE.test(word)) return true;
  if (FALSE.test(word)) return false;
  if (NULL.test(word)) return null;
  if (OCTAL.test(word)) return Number.parseInt(word.slice(2), 8);
  if (HEXADECIMAL.test(word)) return Number.parseInt(word.slice(2), 16);
  if (INFINITE.test(word)) return word.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return NO_NUMBER.test(word) ? Number.NaN : word;
}
