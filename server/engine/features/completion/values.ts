import { valueTemplate } from '../../fixes/scaffold.ts';
import type { FieldSpec } from '../../format/field-spec.ts';
import { PERIODS } from '../../format/fields.ts';
import type { Template } from '../../text/edit.ts';
import type { Completion, ValuePlace } from './item.ts';
import { plainPath, usualPaths } from './usual-paths.ts';

/** The words that a value may be. */
export function wordCompletions(spec: FieldSpec, { word, flow }: ValuePlace): Completion[] {
  const flags = spec.kinds.includes('flag') ? ['true', 'false'] : [];
  const answers = spec.items ? (spec.answers ?? []) : [];
  return [...(spec.values ?? []), ...flags, ...answers].map((value) => ({
    label: value,
    kind: 'value',
    about: spec.about,
    span: word,
    text: [value],
    commits: flow ? [','] : undefined,
  }));
}

/** Words that are the usual answer though any may stand there. */
const USUAL: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'review.tiers.*.when': [['otherwise', 'Takes everything that no other tier takes. It belongs last.']],
  'maintenance.budget.currency': [
    ['EUR', 'Euro'],
    ['USD', 'United States dollar'],
    ['GBP', 'Pound sterling'],
  ],
};

/** What each question of a postmortem is answered with. */
const ANSWERS = [
  ['yes', 'It was.'],
  ['no', 'It was not.'],
] as const;

/** What is usually written for a key whose values the format leaves open. */
export function usualCompletions({ path, word }: ValuePlace): Completion[] {
  const usual = path[0] === 'postmortem' && path.length === 2 ? ANSWERS : (USUAL[plainPath(path)] ?? []);
  return usual.map(([value, about]) => ({
    label: value,
    kind: 'value',
    about,
    span: word,
    text: [value],
  }));
}

/** A value in braces, with a blank for each of its keys. */
export function bracesCompletions(spec: FieldSpec, { path, word, typed }: ValuePlace): Completion[] {
  if (typed !== '' || spec.items || !spec.keys) return [];
  return shapesOf(spec, path).map(({ label, detail, text }) => ({
    label,
    kind: 'template',
    detail,
    about: spec.about,
    span: word,
    text,
    filter: '{ }',
  }));
}

interface Shape {
  readonly label: string;
  readonly detail?: string;
  readonly text: Template;
}

function shapesOf(spec: FieldSpec, path: readonly (string | number)[]): Shape[] {
  const per = (period: string, ...before: readonly (string | { readonly hint: string })[]): Shape => {
    const text: Template = ['{ ', ...before, `, per: ${period} }`];
    return {
      label: text.map((part) => (typeof part === 'string' ? part : '…')).join(''),
      detail: `per ${period}`,
      text,
    };
  };
  const place = path.join('.');
  if (place === 'problem.frictionHours') return PERIODS.map((period) => per(period, 'value: ', { hint: 'hours' }));
  if (place === 'maintenance.budget') {
    return [
      ...PERIODS.map((period) => per(period, 'hours: ', { hint: 'hours' })),
      ...PERIODS.map((period) => per(period, 'amount: ', { hint: 'amount' }, ', currency: ', { hint: 'EUR' })),
    ];
  }
  if (!spec.inline) return [];
  const keys = usualPaths(path);
  const label = `{ ${keys.join(', ')} }`;
  return keys.length === 0 || keys.some((key) => key.includes('.')) ? [] : [{ label, text: valueTemplate(spec, keys) }];
}
