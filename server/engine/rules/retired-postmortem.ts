import { reportBlanks } from '../charter/blanks.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'retired-postmortem',
  title: 'What is retired has its postmortem',
  group: 'Label',
  fields: [
    'postmortem.owner',
    'postmortem.integration',
    'postmortem.reviewLoad',
    'postmortem.measurement',
    'postmortem.inputs',
    'postmortem.training',
    'postmortem.usedInDecisions',
  ],
  why: 'A failure that is not written down is paid for twice.',
  pass: 'postmortem answers all seven questions, where status is retired.',
  examples: {
    bad: 'status: retired\npostmortem: { owner: no }',
    good: `status: retired
postmortem: { owner: no, integration: no, reviewLoad: yes, measurement: no, inputs: yes, training: no, usedInDecisions: no }`,
  },
  *check({ charter, declared }) {
    if (declared !== 'retired') return;
    yield* reportBlanks(charter, {
      fields: {
        'postmortem.owner': 'whether an owner was named on day one',
        'postmortem.integration': 'whether it was integrated or copied by hand',
        'postmortem.reviewLoad': 'whether the review load fitted the capacity',
        'postmortem.measurement': 'whether the time saved was measured',
        'postmortem.inputs': 'whether the inputs were fixed',
        'postmortem.training': 'whether average operators were trained',
        'postmortem.usedInDecisions': 'whether leadership used the output in decisions',
      },
      none: 'This charter is retired, and none of the seven questions of the postmortem is answered.',
      some: (words) => `The postmortem does not say ${words}.`,
      todo: 'Answer with the people who worked with it, in a word or a sentence.',
      fix: 'Add the answers of the postmortem',
    });
  },
});
