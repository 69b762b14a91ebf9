import { CHARTER } from './format/fields.ts';
import { plainText, type Template } from './text/edit.ts';

/** A new charter: an honest research page that says what it does and leaves the rest open. */
export function newCharter(name: string): Template {
  return [
    '# The questions this page answers: who owns it, where output goes, what proves its value, what happens when it is wrong.\n',
    `apiVersion: ${CHARTER.keys?.apiVersion?.values?.[0]}\n`,
    `name: ${slug(name)}\n`,
    'title: ',
    { hint: 'what it does' },
    '\nstatus: research\n\nproblem:\n  statement: ',
    { hint: 'what people have to do today' },
    '\n  frictionHours: ',
    { hint: 'hours a month' },
    '\n\nowners:\n  operator: { name: ',
    { hint: 'name' },
    ', contact: "',
    { hint: 'e-mail or @handle' },
    '" }\n  technical: { name: ',
    { hint: 'name' },
    ', contact: "',
    { hint: 'e-mail or @handle' },
    '" }\n',
  ];
}

/** The same as text, blanks written as placeholders. */
export function newCharterText(name: string): string {
  return plainText(newCharter(name));
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
