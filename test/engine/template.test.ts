import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  evaluate,
  type NewCharterAnswers,
  newCharter,
  parseCharter,
  plainText,
  snippetText,
} from '../../server/engine/index.ts';
import { surroundings } from '../support/page.ts';

const charterText = (name: string, answers: NewCharterAnswers = {}) => plainText(newCharter(name, answers));

suite('a new charter', () => {
  test('says what is known and leaves the rest blank', () => {
    assert.equal(
      charterText('Draft case text', {
        title: 'Draft case text',
        operator: 'Ana Ruiz <ana.ruiz@example.com>',
        frictionHours: 120,
      }),
      `# The questions this page answers: who owns it, where output goes, what proves its value, what happens when it is wrong.
apiVersion: charter/v1
name: draft-case-text
title: Draft case text
status: research

problem:
  statement: <what people have to do today>
  frictionHours: 120

owners:
  operator: { name: Ana Ruiz, contact: ana.ruiz@example.com }
  technical: { name: <name>, contact: "<e-mail or @handle>" }
`,
    );
  });

  test('an owner may be written as people write one', () => {
    const written = (operator: string) => /operator: (.*)/.exec(charterText('x', { operator }))?.[1];
    assert.equal(written('Ana Ruiz'), '{ name: Ana Ruiz, contact: "<e-mail or @handle>" }');
    assert.equal(written('@ana'), '"@ana"');
    assert.equal(written('ana@example.com'), 'ana@example.com');
    assert.equal(written('Ana Ruiz, ana@example.com'), '{ name: Ana Ruiz, contact: ana@example.com }');
    assert.equal(written('Ana Ruiz @ana'), '{ name: Ana Ruiz, contact: "@ana" }');
    assert.equal(written('Ana Ruiz (@ana)'), '{ name: Ana Ruiz, contact: "@ana" }');
    assert.equal(written('Ruiz, Ana'), '{ name: "Ruiz, Ana", contact: "<e-mail or @handle>" }');
    assert.equal(written("Seán O'Brien 🦊"), `{ name: "Seán O'Brien 🦊", contact: "<e-mail or @handle>" }`);
    assert.equal(written('No'), '{ name: "No", contact: "<e-mail or @handle>" }');
    assert.equal(written('  \n '), '{ name: <name>, contact: "<e-mail or @handle>" }');
  });

  test('hours that are none are asked for', () => {
    for (const frictionHours of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      assert.match(charterText('x', { frictionHours }), /frictionHours: <hours a month>/);
  });

  test('blanks of the snippet are numbered in order, and answers are no tab stops', () => {
    const snippet = snippetText(newCharter('x', { title: 'pays $1 } \\' }));
    assert.match(snippet, /title: "pays \\\$1 \\\} \\\\\\\\"/);
    assert.deepEqual(
      [...snippet.matchAll(/\$\{(\d+):/g)].map(([, stop]) => Number(stop)),
      [1, 2, 3, 4, 5, 6],
    );
  });

  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          'Ana',
          '"',
          "'",
          ': ',
          '#',
          ' #',
          '@ana',
          '{',
          '}',
          '[',
          ']',
          ',',
          '- ',
          '|',
          '>',
          '&a',
          '*a',
          '!t',
          '%',
          '🦊',
          '\\',
          '\n',
          '\ud800',
          '\ufffd',
          '\ufffe',
          'no',
          '12',
          '<a@b.c>',
          '$1',
          '---',
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join('')),
  );

  test('whatever is answered, it is a research page without a fault, and says what was answered', () => {
    fc.assert(
      fc.property(word, word, word, word, fc.double(), (name, title, operator, technical, frictionHours) => {
        const answers: NewCharterAnswers = { title, operator, technical, frictionHours };
        const text = charterText(name, answers);
        const { findings, declared, earned, charter } = evaluate(parseCharter(text), surroundings());
        const faults = findings.filter(({ check }) => check === 'yaml-syntax' || check === 'schema');
        assert.deepEqual(faults, [], text);
        assert.equal(declared, 'research');
        assert.equal(earned, 'research');
        const said = title.replace(/[\p{Cc}\p{Cs}\uFFFD-\uFFFF\s]+/gu, ' ').trim();
        const { node } = charter.field('title');
        if (said !== '') assert.equal(node?.kind === 'scalar' && node.text, said);
      }),
    );
  });
});
