import { checksTable, describeField, explainRule } from '../../server/engine/explain.ts';
import { charterSchema, formatSchema } from '../../server/engine/format/json-schema.ts';
import { importMapFormat } from '../../server/engine/import/import-fields.ts';
import { policySchema } from '../../server/engine/policy/policy-schema.ts';
import { LAYOUT } from '../../server/engine/report/style.ts';
import { RULES } from '../../server/engine/rules/index.ts';
import { settingsManifest } from '../../server/settings.ts';

/** A committed file that is made from the definitions. `make` is given what it holds now. */
export interface GeneratedFile {
  readonly path: string;
  make(before: string): string;
}

export const generatedFiles: readonly GeneratedFile[] = [
  {
    path: 'schemas/charter.schema.json',
    make: () => `${JSON.stringify(charterSchema('text', describeField), null, 2)}\n`,
  },
  {
    path: 'schemas/policy.schema.json',
    make: () => `${JSON.stringify(policySchema(), null, 2)}\n`,
  },
  {
    path: 'schemas/import-map.schema.json',
    make: () => `${JSON.stringify(formatSchema(importMapFormat(), 'Import map', [], 'text'), null, 2)}\n`,
  },
  ...RULES.map((rule) => ({ path: `schemas/checks/${rule.id}.md`, make: () => explainRule(rule) })),
  { path: 'client/media/report.css', make: () => LAYOUT },
  { path: 'README.md', make: withTable },
  { path: 'package.json', make: withSettings },
  { path: 'syntaxes/charter.tmLanguage.json', make: withCheckIds },
];

/** Puts the ids of all checks into the grammar, which colours them in waivers and suppressions. */
function withCheckIds(before: string): string {
  const ids = RULES.map(({ id }) => id).join('|');
  return before.replace(/("check-id": \{\s*"name": "[^"]+",\s*"match": "[^"]*?\(\?:)[a-z|-]+(\))/, `$1${ids}$2`);
}

/** Puts the settings into the extension's manifest, in front of the defaults for other settings. */
function withSettings(before: string): string {
  const manifest = JSON.parse(before);
  const { configurationDefaults, ...contributes } = manifest.contributes;
  manifest.contributes = { ...contributes, configuration: settingsManifest(), configurationDefaults };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Puts the table of all checks into the README. */
function withTable(before: string): string {
  return before.replace(/(<!-- checks: [^>]*-->)[\s\S]*(<!-- \/checks -->)/, `$1\n${checksTable()}\n$2`);
}
