import type { Rule } from './rule.ts';

/** Builds the test whether a path is one that a gate check reads, or holds one. `*` in a check's path is any item. */
export function gateFieldTest(rules: readonly Rule[]): (path: string) => boolean {
  const read = new Set<string>();
  for (const { gates, fields } of rules) {
    if (gates.length === 0) continue;
    for (const field of fields) {
      const steps = field.split('.');
      for (let length = 1; length <= steps.length; length++) read.add(steps.slice(0, length).join('.'));
    }
  }
  return (path) => read.has(path.replace(/\.\d+(?=\.|$)/g, '.*'));
}
