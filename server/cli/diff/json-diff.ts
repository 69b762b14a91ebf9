import { harmlessJson } from '../reporters/harmless-json.ts';
import type { DiffReporter } from './formats.ts';

/** A comparison for programs, as `schemas/diff.schema.json` describes it. */
export const jsonDiff: DiffReporter = ({ today, before, after, charters, unchanged, errors }) => {
  const summary = {
    changed: charters.filter(({ kind }) => kind === 'changed' || kind === 'moved').length,
    added: charters.filter(({ kind }) => kind === 'added').length,
    removed: charters.filter(({ kind }) => kind === 'removed').length,
    unchanged,
    regressed: charters.filter(({ regressed }) => regressed).length,
  };
  const result = { version: 1, today, before, after, charters, errors, summary };
  return `${harmlessJson(JSON.stringify(result, null, 2))}\n`;
};
