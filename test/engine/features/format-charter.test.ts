import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  applyEdits,
  type Charter,
  evaluate,
  type FormatOptions,
  formatCharter,
  parseCharter,
  readPolicyFile,
} from '../../../server/engine/index.ts';
import { compilePattern } from '../../../server/workspace/pattern.ts';
import { arbitraryPage } from '../../support/arbitrary-page.ts';
import { assertLinear } from '../../support/assert-linear.ts';
import { commentsWithOwners } from '../../support/comments.ts';
import { dedent } from '../../support/marked.ts';
import { completePage, surroundings } from '../../support/page.ts';

const view = (text: string): Charter => evaluate(parseCharter(text), surroundings()).charter;

function format(text: string, options?: FormatOptions): string {
  const charter = view(text);
  return applyEdits(text, formatCharter(charter, options));
}

/** Holds that one text becomes the other, which stays as it is. */
function becomes(before: string, after: string, options?: FormatOptions): void {
  const [old, wanted] = [dedent(before), dedent(after)];
  assert.equal(format(old, options), wanted);
  assert.equal(format(wanted, options), wanted, 'formatted again');
}

function stays(text: string): void {
  assert.deepEqual(formatCharter(view(dedent(text))), [], text);
}

suite('formatting', () => {
  test('a page in canonical form, columns aligned by hand included, stays untouched', () => {
    stays(completePage);
  });

  test('keys come into the order of the format, each with the comments above and behind it', () => {
    becomes(
      `
      status: pilot # for the quarter
      # what it is called
      name: drafts
      # of all things
      # the first
      apiVersion: charter/v1
      `,
      `
      # of all things
      # the first
      apiVersion: charter/v1
      # what it is called
      name: drafts
      status: pilot # for the quarter
      `,
    );
  });

  test('a section moves as a whole, with the comments and blank lines inside it', () => {
    becomes(
      `
      apiVersion: charter/v1

      # who is told
      whenWrong:
        # by whom
        correct: the row goes back

        detect: reviewers mark it # at once
        # still to be asked: who is told

      # who owns it
      owners: # two people
        technical: Sam Lee # integration
        operator: Ana Ruiz # workflow
      `,
      `
      apiVersion: charter/v1

      # who owns it
      owners: # two people
        operator: Ana Ruiz # workflow
        technical: Sam Lee # integration

      # who is told
      whenWrong:
        detect: reviewers mark it # at once
        # by whom
        correct: the row goes back
        # still to be asked: who is told
      `,
    );
  });

  test('what is at the top of the file stays there, and what is at its end', () => {
    becomes(
      `
      # yaml-language-server: $schema=charter.schema.json
      # Kept by the catalog team.
      name: drafts
      apiVersion: charter/v1
      # funding: { as: pilot }
      `,
      `
      # yaml-language-server: $schema=charter.schema.json
      # Kept by the catalog team.
      apiVersion: charter/v1
      name: drafts
      # funding: { as: pilot }
      `,
    );
    becomes(
      `
      # Kept by the catalog team.

      # in lower case
      name: drafts
      apiVersion: charter/v1
      `,
      `
      # Kept by the catalog team.

      apiVersion: charter/v1
      # in lower case
      name: drafts
      `,
    );
  });

  test('levels are two spaces apart, or as many as the editor says', () => {
    const page = `
      apiVersion: charter/v1
      review:
          volumePerWeek: 500
          # in order
          tiers:
          # the first
          -   name: a
              when: b
              # how
              decision: reject
          # the second
          - { name: c, when: otherwise, decision: reject }
      whenWrong:
       detect: x
    `;
    becomes(
      page,
      `
      apiVersion: charter/v1
      review:
        volumePerWeek: 500
        # in order
        tiers:
          # the first
          - name: a
            when: b
            # how
            decision: reject
          # the second
          - { name: c, when: otherwise, decision: reject }
      whenWrong:
        detect: x
      `,
    );
    becomes(
      page,
      `
      apiVersion: charter/v1
      review:
          volumePerWeek: 500
          # in order
          tiers:
              # the first
              - name: a
                when: b
                # how
                decision: reject
              # the second
              - { name: c, when: otherwise, decision: reject }
      whenWrong:
          detect: x
      `,
      { tabSize: 4 },
    );
  });

  test('the entries in braces come into order, and braces stay braces', () => {
    becomes(
      `
      owners: { technical: Sam, operator: {contact: "@ana",  name: Ana} }
      review: { tiers: [ { when: otherwise , name: a } ] }
      `,
      `
      owners: { operator: {name: Ana,  contact: "@ana"}, technical: Sam }
      review: { tiers: [ { name: a , when: otherwise } ] }
      `,
    );
    becomes(
      `
      maintenance:
          budget: {
              per: week,
              hours: 6
            }
      `,
      `
      maintenance:
        budget: {
            hours: 6,
            per: week
          }
      `,
    );
    stays('maintenance:\n  budget: { per: week, # how often\n    hours: 6 }\n');
  });

  test('the first key of an item gives its place behind the dash to another', () => {
    becomes(
      `
      review:
        tiers:
          # about the tier
          - when: otherwise # the rest
            # as one says
            decision: reject
            name: all
      `,
      `
      review:
        tiers:
          # about the tier
          - name: all
            when: otherwise # the rest
            # as one says
            decision: reject
      `,
    );
    // Behind a dash there is no line above for the comment.
    stays('review:\n  tiers:\n    - when: otherwise\n      # its name\n      name: all\n');
  });

  test('keys that the format does not know stay behind those that they follow, or at the top', () => {
    becomes(
      `
      x-people:
        ana: &ana Ana Ruiz
      status: pilot
      x-note: of the status
      colour: blue
      apiVersion: charter/v1
      owners: { operator: *ana }
      `,
      `
      x-people:
        ana: &ana Ana Ruiz
      apiVersion: charter/v1
      status: pilot
      x-note: of the status
      colour: blue
      owners: { operator: *ana }
      `,
    );
  });

  test('where an alias would come in front of its anchor, the order stays', () => {
    stays('whenWrong:\n  escalateTo: &ana Ana Ruiz\nowners:\n  operator: *ana\n');
    stays('owners: { technical: &sam Sam Lee, operator: *sam }\n');
    becomes(
      `
      whenWrong:
         correct: &c back
         detect: *c
      owners:
         operator: x
      `,
      `
      owners:
        operator: x
      whenWrong:
        correct: &c back
        detect: *c
      `,
    );
    becomes(
      'writeBack: { <<: *b, method: api }\nx-base: &b { live: 2026-01-01 }\n'.replace(/(.*\n)(.*\n)/, '$2$1'),
      'x-base: &b { live: 2026-01-01 }\nwriteBack: { <<: *b, method: api }\n',
    );
  });

  test('texts over several lines keep every space that counts', () => {
    const page = `
      whenWrong:
          detect: |
              one
                two

              three
          # below the text
          correct: >2-
              folded
               more
          escalateTo: "in
               quotes"
      problem:
          statement: plain
            over lines
      title: |+
         kept


      name: drafts
    `;
    becomes(
      page,
      `
      name: drafts
      title: |+
        kept


      problem:
        statement: plain
          over lines
      whenWrong:
        detect: |
          one
            two

          three
        # below the text
        correct: >2-
            folded
             more
        escalateTo: "in
             quotes"
      `,
    );
    assert.deepEqual(data(format(dedent(page))), data(dedent(page)));
    becomes(
      'problem:\n    statement: |\n          a\n     # deeper than the key\n',
      'problem:\n  statement: |\n    a\n   # deeper than the key\n',
    );
  });

  test('never two blank lines in a row, and one between all sections where there are any', () => {
    becomes(
      `

      apiVersion: charter/v1


      name: drafts
      owners:
        operator: Ana
      whenWrong:

        detect: x


        correct: y


      `,
      `
      apiVersion: charter/v1

      name: drafts

      owners:
        operator: Ana

      whenWrong:

        detect: x

        correct: y
      `,
    );
    stays('apiVersion: charter/v1\nname: drafts\nowners:\n  operator: Ana\nwhenWrong:\n  detect: x\n');
  });

  test('spaces at the ends of lines go, but for those in texts', () => {
    const page = 'apiVersion: charter/v1  \n# c \t\nowners: \n  operator: Ana # c  \ntitle: |\n  two  \n  \n  x\n';
    assert.equal(format(page), 'apiVersion: charter/v1\ntitle: |\n  two  \n\n  x\n# c\nowners:\n  operator: Ana # c\n');
  });

  test('line ends, a byte order mark and a missing line end stay as they are', () => {
    assert.equal(
      format('\uFEFFname: a\r\n# c\r\napiVersion: charter/v1'),
      '\uFEFF# c\r\napiVersion: charter/v1\r\nname: a',
    );
    assert.equal(format('name: a\rapiVersion: charter/v1\r'), 'apiVersion: charter/v1\rname: a\r');
    assert.equal(format('status: pilot\nname: a', { insertFinalNewline: true }), 'name: a\nstatus: pilot\n');
    assert.equal(format('# c\tc\n\t# d\nstatus: pilot\nname: a\n'), '# c\tc\n # d\nname: a\nstatus: pilot\n');
  });

  test('of several documents the first one is formatted', () => {
    const rest = '...\n---\nstatus:   x\nname: b\n\n\n';
    assert.equal(
      format(`%YAML 1.2\n---\nstatus: pilot\nname: a\n${rest}`),
      `%YAML 1.2\n---\nname: a\nstatus: pilot\n${rest}`,
    );
  });

  test('tags, anchors on lines of their own and unusual keys are kept', () => {
    becomes(
      'whenWrong: !!map\n    detect: !!str x\nowners:\n    &o\n    operator: a\n',
      'owners:\n  &o\n  operator: a\nwhenWrong: !!map\n  detect: !!str x\n',
    );
    stays('? status\n: pilot\n? name\n: a\n');
    stays('[]\n');
    stays('just words\n');
    stays('');
    stays('# only a comment\n');
    stays('review:\n  tiers:\n    -\n      # first\n      name: a\n    -\n');
    becomes('x-a:\n- - b\n  - c\n- - d:\n    - e\n', 'x-a:\n  - - b\n    - c\n  - - d:\n        - e\n');
  });

  test('a comment that hides a finding still hides it', () => {
    becomes(
      `
      # charter-ignore one-page: it is long
      status: pilot
      name: a
      `,
      `
      name: a
      # charter-ignore one-page: it is long
      status: pilot
      `,
    );
    stays('review:\n  tiers:\n    - when: x # charter-ignore tier-fallback: soon\n      name: a\n');
    // It is about what stands below it, though it is indented as if it were of the section above.
    becomes(
      `
      funding:
        as: pilot
        # charter-ignore label-review: in May
      # soon
      status: pilot
      name: a
      `,
      `
      name: a
      # charter-ignore label-review: in May
      # soon
      status: pilot
      funding:
        as: pilot
      `,
    );
  });

  test('a text that cannot be read is left alone', () => {
    for (const text of ['status: pilot\nname: [a\n', 'status: pilot\nname: a\nname: b\n', 'status: "x\nname: a\n'])
      assert.deepEqual(formatCharter(view(text)), [], text);
  });

  test('only the lines that move or change are touched', () => {
    const text = `apiVersion: charter/v1\n${'x-a: b\n'.replace(/a/, 'a1')}owners:\n   operator: Ana\nstatus: pilot\nproblem: { frictionHours: 1 }\n`;
    const edits = formatCharter(view(text));
    assert.deepEqual(
      edits.map(({ span, text: inserted }) => [text.slice(span.start, span.end), inserted.join('')]),
      [
        ['', 'status: pilot\nproblem: { frictionHours: 1 }\n'],
        [' ', ''],
        ['status: pilot\nproblem: { frictionHours: 1 }\n', ''],
      ],
    );
  });

  test('a policy comes into its own order', () => {
    const text =
      'timeZone: Europe/Berlin\nseverities:\n    write-back: error\n    friction-hours: off\nextends: ../x\n';
    const { charter } = readPolicyFile(text, compilePattern);
    assert.equal(
      applyEdits(text, formatCharter(charter)),
      'extends: ../x\nseverities:\n  friction-hours: off\n  write-back: error\ntimeZone: Europe/Berlin\n',
    );
  });

  const data = (text: string): unknown => parse(text, { logLevel: 'silent' });
  /** The same pages in each run. */
  const runs = { seed: Number(process.env.SEED ?? 1), numRuns: Number(process.env.N ?? 30), endOnFailure: true };

  test('any page says the same afterwards: values, comments and what they are about, findings', () => {
    fc.assert(
      fc.property(arbitraryPage, (text) => {
        const old = evaluate(parseCharter(text), surroundings());
        const edits = formatCharter(old.charter);
        const formatted = applyEdits(text, edits);
        const now = evaluate(parseCharter(formatted), surroundings());
        assert.deepEqual(data(formatted), data(text));
        assert.deepEqual(commentsWithOwners(formatted), commentsWithOwners(text), `${text}\n=>\n${formatted}`);
        const said = ({ findings }: typeof old) =>
          findings.map(({ check, severity, message }) => [check, severity, message]).sort();
        assert.deepEqual(said(now), said(old));
        assert.deepEqual(formatCharter(now.charter), [], `again:\n${formatted}`);
        assertInOrder(formatted);
      }),
      runs,
    );
  });

  test('comments that hide findings keep no page from its order', () => {
    const ids = ['one-page', 'tier-shares', 'review-pays', 'model-version', 'input-freshness'];
    fc.assert(
      fc.property(arbitraryPage, (page) => {
        const text = page.replace(/# c(\d+)/g, (comment, n) =>
          n % 2 ? `# charter-ignore ${ids[n % ids.length]}: ${n}` : comment,
        );
        const formatted = format(text);
        assertInOrder(formatted);
        assert.equal(format(formatted), formatted);
      }),
      runs,
    );
  });

  /** Holds that the sections of a page are in the order of the format. */
  function assertInOrder(text: string): void {
    const charter = view(text);
    const { root } = charter.document;
    const known = Object.keys(charter.specAt([])!.keys!);
    const keys = root?.kind === 'map' ? root.entries.map(({ key }) => key).filter((key) => known.includes(key)) : [];
    assert.deepEqual(
      keys,
      [...keys].sort((a, b) => known.indexOf(a) - known.indexOf(b)),
      text,
    );
  }

  const item = (i: number) => `    # tier ${i}\n    - when: w${i} # c\n      name: n${i}\n`;
  const large = (size: number) => {
    let text = 'status: pilot\nreview:\n    tiers:\n';
    for (let i = 0; text.length < size; i++) text += item(i);
    return `${text}name: x\n`;
  };

  test('many lines take time in line with their number', () => {
    assertLinear('formatting', large, 30_000, (text) => formatCharter(view(text)));
    const backwards = (size: number) => {
      const keys = Array.from({ length: size / 10 }, (_, i) => `x-${i}: &a${i} b`);
      return `status: pilot\n${keys.join('\n')}\nname: a\n`;
    };
    assertLinear('formatting many anchors', backwards, 8_000, (text) => formatCharter(view(text)));
  });

  test('any depth, and anything at all, is survived', () => {
    for (const text of [
      '[',
      '{a: '.repeat(5000),
      '- '.repeat(5000),
      Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      `x: ${'['.repeat(90)}${']'.repeat(90)}\nname: a\nstatus: b\n`,
      '\0',
      '\uFEFF',
      '---\n---\n',
      '--- a: b\n',
      '"a":\n',
      ': a\n',
      '&a *a : b\n',
      '!!map {}\n',
      '- a\n- b\n',
      '%YAML 1.2\n---\n',
    ])
      formatCharter(view(text));
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'a: ',
            'status:',
            'name: ',
            '- ',
            '\n',
            '\n  ',
            '\n    ',
            '# c',
            ' # d\n',
            '{',
            '}',
            '[',
            ']',
            ',',
            '"',
            "'",
            '|',
            '>-',
            '&a ',
            '*a',
            '!t ',
            '\r\n',
            '\t',
            '---\n',
            '...\n',
            '? ',
            ': ',
            'x',
          ),
          { maxLength: 40 },
        ),
        (parts) => {
          const text = parts.join('');
          const formatted = format(text);
          assert.equal(format(formatted), formatted, JSON.stringify(text));
        },
      ),
      { ...runs, numRuns: 500 },
    );
  });
});
