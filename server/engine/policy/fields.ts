import { type FieldSpec, list, map, number, oneOf, or, text } from '../format/field-spec.ts';
import { LABELS } from '../format/fields.ts';

export const POLICY_VERSION = 'charter-policy/v1';
const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const;

const words = (about: string): FieldSpec =>
  map(about, {
    add: list('Words that count as well.', text('A word, or several.', 'word')),
    exempt: list(
      'Words that shall not count; "*" empties the list that comes with the program.',
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
      'Policies that this one builds on: relative paths, or names of installed npm packages.',
      text('A path or a package.', 'path or package'),
    ),
    'text',
  ),
  severities: {
    ...map('How grave a finding is shown, by check. It never changes a label.', {}),
    anyKey: oneOf('How grave its findings are shown; off shows none.', SEVERITIES),
  },
  people: list(
    'The people who may own a charter. Where nobody is listed, anybody may.',
    map(
      'A person.',
      {
        name: text('The name.', 'name'),
        contact: text('An e-mail address, or a handle in quotes.', 'e-mail or @handle', { quoted: true }),
        team: text('The team.', 'team'),
        until: { about: 'The last day with the house, where that is known.', hint: 'YYYY-MM-DD', kinds: ['date'] },
      },
      { inline: true },
    ),
  ),
  internalDomains: list(
    'The e-mail domains of the house. An address of another one belongs to a vendor.',
    text('A domain.', 'example.com'),
  ),
  words: map('The lists of words by which checks go.', {
    placeholders: words('What stands where an answer should be, as "TBD" does.'),
    impressions: words('What is an impression and no metric, as "applause" is.'),
    fallbacks: words('The condition of the tier that takes the rest, as "otherwise" is.'),
    manualDestinations: words('Destinations that mean somebody copies by hand.'),
  }),
  timeZone: text('The time zone in which "today" is meant, as in Europe/Berlin.', 'Europe/Berlin'),
  thresholds: map('Limits, in days unless said.', {
    weeklyReview: number('How old the last review of the metric may be. 7 unless set.', 'days'),
    metricStale: number('How old the newest row of its data may be. 14 unless set.', 'days'),
    usage: number('How old the measurement of usage may be. 35 unless set.', 'days'),
    labelReview: number('How old the last look at the label may be. 92 unless set.', 'days'),
    waiver: number('How far ahead a waiver may reach. 92 unless set.', 'days'),
    ownerLeaving: number('How early it is said that an owner leaves. 90 unless set.', 'days'),
    pageLines: number('The most lines of a page. 120 unless set.', 'lines'),
    pageWords: number('The most words of a page. 700 unless set.', 'words'),
  }),
  required: map(
    'What a charter must fill in to claim a label, beside what the gates ask.',
    Object.fromEntries(
      LABELS.map((label) => [
        label,
        list(
          `Keys that a ${label} charter must fill in, as in adoption.usage.share.`,
          text('The path of a key.', 'path of a key'),
        ),
      ]),
    ),
  ),
  checks: list(
    'Checks of your own.',
    map('A check.', {
      id: text('Its name, in lower case with dashes.', 'acme-cost-center'),
      title: text('What it asks, in a few words.', 'what it asks'),
      path: text('The key that it looks at, as in maintenance.budgetLine.', 'path of a key'),
      condition: or(
        map(
          'What must hold of the value. Where nothing is written it holds, but for "present".',
          {
            equals: text('The value is this.', 'value'),
            oneOf: list('The value is one of these.', text('A value.', 'value')),
            matches: text(
              'The value matches this pattern (RE2 syntax: no look-around, no back-references).',
              'pattern',
              { quoted: true },
            ),
            above: number('The value is more than this.', 'number'),
            atLeast: number('The value is this or more.', 'number'),
            below: number('The value is less than this.', 'number'),
            atMost: number('The value is this or less.', 'number'),
            daysFromToday: compare('The date is so many days from today; days past are below 0.'),
          },
          { inline: true, hint: 'present' },
        ),
        'text',
      ),
      message: text('What is said when it does not hold, and what to do.', 'what to say'),
      severity: oneOf('How grave it is, outside the gates.', SEVERITIES.slice(0, 4)),
      gate: oneOf('The gate that it belongs to, if any. It then decides about the label.', ['charter', 'production']),
    }),
  ),
});
