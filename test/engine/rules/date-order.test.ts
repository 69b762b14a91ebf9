import { test } from 'node:test';
import rule from '../../../server/engine/rules/date-order.ts';
import { checkRule } from '../../support/marked.ts';
import { always, checkSeverities } from '../../support/severities.ts';

test('today is not ahead', () => {
  checkRule(
    rule,
    `
    labelReviewed: 2026-11-23
    ninetyDayMetric: { lastReviewed: 2026-11-23 }
    turnoverTest: { date: 2026-11-23, result: passed }
    adoption: { training: { completed: 2026-11-23 }, usage: { measured: 2026-11-23 } }
    funding: { released: 2026-11-23 }
    `,
  );
});

test('what is said to be done is not dated ahead', () => {
  checkRule(
    rule,
    `
    labelReviewed: 2026-11-24
    #              ^^^^^^^^^^ error: The day of the last look at the label is 2026-11-24, tomorrow.
    ninetyDayMetric:
      lastReviewed: 2026-12-01
      #             ^^^^^^^^^^ error: the last review of the metric is 2026-12-01, in 8 days
    turnoverTest:
      date: 2026-12-01
      #     ^^^^^^^^^^ error: the turnover test, which is said to have a result, is 2026-12-01
      result: failed
    adoption:
      training: { completed: 2027-01-01 }
      #                      ^^^^^^^^^^ error: the completed training
      usage: { measured: 2027-01-01 }
      #                  ^^^^^^^^^^ error: the measurement of usage
    funding: { released: 2027-01-01 }
    #                    ^^^^^^^^^^ error: the release of the money
    `,
  );
});

test('what is planned may be dated ahead', () => {
  checkRule(
    rule,
    `
    writeBack: { live: 2027-01-01 }
    ninetyDayMetric: { start: 2027-01-01, lastReviewed: }
    turnoverTest: { date: 2027-01-01 }
    adoption: { training: { planned: 2027-01-01 }, manualPath: { retired: 2027-01-01 } }
    `,
  );
  for (const result of ['pending', '', 'TBD', 'soon'])
    checkRule(rule, `turnoverTest: { date: 2027-01-01, result: ${result} }`);
});

test('a metric is not reviewed before it started', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
      start: 2026-11-20
      lastReviewed: 2026-11-19
      #             ^^^^^^^^^^ error: The metric was last reviewed on 2026-11-19, before it started on 2026-11-20.
    `,
  );
  checkRule(
    rule,
    `
    ninetyDayMetric:
      start: 2026-11-24
      lastReviewed: 2026-11-23
      #             ^^^^^^^^^^ error: last reviewed on 2026-11-23, before it started on 2026-11-24
    `,
  );
  checkRule(rule, 'ninetyDayMetric: { start: 2026-11-19, lastReviewed: 2026-11-19 }');
  checkRule(rule, 'ninetyDayMetric: { start: , lastReviewed: 2026-11-19 }');
});

test('words are not a day, and not judged here', () => {
  checkRule(rule, 'labelReviewed: soon\nfunding: { released: TBD }');
});

test('it is an error under any label, a retired one too', () => {
  checkSeverities(rule, 'labelReviewed: 2027-01-01', always('error'));
  checkRule(
    rule,
    `
    status: retired
    labelReviewed: 2027-01-01
    #              ^^^^^^^^^^ error
    `,
  );
});
