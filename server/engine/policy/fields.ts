import { amount, date, type FieldSpec, list, map, number, oneOf, or, text } from '../format/field-spec.ts';
import { LABELS } from '../format/fields.ts';

const POLICY_VERSION = 'charter-policy/v1';
const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const;

const words = (about: string): FieldSpec =>
  map(about, {
    add: list('Words that count as well as those that the program knows.', text('A word, or several.', 'word')),
    exempt: list(
      'Words that shall not count. "*" takes out all that the program knows.',
      text('A word, or several.', 'word'),
    ),
  });

const compare = (about: string): FieldSpec =>
  map(
    about,
    {
      above: number('More than this.', 'number'),
      atLeast: number('This or more.', 'number'),
      below: number('Less than this.', 'number'),
      atMost: number('This or less.', 'number'),
    },
    { inline: true },
  );

/** Every key of a policy, in canonical order. */
export const POLICY: FieldSpec = map("A house's own settings for its charters.", {
  apiVersion: oneOf('The version of the policy format.', [POLICY_VERSION]),
  extends: or(
    list(
      'Policies that this one builds on, and overrides: paths that begin with ./ or ../, or the names of installed npm packages.',
      text('A path from this file, or the name of a package.', '../charter.policy.yaml'),
    ),
    'text',
  ),
  severities: {
    ...map('How grave the findings of a check are shown, by the id of the check. It never changes a label.', {}),
    anyKey: oneOf('How grave its findings are shown; off shows none.', SEVERITIES),
  },
  people: list(
    'The people who may own a charter. Where the list is missing, anybody may.',
    map(
      'A person.',
      {
        name: text('The name.', 'name'),
        contact: text('An e-mail address, or a handle in quotes.', 'e-mail or @handle', { quoted: true }),
        team: text('The team.', 'team'),
        until: date('The last day with the house, where that is known.'),
      },
      { inline: true },
    ),
  ),
  internalDomains: list(
    'The e-mail domains of the house. An owner with an address of any other domain counts as a vendor.',
    text('A domain.', 'example.com'),
  ),
  words: map(
    'Words by which checks tell one thing from another: added to those that the program knows, or taken out.',
    {
      placeholders: words('What stands where an answer should be, as "TBD" does.'),
      impressions: words('What is an impression and no metric, as "applause" is.'),
      fallbacks: words('What a tier says that takes all the rest, as "otherwise" does.'),
      manualDestinations: words('What a destination is called to which somebody copies by hand, as "spreadsheet".'),
    },
  ),
  timeZone: text(
    'The time zone that says which day it is, as in Europe/Berlin. Without one, it is that of the machine.',
    'Europe/Berlin',
  ),
  thresholds: map('Limits, in days unless said.', {
    weeklyReview: number('How old the last review of the metric may be. 7 unless set.', 'days'),
    metricStale: number("How old the newest row of the metric's data may be. 14 unless set.", 'days'),
    usage: number('How old the measurement of usage may be. 35 unless set.', 'days'),
    labelReview: number('How old the last look at the label may be. 92 unless set.', 'days'),
    waiver: number('How far ahead a waiver may reach. 92 unless set.', 'days'),
    ownerLeaving: number('How early it is said that an owner leaves. 90 unless set.', 'days'),
    pageLines: number('The most lines of a page. 120 unless set.', 'lines'),
    pageWords: number('The most words of a page. 700 unless set.', 'words'),
  }),
  required: map(
    'Keys that a charter must fill in for a label, beside what the gates ask. For pilot and production they decide about the label.',
    Object.fromEntries(
      LABELS.map((label) => [
        label,
        list(
          `Keys that a ${label} charter must fill in.`,
          text('The path of a key, as in adoption.usage.share or review.tiers.*.reviewer.', 'path of a key'),
        ),
      ]),
    ),
  ),
  checks: list(
    'Checks of your own: what must hold of a key, and what is said when it does not.',
    map('A check.', {
      id: text(
        'Its name, in lower case with dashes. It is shown with its findings, and may be named in severities.',
        'acme-cost-center',
      ),
      title: text('What it asks, in a few words.', 'what it asks'),
      path: text(
        'The key that it looks at, as in maintenance.budgetLine; review.tiers.*.reviewer is that of every tier.',
        'path of a key',
      ),
      condition: or(
        map(
          'What must hold of the value; of several, all. Of a key that is not filled in, only "present" fails.',
          {
            equals: text('The value is this.', 'value'),
            oneOf: list('The value is one of these.', text('A value.', 'value')),
            matches: text(
              'This pattern (a regular expression as RE2 knows it) is found in the value. ^ stands for its beginning, $ for its end.',
              'pattern',
              { quoted: true },
            ),
            above: amount('The value is more than this.', 'number'),
            atLeast: amount('The value is this or more.', 'number'),
            below: amount('The value is less than this.', 'number'),
            atMost: amount('The value is this or less.', 'number'),
            daysFromToday: compare('The date lies so many days from today; -30 is 30 days ago.'),
          },
          { inline: true, hint: 'present' },
        ),
        'text',
      ),
      message: text('What is said when it does not hold: what is wrong, and what to do.', 'what to say'),
      severity: oneOf('How grave it is, where it belongs to no gate; a warning unless set.', SEVERITIES.slice(0, 4)),
      gate: oneOf(
        'The gate that it belongs to, if any: charter opens pilot, production opens production. It then decides about the label.',
        ['charter', 'production'],
      ),
    }),
  ),
});
