import { reportBlanks } from '../charter/blanks.ts';
import { flawOf, readEvidence } from '../charter/evidence.ts';
import { said } from '../charter/said.ts';
import { defineGateRule, unknown, wrong } from '../rule.ts';
import { csvHeader, csvRowCount } from '../values/csv.ts';

const COLUMNS = ['date', 'item', 'tier', 'reason'];

export default defineGateRule({
  id: 'override-logging',
  title: 'Overrides are logged',
  gates: ['production'],
  fields: ['governance.overrideLog'],
  why: 'What reviewers overrule is the only honest record of where it fails.',
  pass: 'governance.overrideLog names the log; a CSV file has the columns date,item,tier,reason.',
  examples: {
    bad: 'governance: { overrideLog: logs/nowhere.csv }',
    good: 'governance: { overrideLog: table overrides in the case system }',
  },
  evidence(context) {
    const field = context.charter.field('governance.overrideLog');
    const found = readEvidence(context, field);
    if (found.kind !== 'file') return said(context.charter, field.path);
    const rows = csvRowCount(found.file);
    return `${field.text}, with ${rows === 0 ? 'no entry yet' : rows === 1 ? '1 entry' : `${rows} entries`}.`;
  },
  *check(context) {
    const { charter } = context;
    const field = charter.field('governance.overrideLog');
    yield* reportBlanks(charter, {
      fields: { 'governance.overrideLog': 'the log of overrides' },
      none: 'It is not said where overrides are written down.',
      todo: 'Name the file or system in which a person notes each output that was overruled, and why.',
      fix: 'Add the override log',
    });
    const evidence = readEvidence(context, field);
    const todo = `Give the log of overrides the columns ${COLUMNS.join(',')}.`;
    if (evidence.kind === 'unreadable')
      yield unknown(field, flawOf(evidence, field.text)!, 'Check the rights of the log of overrides.');
    else if (evidence.kind === 'folder')
      yield wrong(field, `${field.text} is a folder.`, 'Name the file in it that overrides are written to.');
    else {
      const flaw = flawOf(evidence, field.text);
      if (flaw)
        yield wrong(
          field,
          flaw,
          `Create the log of overrides with the columns ${COLUMNS.join(',')}; it may have no rows yet.`,
        );
    }
    if (evidence.kind !== 'file' || field.text === undefined) return;
    const header = csvHeader(evidence.file);
    const missing = COLUMNS.filter((column) => !header.includes(column));
    if (missing.length > 0)
      yield wrong(
        field,
        `The file ${field.text} lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}.`,
        todo,
      );
  },
});
