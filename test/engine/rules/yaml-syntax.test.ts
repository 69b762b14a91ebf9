import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/yaml-syntax.ts';
import { checkFix } from '../../support/fixes.ts';
import { checkRule } from '../../support/marked.ts';

const page = 'apiVersion: charter/v1\nstatus: pilot\n';

test('text that begins with a character of YAML needs quotes', () => {
  for (const [value, says] of [
    ['@ana', 'Text that begins with @ needs quotes'],
    ['`code`', 'Text that begins with ` needs quotes'],
    ['%x', 'Text that begins with % needs quotes'],
    ['- x', 'text that begins with a dash needs quotes'],
    ['? x', 'needs quotes around it'],
    ['*ana', 'repeats another one'],
    ['*', 'Text that begins with * needs quotes'],
    ['see: this', 'makes YAML read this text as a key'],
    ['"a" b', 'There is more text behind the closing quote'],
  ] as const) {
    const { findings } = checkRule(rule, `title: ${value}\n#      ${mark(value)} error: ${says}`, { page });
    assert.equal(findings[0]!.fixes.length, 1, value);
    const { after } = checkFix(rule, `title: ${value} # why\n`, { page });
    assert.match(after, /^title: (['"]).*\1 # why\n$/m, value);
  }

  function mark(value: string) {
    // Of text behind a closing quote, what is too much.
    return value.startsWith('"') ? `${' '.repeat(value.length - 1)}^` : '^'.repeat(value.length);
  }
});

test('the same between braces, where a value ends at the comma', () => {
  checkRule(
    rule,
    `
    owners:
      operator: { name: Ana, contact: @ana }
      #                               ^^^^^^ error: Text that begins with @ needs quotes
    `,
    { page },
  );
  const { after } = checkFix(rule, 'owners:\n  operator: { contact: @ana, name: Ana } # she\n', { page });
  assert.match(after, /operator: \{ contact: "@ana", name: Ana \} # she\n/);
});

test('a line that begins with a percent sign is no key', () => {
  checkRule(
    rule,
    `
    %status: pilot
    ^^^^^^^^^^^^^^ error: A line that begins with % is read as an instruction to YAML
    `,
    { page: '' },
  );
});

test('quoting keeps what is written, quotes and backslashes too', () => {
  assert.match(checkFix(rule, 'title: @a "b" it\'s \\n\n', { page }).after, /^title: '@a "b" it''s \\n'$/m);
  assert.match(checkFix(rule, 'title: say: "hello"\n', { page }).after, /^title: 'say: "hello"'$/m);
  assert.match(checkFix(rule, 'title: "a\\q"\n', { page }).after, /^title: 'a\\q'$/m);
});

test('tabs become spaces', () => {
  checkRule(
    rule,
    `
    problem:
    \tfrictionHours: 120
    `.replace('120', '120\n    ^^^^^^^^^^^^^^^^^^^ error: indented with a tab'),
    { page },
  );
  const { after } = checkFix(rule, 'problem:\n\tfrictionHours: 120 # a\tb\n\tstatement: x\n', { page });
  assert.match(after, /problem:\n {2}frictionHours: 120 # a\tb\n {2}statement: x\n/);
});

test('a quote and a bracket that never close are shown where they open', () => {
  checkRule(
    rule,
    `
    title: "Draft case text
    #      ^^^^^^^^^^^^^^^^ error: A text opens with " here and never closes
    problem: { frictionHours: 3 }
    `,
    { page },
  );
  checkRule(
    rule,
    `
    owners:
      operator: { name: Ana
      #         ^^^^^^^^^^^ error: { opens here and never closes
    problem:
      frictionHours: 3
    `,
    { page },
  );
  checkRule(
    rule,
    `
    review:
      checklist: [ a, b
      #          ^^^^^^ error: [ opens here and never closes
    `,
    { page },
  );
  // The parser complains of a key over two lines, which is what comes of it.
  checkRule(
    rule,
    `
    review:
      checklist: [ a,
      #          ^^^^ error: [ opens here and never closes
        is it right
        volumePerWeek: 3
    `,
    { page },
  );
});

test('a quote that is closed by the next one, some lines below, is shown where it opens', () => {
  checkRule(
    rule,
    `
    review:
      tiers: [
        { name: "draft, when: template exists },
        #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error: A text opens with " here and closes only some lines below
        { name: rewrite, when: "otherwise" } ]
    `,
    { page },
  );
});

test('a key without its colon, or without the space behind it', () => {
  checkRule(
    rule,
    `
    prob
    ^^^^ error: "prob" has no colon
    owners:
      operator: Ana
    `,
    { page },
  );
  checkRule(
    rule,
    `
    problem:3
    ^^^^^^^^^ error: Leave a space behind the colon: "problem: 3"
    owners:
      operator: Ana
    `,
    { page },
  );
});

test('a line that does not line up', () => {
  checkRule(
    rule,
    `
    problem:
      statement: x
       frictionHours: 3
    #  ^^^^^^^^^^^^^^^^ error: This line is indented deeper than the line above it
    owners: x
    `,
    { page },
  );
  checkRule(
    rule,
    `
    problem:
        statement: x
      frictionHours: 3
    # ^^^^^^^^^^^^^^^^ error: does not line up
    `,
    { page },
  );
});

test('a key that is written twice', () => {
  checkRule(
    rule,
    `
    title: a
    title: b
    ^^^^^ error: "title" is written twice here
    problem: { statement: a, statement: b }
    #                        ^^^^^^^^^ error: "statement" is written twice here
    `,
    { page },
  );
});
