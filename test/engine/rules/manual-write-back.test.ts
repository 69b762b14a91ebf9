import { test } from 'node:test';
import { DEFAULT_POLICY } from '../../../server/engine/index.ts';
import rule from '../../../server/engine/rules/manual-write-back.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

const words = (add: readonly string[], exempt: readonly string[] = []) => ({
  policy: { ...DEFAULT_POLICY, words: { ...DEFAULT_POLICY.words, manualDestinations: { add, exempt } } },
});

test('a method that is manual is found, with the hours where they are known', () => {
  checkRule(
    rule,
    `
    writeBack:
      method: manual
      #       ^^^^^^ warning: The output is carried by hand, 25 h a week (500 × 3 min / 60).
      minutesPerItem: 3
      destination: shared Excel sheet
    `,
  );
  for (const minutes of ['', '0', 'a few'])
    checkRule(
      rule,
      `writeBack:\n  method: manual\n  #       ^^^^^^ The output is carried by hand. Copying\n  minutesPerItem: ${minutes}\n`,
    );
});

test('copy-paste is found, whatever the method', () => {
  for (const method of ['', 'api'])
    checkRule(
      rule,
      `
      writeBack:
        destination: copy-paste into the case system
        #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: The destination says "copy-paste": the output is carried by hand, 8.3 h a week (500 × 1 min / 60).
        method: ${method}
        minutesPerItem: 1
      `,
    );
});

test('e-mail, chat and spreadsheets are found where no method is automatic', () => {
  for (const method of ['', 'TBD', 'somehow'])
    checkRule(
      rule,
      `
      writeBack:
        destination: "#drafts in Slack"
        #            ^^^^^^^^^^^^^^^^^^ warning: The destination says "Slack", and no method says that a program takes it
        method: ${method}
      `,
    );
  for (const method of ['api', 'queue', 'database', 'file-feed'])
    checkRule(rule, `writeBack: { destination: shared Excel sheet, method: ${method} }`);
});

test('a system is not, nor what only looks like one of the words', () => {
  for (const destination of [
    'case system',
    'Team dashboard in SAP',
    'mailing list service API',
    'Excellent CRM',
    'case system instead of copy-paste',
    'TBD',
    '""',
  ])
    checkRule(rule, `writeBack: { method: , destination: ${destination} }`);
});

test('the policy adds words, takes some out, or all', () => {
  checkRule(
    rule,
    `
    writeBack:
      destination: page in the Wiki
      #            ^^^^^^^^^^^^^^^^ warning: The destination says "Wiki"
      method:
    `,
    words(['wiki']),
  );
  checkRule(rule, 'writeBack: { method: , destination: Slack }', words([], ['slack']));
  checkRule(rule, 'writeBack: { method: , destination: copy-paste }', words([], ['copy-paste']));
  checkRule(rule, 'writeBack: { method: , destination: e-mails }', words([], ['e-mail']));
  checkRule(rule, 'writeBack: { method: , destination: copy-paste to Excel }', words([], ['*']));
});

test('it is a warning under any label', () => {
  checkSeverities(rule, 'writeBack: { method: manual }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});
