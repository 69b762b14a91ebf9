import { reportBlanks } from '../charter/blanks.ts';
import { whenWrongWords } from '../charter/when-wrong.ts';
import { defineGateRule } from '../rule.ts';

export default defineGateRule({
  id: 'when-wrong',
  title: 'It is said what happens when output is wrong',
  gates: ['charter'],
  fields: ['whenWrong.detect', 'whenWrong.correct', 'whenWrong.escalateTo'],
  why: 'The first bad case decides whether people trust it again.',
  pass: 'whenWrong says how anybody notices, how it is put right, and who is told.',
  examples: {
    bad: 'whenWrong: { escalateTo: }',
    good: 'whenWrong: { escalateTo: ana.ruiz@example.com }',
  },
  evidence: ({ charter }) => whenWrongWords(charter),
  check: ({ charter }) =>
    reportBlanks(charter, {
      fields: {
        'whenWrong.detect': 'how anybody notices wrong output',
        'whenWrong.correct': 'how it is put right',
        'whenWrong.escalateTo': 'who is told',
      },
      none: 'It is not said what happens when output is wrong.',
      some: (words) =>
        `For wrong output it is not said ${words.replace('how anybody notices wrong output', 'how anybody notices')}.`,
      todo: 'Say how wrong output is noticed, how it is put right and who is told.',
      fix: 'Add what happens when output is wrong',
    }),
});
