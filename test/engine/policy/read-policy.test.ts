import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, DEFAULT_POLICY } from '../../../server/engine/index.ts';
import { assertLinear } from '../../support/assert-linear.ts';
import { checkPolicy, loadText, messages, soundPolicy } from '../../support/policy.ts';

test('an empty policy, or one of comments or blanks, changes nothing', () => {
  for (const text of ['', '\n', '# nothing yet\n', '\uFEFF', 'people:\n', 'words: {}\nseverities:\n', '---\n', '{}'])
    assert.deepEqual(soundPolicy(text), DEFAULT_POLICY, JSON.stringify(text));
});

test('unknown keys are found at any depth, with the nearest name, and keys of a house begin with x-', () => {
  checkPolicy(`
    severites: { write-back: off }
    ^^^^^^^^^ "severites" is not a key of a policy. Did you mean "severities"?
    people:
      - { nam: Ana }
    #     ^^^ Did you mean "name"?
    words: { placeholder: { add: [later] } }
    #        ^^^^^^^^^^^ Did you mean "placeholders"?
    thresholds: { weekly: 3 }
    #             ^^^^^^ is not a key of thresholds
    x-note: { anything: [goes] }
  `);
});

test('values of another kind are said where they stand', () => {
  checkPolicy(`
    internalDomains: example.com
    #                ^^^^^^^^^^^ is not a list
    timeZone: [Europe/Berlin]
    #         ^^^^^^^^^^^^^^^ is not a single value
    severities: { write-back: fatal, placeholder: of }
    #                         ^^^^^ "fatal" is not a value
    #                                             ^^ Did you mean "off"?
    people: [{ until: soon }]
    #                 ^^^^ is not a date
    thresholds: { waiver: two weeks }
    #                     ^^^^^^^^^ is not a number
  `);
  checkPolicy(`
    - severities
    ^^^^^^^^^^^^ not a list of keys and values
  `);
  checkPolicy(`
    just words
    ^^^^^^^^^^ not a list of keys and values
  `);
});

test('a version of the format that is not known is said', () => {
  soundPolicy('apiVersion: charter-policy/v1');
  checkPolicy(`
    apiVersion: charter-policy/v2
    #           ^^^^^^^^^^^^^^^^^ It may be charter-policy/v1
  `);
});

test('a check that does not exist is named, with the nearest one, and the fix puts its name right', () => {
  const [first] = checkPolicy(`
    severities:
      write-bak: off
      ^^^^^^^^^ There is no check "write-bak". Did you mean "write-back"?
      placeholder: hint
      nothing-like-it: off
      ^^^^^^^^^^^^^^^ Write the id of a check
      required-for-someday: off
      ^^^^^^^^^^^^^^^^^^^^ There is no check
      x-note: why these
  `);
  const text = 'severities:\n  write-bak: off\n';
  const { charter } = loadText(text).files[0]!;
  assert.equal(applyEdits(text, first!.fixes[0]!.edits(charter)), text.replace('write-bak', 'write-back'));
});

test('no check is suggested that the policy names already', () => {
  const findings = checkPolicy(`
    severities:
      write-back: off
      write-bak: off
      ^^^^^^^^^ There is no check "write-bak".
  `);
  assert.doesNotMatch(findings[0]!.message, /mean "write-back"/);
});

test('a misspelt path is named with the nearest one, whichever step of it is misspelt', () => {
  const text = 'required: { pilot: [adopton.usge.share] }\n';
  const loaded = loadText(text);
  const [finding] = loaded.files[0]!.findings;
  assert.match(finding!.message, /no key "adopton\.usge\.share"\. Did you mean "adoption\.usage\.share"\?/);
  const fixed = applyEdits(text, finding!.fixes[0]!.edits(loaded.files[0]!.charter));
  assert.equal(fixed, 'required: { pilot: [adoption.usage.share] }\n');
  checkPolicy(`
    required:
      production:
        - funding
        - nothing.at.all
        # ^^^^^^^^^^^^^^ Write the path of a key
        - owners..name
        # ^^^^^^^^^^^^ has no key
        - x-cost-center
        - inputs.schema.properties
        # ^^^^^^^^^^^^^^^^^^^^^^^^ has no key
  `);
});

test('a time zone that does not exist is named with the nearest one', () => {
  for (const zone of ['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires', 'asia/tokyo'])
    assert.equal(soundPolicy(`timeZone: ${zone}`).timeZone, zone);
  checkPolicy(`
    timeZone: Europe/Berln
    #         ^^^^^^^^^^^^ Did you mean "Europe/Berlin"?
  `);
  checkPolicy(`
    timeZone: the office
    #         ^^^^^^^^^^ Write one as in Europe/Berlin or UTC
  `);
});

test('limits are above nothing and within the calendar; one that is not leaves that of the program', () => {
  checkPolicy(`
    thresholds:
      weeklyReview: 0
      #             ^ Write a number above 0
      waiver: -3
      #       ^^ would let nothing pass
      usage: 1e12
      #      ^^^^ Write a number up to 36500
      ownerLeaving: .inf
      #             ^^^^ A limit of .inf is none
      metricStale: .nan
      #            ^^^^ is none
      pageLines: 60%
      #          ^^^ is not a number
  `);
  const { policy } = loadText('thresholds: { weeklyReview: 0, metricStale: 20 }');
  assert.deepEqual(policy.thresholds, { ...DEFAULT_POLICY.thresholds, metricStale: 20 });
});

test('of a policy that is not YAML nothing holds, and each damaged place is one finding', () => {
  const { policy, files } = loadText('severities: { write-back: off }\npeople: [\n');
  assert.deepEqual(policy, DEFAULT_POLICY);
  assert.deepEqual(
    files[0]!.findings.map(({ check }) => check),
    ['yaml-syntax'],
  );
  checkPolicy(
    `
    severities:
      write-back: off
    people:
    \t- { name: Ana }
    ^^^^^^^^^^^^^^^^ indented with a tab
  `,
  );
});

test('a key that is written twice is said', () => {
  const { files } = loadText('timeZone: UTC\ntimeZone: Europe/Berlin\n');
  assert.match(messages(loadText('timeZone: UTC\ntimeZone: Europe/Berlin\n'))[0]!, /timeZone/);
  assert.equal(files[0]!.findings.length, 1);
});

test('a second document is not read, which is said', () => {
  const [finding] = loadText('timeZone: UTC\n---\nseverities: { nothing: off }\n').files[0]!.findings;
  assert.match(finding!.message, /second document begins here, which is not read/);
  assert.deepEqual(finding!.span, { start: 14, end: 17 });
});

test('words that elsewhere are placeholders are words here', () => {
  const { words, people } = soundPolicy(`
    words:
      placeholders:
        add: [to come, "<owner>", "???"]
        exempt: [TBD-Tools, NA, none]
    people: [{ name: Someone, team: unknown }]
  `);
  assert.deepEqual(words.placeholders, { add: ['to come', '<owner>', '???'], exempt: ['TBD-Tools', 'NA', 'none'] });
  assert.equal(people[0]?.name, 'Someone');
});

test('keys that are special to JavaScript are keys like any other', () => {
  checkPolicy(`
    severities:
      __proto__: off
      ^^^^^^^^^ There is no check "__proto__"
      constructor: off
      ^^^^^^^^^^^ There is no check
      toString: off
      ^^^^^^^^ There is no check
    __proto__: { polluted: yes }
    ^^^^^^^^^ is not a key of a policy
    words: { constructor: {} }
    #        ^^^^^^^^^^^ is not a key of words
    required: { hasOwnProperty: [title], pilot: [__proto__, constructor.name] }
    #           ^^^^^^^^^^^^^^ is not a key of required
    #                                            ^^^^^^^^^ has no key "__proto__"
    #                                                       ^^^^^^^^^^^^^^^^ has no key
    thresholds: { valueOf: 3 }
    #             ^^^^^^^ is not a key of thresholds
  `);
  const { policy } = loadText('severities: { __proto__: off }\n__proto__: { polluted: true }\n');
  assert.equal(({} as { polluted?: boolean }).polluted, undefined);
  assert.equal(Object.getPrototypeOf(policy.severities), Object.prototype);
});

test('a check may be called what every object has', () => {
  const { severities, checks } = soundPolicy(`
    severities: { constructor: hint }
    checks: [{ id: constructor, path: title, condition: present, message: A title is missing. }]
  `);
  assert.equal(checks[0]?.id, 'constructor');
  assert.deepEqual(severities, { constructor: 'hint' });
});

const many = (line: (index: number) => string) => (size: number) =>
  Array.from({ length: size }, (_, index) => line(index)).join('');
const large: Readonly<Record<string, (size: number) => string>> = {
  'misspelt checks': (size) => `severities:\n${many((index) => `  writ-back-${index}: off\n`)(size)}`,
  'checks of a house, and misspelt ones': (size) =>
    `checks:\n${many((index) => `  - { id: check-number-${index}, path: title, condition: present, message: m }\n`)(size)}severities:\n${many((index) => `  chek-numbre-x${index}: off\n`)(size)}`,
  'misspelt paths': (size) => `required:\n  pilot:\n${many((index) => `    - adopton.usge.shre${index}\n`)(size)}`,
  'policies that are not there': (size) => `extends:\n${many((index) => `  - ./x${index}\n`)(size)}`,
};

for (const [what, make] of Object.entries(large))
  test(`reading ${what} takes time in line with their number`, () =>
    assertLinear(what, make, 500, (text) => loadText(text)));

test('no text makes it throw', () => {
  const policy =
    'extends: ./a\nseverities: { write-back: off }\npeople: [{ name: Ana }]\nchecks: [{ id: a, path: title, condition: { oneOf: [a] }, message: m }]\n';
  for (let end = 0; end < policy.length; end += 3) loadText(policy.slice(0, end));
  for (const value of ['x', '3', '[x]', '[[x]]', '{ x: 1 }', 'null', '"', '*a', '&a [*a]', '!!x y', '{ ? x }'])
    for (const key of [
      'extends',
      'severities',
      'people',
      'internalDomains',
      'words',
      'timeZone',
      'thresholds',
      'required',
      'checks',
    ])
      loadText(`${key}: ${value}\n`);
});
