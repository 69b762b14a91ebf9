import { reportBlanks } from '../charter/blanks.ts';
import { flawOf, readEvidence } from '../charter/evidence.ts';
import { scaffold } from '../fixes/scaffold-fix.ts';
import { defineRule, errorInProduction, unknown, wrong } from '../rule.ts';
import { isFloating } from '../values/floating.ts';

const FIX = 'Add the prompts';

export default defineRule({
  id: 'prompt-versioned',
  title: 'The prompts have a version or a file',
  group: 'Governance',
  severity: errorInProduction,
  fields: ['governance.prompts', 'governance.prompts.path', 'governance.prompts.version'],
  why: 'A prompt that is kept nowhere cannot be compared, reviewed or restored.',
  pass: 'governance.prompts gives the path of the prompts in the repository, or their version.',
  examples: {
    bad: 'governance: { prompts: { path: prompts/nowhere.md } }',
    good: 'governance: { prompts: { path: , version: v7 } }',
  },
  *check(context) {
    const { charter } = context;
    const whole = charter.field('governance.prompts');
    const path = charter.field('governance.prompts.path');
    const version = charter.field('governance.prompts.version');
    if (version.text !== undefined && !isFloating(version.text)) return;

    const asOneText = whole.keySpan && (whole.blank || whole.text !== undefined);
    const named = asOneText ? whole : path;
    const evidence = readEvidence(context, named);
    const todo = 'Keep the prompts in a file of the repository and give its path, or give their version.';
    if (evidence.kind === 'blank') {
      if (version.text !== undefined) yield newest(version, version.text, todo);
      else yield* missing(asOneText ? whole : version.placeholder ? version : path);
    } else if (evidence.kind === 'unreadable')
      yield unknown(named, flawOf(evidence, named.text)!, 'Check the rights of the file.');
    else if (evidence.kind === 'prose' && isFloating(named.text ?? '')) yield newest(named, named.text!, todo);
    else {
      const flaw = flawOf(evidence, named.text);
      if (flaw) yield wrong(named, flaw, todo);
    }

    function* missing(field: typeof path) {
      const reports = reportBlanks(charter, {
        fields: { [field.path]: 'the path of the prompts, or their version,' },
        none: 'It is not said which prompts run.',
        todo,
        fix: FIX,
      });
      for (const report of reports)
        yield { ...report, fixes: [scaffold(FIX, [field === whole ? path.path : field.path])] };
    }
  },
});

function newest(field: Parameters<typeof wrong>[0], words: string, todo: string) {
  return wrong(field, `"${words}" is whatever is newest at the time, and no version.`, todo);
}
