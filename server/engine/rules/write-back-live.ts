import { listed, reportBlanks } from '../charter/blanks.ts';
import { flawOf, readEvidence } from '../charter/evidence.ts';
import { dayIn } from '../charter/field.ts';
import { said, sentence } from '../charter/said.ts';
import { defineGateRule, unknown, wrong } from '../rule.ts';
import { distance } from '../values/day.ts';

export default defineGateRule({
  id: 'write-back-live',
  title: 'Write-back is live',
  gates: ['production'],
  fields: ['writeBack.live', 'writeBack.method', 'writeBack.evidence'],
  why: 'Output that people must carry by hand is dropped as soon as volume rises.',
  pass: 'writeBack.live is a day up to today, the method is not manual, and evidence is given.',
  examples: {
    bad: 'writeBack: { method: manual }',
    good: 'writeBack: { method: queue }',
  },
  evidence({ charter, today }) {
    const day = dayIn(charter.field('writeBack.live'));
    const [method, proof] = [said(charter, 'writeBack.method'), said(charter, 'writeBack.evidence')];
    const since = day && `Since ${day}, ${distance(today, day)}${method ? `, by ${method}` : ''}.`;
    return [since, proof && sentence(`Shown by ${proof}`)].filter(Boolean).join(' ');
  },
  *check(context) {
    const { charter, today } = context;
    const [live, method, evidence] = ['live', 'method', 'evidence'].map((key) => charter.field(`writeBack.${key}`));
    if (!live || !method || !evidence) return;
    yield* reportBlanks(charter, {
      fields: { 'writeBack.live': 'since when output is written back', 'writeBack.evidence': 'what proves it' },
      none: 'It is not said since when output is written back, nor what proves it.',
      some: (words) => `It is not said ${listed([words])}.`,
      todo: 'Once output is written back, give the day and a link or file that shows it.',
      fix: 'Add since when it is live, and the evidence',
    });
    const day = dayIn(live);
    if (!live.blank && !day)
      yield wrong(
        live,
        'The day since when output is written back is not a date.',
        'Write since when output is written back as YYYY-MM-DD.',
      );
    if (day && day > today)
      yield wrong(live, `Write-back starts on ${day}, ${distance(today, day)}.`, `Write-back counts from ${day} on.`);
    if (method.text === 'manual')
      yield wrong(method, 'The output is carried by hand.', 'Let a program write the output to its destination.');
    const found = readEvidence(context, evidence);
    const flaw = flawOf(found, evidence.text);
    if (found.kind === 'unreadable')
      yield unknown(evidence, flaw!, 'Check the rights of the file that shows output arriving.');
    else if (flaw) yield wrong(evidence, flaw, 'Name a file or link that shows output arriving.');
  },
});
