import { reportBlanks } from '../charter/blanks.ts';
import { scaffold } from '../fixes/scaffold-fix.ts';
import { defineRule, errorInProduction, wrong } from '../rule.ts';
import { isFloating } from '../values/floating.ts';

const FIX = 'Add the model version';

export default defineRule({
  id: 'model-version',
  title: 'The model version is pinned',
  group: 'Governance',
  severity: errorInProduction,
  fields: ['governance.modelVersion', 'governance.modelVersion.pinned'],
  why: 'A model that changes by itself changes the output on a day that nobody chose.',
  pass: 'governance.modelVersion.pinned is one exact version; not latest, auto or *.',
  examples: {
    bad: 'governance: { modelVersion: { pinned: latest } }',
    good: 'governance: { modelVersion: { pinned: drafter-2026-08 } }',
  },
  *check({ charter }) {
    const whole = charter.field('governance.modelVersion');
    const pinned = charter.field('governance.modelVersion.pinned');
    const field = whole.keySpan && (whole.blank || whole.text !== undefined) ? whole : pinned;
    for (const report of reportBlanks(charter, {
      fields: { [field.path]: 'the exact version of the model' },
      none: 'It is not said which version of the model runs.',
      todo: 'Write the exact version that runs.',
      fix: FIX,
    }))
      yield { ...report, fixes: [scaffold(FIX, [pinned.path])] };
    if (field.text !== undefined && isFloating(field.text))
      yield wrong(
        field,
        `"${field.text}" is whatever version is newest at the time.`,
        'Write the exact version that runs today.',
      );
  },
});
