/** One setting: what an editor shows of it, and what holds where nothing is set. */
interface Setting {
  readonly type: 'boolean' | 'string';
  readonly default: boolean | string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly markdownDescription: string;
  readonly scope: 'window' | 'resource';
}

/**
 * All settings of an editor, by their key behind `charter.`. The manifest's section, what the server is told and their
 * types follow from here. None of them changes a finding: that is for a policy, which holds in CI too.
 */
export const SETTINGS = {
  'codeLens.enabled': {
    type: 'boolean',
    default: true,
    markdownDescription: 'Show above a charter where it stands, with links to evaluate it and to open its report.',
    scope: 'window',
  },
  'view.followActiveEditor': {
    type: 'boolean',
    default: true,
    markdownDescription: 'Select the charter of the active editor in the Charters view, while the view is visible.',
    scope: 'window',
  },
  'trace.server': {
    type: 'string',
    default: 'off',
    enum: ['off', 'messages', 'verbose'],
    enumDescriptions: ['Nothing.', 'The name of each message.', 'Each message in full, texts included.'],
    markdownDescription:
      'Write what the editor and the language server say to each other to the output channel *Charter*.',
    scope: 'window',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingKey = keyof typeof SETTINGS;

/** The settings by their keys, each with a value that is allowed. */
export type Settings = {
  readonly [K in SettingKey]: (typeof SETTINGS)[K] extends { readonly enum: readonly (infer V)[] }
    ? V
    : (typeof SETTINGS)[K]['type'] extends 'boolean'
      ? boolean
      : string;
};

/** What holds where a client has set nothing. */
export const DEFAULT_SETTINGS = readSettings(undefined);

/**
 * Reads what a client says of the section `charter`: keys nested or with dots. Whatever is not there, or not allowed, is
 * as if it were not set.
 */
export function readSettings(given: unknown): Settings {
  return Object.fromEntries(
    Object.entries<Setting>(SETTINGS).map(([key, setting]) => {
      const value = valueAt(given, key);
      return [key, isAllowed(setting, value) ? value : setting.default];
    }),
  ) as Settings;
}

/** The section of an extension's manifest that declares the settings. */
export function settingsManifest(): object {
  const properties = Object.entries(SETTINGS).map(([key, setting], order) => [`charter.${key}`, { order, ...setting }]);
  return { title: 'Charter', properties: Object.fromEntries(properties) };
}

function isAllowed({ type, enum: allowed }: Setting, value: unknown): boolean {
  return typeof value === type && (allowed === undefined || allowed.includes(value as string));
}

function valueAt(given: unknown, key: string): unknown {
  if (!isObject(given)) return undefined;
  if (Object.hasOwn(given, key)) return given[key];
  return key
    .split('.')
    .reduce<unknown>((at, step) => (isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined), given);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
