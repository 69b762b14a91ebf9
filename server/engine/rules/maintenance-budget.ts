import { reportBlanks } from '../charter/blanks.ts';
import { budgetWords } from '../charter/budget.ts';
import { numberIn } from '../charter/field.ts';
import { defineGateRule, wrong } from '../rule.ts';

export default defineGateRule({
  id: 'maintenance-budget',
  title: 'Maintenance has a budget',
  gates: ['charter'],
  fields: ['maintenance.budget', 'maintenance.budget.hours', 'maintenance.budget.amount'],
  why: 'A model that nobody has time for gets worse until people stop using it.',
  pass: 'maintenance.budget gives hours or an amount above 0: { hours: 6, per: week } or { amount: 1200, currency: EUR, per: month }.',
  examples: {
    bad: 'maintenance: { budget: { hours: 0, per: week } }',
    good: 'maintenance: { budget: { amount: 1200, currency: EUR, per: month } }',
  },
  evidence: ({ charter }) => budgetWords(charter),
  *check({ charter }) {
    const todo = 'Set hours or money aside for maintenance, as in { hours: 6, per: week }.';
    const budget = charter.field('maintenance.budget');
    const given = ['hours', 'amount'].map((key) => charter.field(`maintenance.budget.${key}`));
    if (!budget.blank && budget.node?.kind !== 'map') {
      yield wrong(budget, 'The maintenance budget is not a number of hours or an amount of money.', todo);
      return;
    }
    const written = given.filter((field) => !field.blank);
    for (const field of written) {
      const value = numberIn(field);
      if (value === undefined) yield wrong(field, 'The maintenance budget is not a number.', todo);
      else if (value <= 0) yield wrong(field, `A maintenance budget of ${value} is none.`, todo);
    }
    if (written.length > 0) return;
    // Amount and currency are the other way to say it; the fix offers hours.
    const [hours, amount] = given;
    const at = budget.blank ? budget : amount?.keySpan && !hours?.keySpan ? amount : hours!;
    yield* reportBlanks(charter, {
      fields: { [at.path]: 'the maintenance budget' },
      none: 'No hours and no money are set aside for maintenance.',
      todo,
      fix: 'Add the maintenance budget',
      alsoAdd: budget.blank ? ['maintenance.budget.hours', 'maintenance.budget.per'] : [],
    });
  },
});
