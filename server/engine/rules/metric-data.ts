import { listed } from '../charter/blanks.ts';
import { flawOf, readEvidence } from '../charter/evidence.ts';
import { defineRule, unknown, wrong } from '../rule.ts';
import { metricDataOf, type RowFlaw, rowsAfter } from '../values/metric-data.ts';

/** More than a few at once nobody reads. */
const MOST_FLAWS = 3;
const MOST_COLUMNS = 6;

export default defineRule({
  id: 'metric-data',
  title: "The metric's data can be read",
  group: 'Metric',
  fields: ['ninetyDayMetric.data'],
  why: 'A value that cannot be read counts for nobody.',
  pass: 'ninetyDayMetric.data is a CSV file with the columns date,value: days as YYYY-MM-DD, numbers without a unit.',
  examples: {
    bad: 'ninetyDayMetric: { data: logs/overrides.csv }',
    good: 'ninetyDayMetric: { data: metrics/suppression-hours.csv }',
  },
  *check(context) {
    const field = context.charter.field('ninetyDayMetric.data');
    const evidence = readEvidence(context, field);
    const path = field.text;
    if (evidence.kind === 'unreadable') yield unknown(field, flawOf(evidence, path)!, 'Check the rights of the file.');
    if (evidence.kind === 'folder') yield wrong(field, `${path} is a folder.`, 'Name the CSV file in it.');
    if (evidence.kind !== 'file') return;
    const { rows, flaws, columns, missingColumns } = metricDataOf(evidence.file);
    if (missingColumns.length > 0) {
      const lacks = `The file ${path} lacks the column${missingColumns.length > 1 ? 's' : ''} ${listed(missingColumns)}`;
      const has = columns.slice(0, MOST_COLUMNS).map((name) => (name.length > 30 ? `${name.slice(0, 30)}…` : name));
      const more = columns.length > MOST_COLUMNS ? ', …' : '';
      yield wrong(
        field,
        `${lacks}; its first line is ${has.join(', ')}${more}.`,
        'Let its first line be date,value and each row below it a day and a number.',
      );
      return;
    }
    const ahead = rowsAfter(rows, context.today).map(
      ({ line, day }): RowFlaw => ({ line, problem: `${day} is ahead of today.` }),
    );
    const all = ahead.length > 0 ? [...flaws, ...ahead].sort((a, b) => a.line - b.line) : flaws;
    if (all.length === 0) return;
    const told = all.slice(0, MOST_FLAWS).map(({ line, problem }) => `Line ${line}: ${problem}`);
    const left = all.length - told.length;
    const rest = left === 0 ? '' : left === 1 ? ' One more row is bad.' : ` ${left} more rows are bad.`;
    yield wrong(
      field,
      `In ${path}, ${told.join(' ').replace(/^L/, 'l')}${rest}`,
      'Write each day as YYYY-MM-DD and each value as a number alone.',
    );
  },
});
