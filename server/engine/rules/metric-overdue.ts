import { reportBlanks } from '../charter/blanks.ts';
import { dayIn } from '../charter/field.ts';
import { readMetric } from '../charter/metric.ts';
import { fillIn } from '../fixes/fill-in.ts';
import { defineRule, wrong } from '../rule.ts';
import { distance } from '../values/day.ts';
import { lastBy } from '../values/metric-data.ts';

const VALUE = 'ninetyDayMetric.result.value';
const DATE = 'ninetyDayMetric.result.date';

export default defineRule({
  id: 'metric-overdue',
  title: 'Day 90 has come with a number',
  group: 'Metric',
  severity: (declared) => (declared === 'research' ? 'warning' : 'error'),
  fields: ['ninetyDayMetric.result', 'ninetyDayMetric.data', 'ninetyDayMetric.start'],
  why: 'A metric without a number at the end has proved nothing.',
  pass: 'Once day 90 is past there is data since the start, or a result with its value and date.',
  examples: {
    bad: 'ninetyDayMetric: { start: 2026-08-01, data: }',
    good: 'ninetyDayMetric: { start: 2026-08-01, data:, result: { value: 38, date: 2026-10-30 } }',
  },
  *check(context) {
    const { charter, today } = context;
    const { start, dayNinety, evidence, data } = readMetric(context);
    if (!start || !dayNinety || today <= dayNinety) return;
    // Data that is described in words, or could not be read, may well be there.
    if (evidence.kind === 'prose' || evidence.kind === 'unreadable') return;
    const newest = data && lastBy(data.rows, today);
    if (newest && newest.day >= start) return;

    const past = `Day 90 was ${dayNinety}, ${distance(today, dayNinety)}`;
    const result = charter.field('ninetyDayMetric.result');
    if (!result.blank && result.node?.kind !== 'map') return;
    const [value, date] = [charter.field(VALUE), charter.field(DATE)];
    const measured = dayIn(date);
    if (value.blank || date.blank) {
      for (const report of reportBlanks(charter, {
        fields: { [VALUE]: 'the value of the result', [DATE]: 'the date of the result' },
        none: `${past}, and there is neither data nor a result.`,
        some: (words) => `${past}, and ${words} is missing.`,
        todo: 'Write down the value that was reached and when it was measured, or name the data file.',
        fix: 'Add the result',
      })) {
        if (value.blank) yield report;
        // The number is there; only when it was measured is not said.
        else
          yield {
            ...report,
            severity: 'information',
            fixes: [fillIn(`Say that it was measured on day 90 (${dayNinety})`, DATE, dayNinety), ...report.fixes],
          };
      }
    } else if (measured && measured > today)
      yield wrong(
        date,
        `${past}, and the result is dated ${measured}, ${distance(today, measured)}.`,
        'Write the day on which it was measured.',
      );
    else if (measured && measured < start)
      yield wrong(
        date,
        `${past}, and the result is dated ${measured}, before the start on ${start}.`,
        'Measure what it is now and write down the value and the day.',
      );
  },
});
