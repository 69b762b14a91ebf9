import type { Charter } from '../charter/charter.ts';
import { flawOf, readEvidence } from '../charter/evidence.ts';
import { dayIn } from '../charter/field.ts';
import { createMetricData, createSchema } from '../fixes/create-file.ts';
import { defineRule, type Fix, unknown, wrong } from '../rule.ts';
import { addDays, type Day } from '../values/day.ts';

/** Days after write-back went live. */
const REPORT_DUE = 30;
const REPORT = 'adoption.thirtyDayReport';
const DATA = 'ninetyDayMetric.data';

const PATHS: Readonly<Record<string, string>> = {
  'inputs.schema': 'the schema of the input',
  'review.checklist': 'the checklist',
  'writeBack.evidence': 'what proves that output arrives',
  [DATA]: "the metric's data",
  'maintenance.changeLog': 'the change log',
  'governance.prompts': 'the prompts',
  'governance.prompts.path': 'the prompts',
  [REPORT]: 'the report on the first thirty days',
};

export default defineRule({
  id: 'evidence-exists',
  title: 'The files that it names are there',
  group: 'Integration',
  severity: (declared) => (declared === 'research' ? 'warning' : 'error'),
  fields: Object.keys(PATHS),
  why: 'A page that points at nothing only looks as if the work were done.',
  pass: `Every path named as schema, checklist, evidence, data, change log, prompts or, ${REPORT_DUE} days after writeBack.live, as report leads to a file with something in it.`,
  examples: {
    bad: 'maintenance: { changeLog: CHANGES.md }',
    good: 'maintenance: { changeLog: the change log of the case system }',
  },
  *check(context) {
    const { charter, today } = context;
    for (const [path, words] of Object.entries(PATHS)) {
      if (path === REPORT && !reportIsDue(charter, today)) continue;
      const field = charter.field(path);
      const evidence = readEvidence(context, field);
      const flaw = flawOf(evidence, field.text);
      // Of the data, what cannot be read is the business of the check that reads it.
      if (evidence.kind === 'unreadable' && path !== DATA)
        yield { ...unknown(field, flaw!, 'Check the rights of the file.'), severity: 'warning' };
      else if (evidence.kind === 'absent')
        yield wrong(
          field,
          flaw!,
          `Name the file that holds ${words}, or leave this blank until there is one.`,
          stubFor(path, field.text ?? ''),
        );
      else if (evidence.kind === 'empty')
        yield wrong(field, flaw!, `Write down ${words} there, or leave this blank until it is.`);
    }
  },
});

/** What can be created without claiming that anything was done: the frame of a data file or of a schema. */
function stubFor(path: string, file: string): Fix[] {
  if (path === DATA && file.endsWith('.csv')) return [createMetricData(file)];
  return path === 'inputs.schema' && file.endsWith('.json') ? [createSchema(file)] : [];
}

function reportIsDue(charter: Charter, today: Day): boolean {
  const live = dayIn(charter.field('writeBack.live'));
  return live !== undefined && addDays(live, REPORT_DUE) <= today;
}
