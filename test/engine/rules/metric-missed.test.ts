import { test } from 'node:test';
import rule from '../../../server/engine/rules/metric-missed.ts';
import { checkRule } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { day, fakeFiles, productionChanges } from '../../support/page.ts';

const page = overlay(productionChanges).text;
const today = day('2026-12-16');
const files = (...rows: string[]) => fakeFiles({ 'm.csv': `date,value\n${rows.map((row) => `${row}\n`).join('')}` });

/** What is said of these figures two days after day 90; nothing when `says` is left out. */
function after(figures: string, rows: string[], says?: string): void {
  checkRule(
    rule,
    `ninetyDayMetric:\n  data: m.csv\n${says === undefined ? '' : `  #     ^^^^^ error: ${says}\n`}${figures
      .split(', ')
      .map((figure) => `  ${figure}\n`)
      .join('')}`,
    { page, today, files: files(...rows) },
  );
}

test('the last value by day 90 is held against the target', () => {
  const figures = 'baseline: 120, target: 40';
  const says = 'the last value by then, of 2026-12-14, is 41, and the target is 40 or less';
  after(figures, ['2026-12-14,41', '2026-10-01,30'], `Day 90 was 2026-12-14, 2 days ago; ${says}`);
  after(figures, ['2026-12-14,41', '2026-12-15,39'], says);
  after(figures, ['2026-10-01,30', '2026-12-14,41'], says);
  after(figures, ['2026-12-14,40']);
  after(figures, ['2026-10-01,200', '2026-12-14,39.5', '2026-12-15,200']);
});

test('more is better where the target is above the baseline', () => {
  after('baseline: 40, target: 120', ['2026-12-14,119.9'], 'is 119.9, and the target is 120 or more');
  after('baseline: 40, target: 120', ['2026-12-14,120']);
  after('baseline: -5, target: 0', ['2026-12-14,-1'], 'is -1, and the target is 0 or more');
});

test('before day 90, and on it, the ninety days are running', () => {
  for (const running of ['2026-11-23', '2026-12-14'])
    checkRule(rule, 'ninetyDayMetric: { data: m.csv }', { page, today: day(running), files: files('2026-11-20,119') });
});

test('percentages are compared with percentages, however they are written', () => {
  after('baseline: 8%, target: 3%', ['2026-12-14,4%'], 'is 4%, and the target is 3% or less');
  after('baseline: 8%, target: 3%', ['2026-12-14,3%']);
  after('baseline: 8%, target: 3%', ['2026-12-14,0.03']);
  after('baseline: 8%, target: 3%', ['2026-12-14,0.04'], 'is 4%');
  after('baseline: 8%, target: 3%', ['2026-10-01,8', '2026-12-14,3']);
  after('baseline: 8%, target: 3%', ['2026-10-01,8', '2026-12-14,4'], 'is 4%');
  after('baseline: 0.08, target: 0.03', ['2026-12-14,3%']);
  after('baseline: 0.08, target: 0.03', ['2026-12-14,4%'], 'is 0.04, and the target is 0.03 or less');
  after('baseline: 8, target: 7', ['2026-12-14,7%']);
  after('baseline: 8, target: 3', ['2026-12-14,7%'], 'is 7, and the target is 3 or less');
  after('baseline: 100%, target: 150%', ['2026-12-14,1.5']);
});

test('only the ninety days count', () => {
  after('baseline: 120, target: 40', ['2026-09-14,100']);
  after('baseline: 120, target: 40', ['2026-12-15,100']);
  after('baseline: 120, target: 40', ['2026-12-14,about 100']);
});

test('where there is no data, the result is held against it', () => {
  checkRule(
    rule,
    `
    ninetyDayMetric:
      data:
      result: { value: 52, date: 2026-12-14 }
      #                ^^ error: the result is 52, and the target is 40 or less
    `,
    { page, today },
  );
  checkRule(rule, 'ninetyDayMetric: { data:, result: { value: 40, date: 2026-12-14 } }', { page, today });
  checkRule(rule, 'ninetyDayMetric: { data:, result: { value: pending } }', { page, today });
  checkRule(rule, 'ninetyDayMetric: { result: { value: 52, date: 2026-12-14 }, data: m.csv }', {
    page,
    today,
    files: files('2026-12-14,38'),
  });
});

test('where baseline or target does not tell what is better, nothing is missed', () => {
  for (const figures of ['baseline: ', 'target: ', 'target: 120', 'target: far less', 'start: '])
    after(figures, ['2026-12-14,100']);
});

test('only production claims that the number was reached', () => {
  for (const status of ['', 'research', 'pilot'])
    checkRule(rule, `status: ${status}\nninetyDayMetric: { start: 2026-08-01 }`, { page });
  checkRule(rule, 'ninetyDayMetric:\n  start: 2026-08-01\n  data: m.csv\n  #     ^^^^^ error: is 80\n', {
    page,
    files: files('2026-10-01,80'),
  });
});
