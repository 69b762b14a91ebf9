import { reportBlanks } from '../charter/blanks.ts';
import { dayIn } from '../charter/field.ts';
import { isOwner, type OwnerRole, readOwner } from '../charter/owner.ts';
import { said, sentence } from '../charter/said.ts';
import { defineGateRule, wrong } from '../rule.ts';
import { distance } from '../values/day.ts';

const ROLES: readonly [OwnerRole, string][] = [
  ['operator', 'the owner of the workflow'],
  ['technical', 'the owner of the integration'],
  ['champion', 'its champion'],
];

export default defineGateRule({
  id: 'turnover-test-passed',
  title: 'The turnover test is passed',
  gates: ['production'],
  fields: ['turnoverTest.result', 'turnoverTest.date', 'turnoverTest.runBy'],
  why: 'It is in production only when an ordinary shift runs it without the people who built it.',
  pass: 'turnoverTest.result is passed, on a day up to today, run by people who are neither an owner nor the champion.',
  examples: {
    bad: 'turnoverTest: { result: failed }',
    good: 'turnoverTest: { date: 2026-11-10, result: passed, runBy: night shift }',
  },
  evidence({ charter }) {
    const [day, runBy] = [said(charter, 'turnoverTest.date'), said(charter, 'turnoverTest.runBy')];
    return sentence(`Passed${day ? ` on ${day}` : ''}${runBy ? `, run by ${runBy}` : ''}`);
  },
  *check({ charter, today }) {
    const [date, result, runBy] = ['date', 'result', 'runBy'].map((key) => charter.field(`turnoverTest.${key}`));
    if (!date || !result || !runBy) return;
    yield* reportBlanks(charter, {
      fields: { 'turnoverTest.result': 'the result of the turnover test', 'turnoverTest.runBy': 'who ran it' },
      none: 'The turnover test has no result.',
      some: (words) => `For the turnover test it is not said ${words === 'who ran it' ? words : 'how it went'}.`,
      todo: 'Let an ordinary shift run the turnover test, then write down the result and who ran it.',
      fix: 'Add the result of the turnover test',
    });
    const day = dayIn(date);
    if (result.text === 'failed')
      yield wrong(result, 'The turnover test failed.', 'Mend what stopped the shift, and run the turnover test again.');
    else if (result.text !== undefined && result.text !== 'passed') {
      const when = day && day > today ? ` It is planned for ${day}, ${distance(today, day)}.` : '';
      yield wrong(
        result,
        `The turnover test is not passed yet.${when}`,
        'Run the turnover test, then write down how it went.',
      );
    }
    if (result.text === 'passed' && day && day > today) {
      yield wrong(
        date,
        `The turnover test is said to be passed on ${day}, ${distance(today, day)}.`,
        'Write the day on which the turnover test took place.',
      );
    }
    for (const [role, words] of ROLES) {
      if (!isOwner(runBy.text, readOwner(charter, role))) continue;
      yield wrong(
        runBy,
        `The turnover test was run by ${words}.`,
        'Let people run the turnover test who did not build the workflow.',
      );
      return;
    }
  },
});
