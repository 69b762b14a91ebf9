import { parseOwner } from './charter/owner.ts';
import { CHARTER } from './format/fields.ts';
import type { Template } from './text/edit.ts';
import { oneLine, yamlText } from './text/yaml-text.ts';

/** What is known of a charter before it is written. What is not given, or empty, becomes a blank. */
export interface NewCharterAnswers {
  readonly title?: string;
  /** Who owns the workflow: a name, an e-mail address, a handle, or a name with one of these. */
  readonly operator?: string;
  /** Who owns the integration, written in the same ways. */
  readonly technical?: string;
  /** Hours a month lost today; above 0. */
  readonly frictionHours?: number;
}

/** A new charter: an honest research page that says what is known and leaves the rest open. Any answer is safe YAML. */
export function newCharter(name: string, answers: NewCharterAnswers = {}): Template {
  const { title = '', operator = '', technical = '', frictionHours = 0 } = answers;
  return [
    '# The questions this page answers: who owns it, where output goes, what proves its value, what happens when it is wrong.\n',
    `apiVersion: ${CHARTER.keys?.apiVersion?.values?.[0]}\n`,
    `name: ${slug(name)}\n`,
    'title: ',
    oneLine(title) === '' ? { hint: 'what it does' } : yamlText(title),
    '\nstatus: research\n\nproblem:\n  statement: ',
    { hint: 'what people have to do today' },
    '\n  frictionHours: ',
    Number.isFinite(frictionHours) && frictionHours > 0 ? String(frictionHours) : { hint: 'hours a month' },
    '\n\nowners:\n  operator: ',
    ...ownerValue(operator),
    '\n  technical: ',
    ...ownerValue(technical),
    '\n',
  ];
}

function ownerValue(answer: string): Template {
  const { name, contact } = ownerIn(oneLine(answer));
  // An address alone is the name too, and asking for a name besides would be one question more.
  if (contact !== undefined && contact === name) return [yamlText(contact)];
  return [
    '{ name: ',
    name ? yamlText(name) : { hint: 'name' },
    ', contact: ',
    ...(contact ? [yamlText(contact)] : ['"', { hint: 'e-mail or @handle' }, '"']),
    ' }',
  ];
}

/** As people write it in a box: `Ana Ruiz, ana@example.com` and `Ana Ruiz @ana` beside the forms of the format. */
function ownerIn(answer: string): { readonly name: string | undefined; readonly contact: string | undefined } {
  const loose = /^(.*[^\s,;:(])[\s,;:(]+(@[^\s<>()]+|[^\s<>()@]+@[^\s<>()@]+)\)?$/.exec(answer);
  return loose ? { name: loose[1], contact: loose[2] } : parseOwner(answer);
}

/** A name as the format wants it: lower case, words joined by dashes. */
export function slug(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain || 'workflow';
}
