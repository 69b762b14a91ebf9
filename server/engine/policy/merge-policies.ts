import { LABELS } from '../format/fields.ts';
import { DEFAULT_POLICY, type Policy, type WordList, type Words } from './policy.ts';
import type { PolicyFile } from './read-policy.ts';

const WORD_LISTS: readonly WordList[] = ['placeholders', 'impressions', 'fallbacks', 'manualDestinations'];

/**
 * Lays policies over each other, the last one uppermost: single values replace, lists add up, a check replaces one of
 * the same name, and a word is on a list or off it as the last policy that names it says.
 */
export function mergePolicies(layers: readonly PolicyFile[]): Policy {
  const checks = new Map(layers.flatMap((layer) => layer.checks.map((check) => [check.id, check] as const)));
  return {
    severities: Object.assign({}, ...layers.map(({ severities }) => severities)),
    people: layers.flatMap(({ people }) => people),
    internalDomains: unique(layers.flatMap(({ internalDomains }) => internalDomains)),
    words: Object.fromEntries(
      WORD_LISTS.map((list) => [list, mergeWords(layers.map(({ words }) => words[list]))]),
    ) as Record<WordList, Words>,
    timeZone: layers.findLast(({ timeZone }) => timeZone)?.timeZone,
    thresholds: Object.assign({}, DEFAULT_POLICY.thresholds, ...layers.map(({ thresholds }) => thresholds)),
    required: Object.fromEntries(
      LABELS.map((label) => [label, unique(layers.flatMap(({ required }) => required[label]))]),
    ) as unknown as Policy['required'],
    checks: [...checks.values()],
  };
}

function mergeWords(layers: readonly Words[]): Words {
  const added = new Map<string, string>();
  const exempted = new Map<string, string>();
  for (const { add, exempt } of layers) {
    for (const word of exempt) {
      if (word === '*') added.clear();
      added.delete(plain(word));
      exempted.set(plain(word), word);
    }
    for (const word of add) {
      exempted.delete(plain(word));
      added.set(plain(word), word);
    }
  }
  return { add: [...added.values()], exempt: [...exempted.values()] };
}

function plain(word: string): string {
  return word.trim().toLowerCase();
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
