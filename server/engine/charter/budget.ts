import { plainNumber } from '../values/plain-number.ts';
import type { Charter } from './charter.ts';
import { numberIn } from './field.ts';

/** The maintenance budget in words: "6 hours a week", "1200 EUR a month"; undefined where none is given. */
export function budgetWords(charter: Charter): string | undefined {
  const at = (key: string) => charter.field(`maintenance.budget.${key}`);
  const [hours, amount] = [numberIn(at('hours')), numberIn(at('amount'))];
  const parts = [
    hours === undefined ? '' : `${plainNumber(hours, 4)} hours`,
    amount === undefined ? '' : [plainNumber(amount, 4), at('currency').text].filter(Boolean).join(' '),
  ].filter((part) => part !== '');
  if (parts.length === 0) return charter.field('maintenance.budget').text;
  return [parts.join(' and '), at('per').text].filter(Boolean).join(' a ');
}
