import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate, fixAll, parseCharter, safeEdits } from '../../../server/engine/index.ts';
import { DEFAULT_POLICY } from '../../../server/engine/policy/policy.ts';
import rule from '../../../server/engine/rules/suppression-valid.ts';
import { withAnswers } from '../../support/fixes.ts';
import { checkRule, dedent } from '../../support/marked.ts';
import { overlay } from '../../support/overlay.ts';
import { fakeFiles, surroundings } from '../../support/page.ts';

test('one that has something to hide, and says why, is sound', () => {
  for (const status of ['pilot', 'production', 'research'])
    checkRule(
      rule,
      `
      status: ${status}
      governance: # charter-ignore change-notice: one team
        modelVersion: latest # charter-ignore model-version: the vendor offers no other
        changeNotice: ""
      `,
    );
});

test('without a reason', () => {
  for (const tail of ['', ':', ': TBD', ': <why it may stay>', ' the vendor offers no other']) {
    const comment = `# charter-ignore model-version${tail}`;
    checkRule(
      rule,
      `
      governance:
        modelVersion: latest ${comment}
        #                    ${'^'.repeat(comment.length)} warning: gives no reason, so it hides nothing
      `,
    );
  }
});

test('without a check', () => {
  for (const comment of ['# charter-ignore: no time', '# charter-ignore', '#charter-ignore , : x'])
    checkRule(rule, `title: a ${comment}\n#        ${'^'.repeat(comment.length)} warning: names no check\n`);
});

test('with a check that there is not', () => {
  const { findings } = checkRule(
    rule,
    `
    governance:
      modelVersion: latest # charter-ignore model-versions, nonsense: the vendor offers no other
      #                                     ^^^^^^^^^^^^^^ warning: There is no check "model-versions". A suppression that is not needed hides the next mistake. Did you mean "model-version"?
      #                                                     ^^^^^^^^ warning: There is no check "nonsense". A suppression that is not needed hides the next mistake. Write the id
    `,
  );
  assert.deepEqual(
    findings.map(({ fixes }) => fixes.map(({ title }) => title)),
    [['Change to "model-version"', 'Remove "model-versions"'], ['Remove "nonsense"']],
  );
});

test('a guess is a check that may be suppressed and is not named yet', () => {
  for (const [ids, unknown] of [
    ['schemas', 'schemas'],
    ['model-version, model-versions', 'model-versions'],
  ] as const) {
    const { text } = overlay(`governance:\n  modelVersion: latest # charter-ignore ${ids}: x\n`);
    const { findings } = evaluate(parseCharter(text), surroundings());
    const found = findings.filter(({ message }) => message.includes(`There is no check "${unknown}".`));
    assert.deepEqual(
      found.map(({ fixes }) => fixes.map(({ title }) => title)),
      [[`Remove "${unknown}"`]],
    );
  }
});

test('with one that decides about the label, or the text', () => {
  const says: Readonly<Record<string, string>> = {
    'when-wrong':
      'is about the label and cannot be suppressed. A suppression that is not needed hides the next mistake. Pass it, or set',
    'weekly-review':
      'is about the label and cannot be suppressed. A suppression that is not needed hides the next mistake. Pass it, or have a waiver',
    'label-overclaims':
      'is about the label and cannot be suppressed. A suppression that is not needed hides the next mistake. Mend what it finds.',
    'suppression-valid': 'is about the text itself',
    schema: 'is about the text itself',
  };
  for (const [id, words] of Object.entries(says))
    checkRule(
      rule,
      `title: a # charter-ignore ${id}: x\n#                         ${'^'.repeat(id.length)} warning: ${id} ${words}`,
    );
});

test('with nothing left to hide', () => {
  checkRule(
    rule,
    `
    governance:
      modelVersion: v7 # charter-ignore model-version: the vendor offers no other
      #                                 ^^^^^^^^^^^^^ warning: model-version has no finding here any more
    `,
  );
  checkRule(
    rule,
    `
    governance:
      modelVersion: latest # charter-ignore model-version, change-notice, model-version: x
      #                                                    ^^^^^^^^^^^^^ warning: change-notice has no finding here
      #                                                                   ^^^^^^^^^^^^^ warning
    `,
  );
});

test('with nothing below it', () => {
  const comment = '# charter-ignore change-notice: one team';
  checkRule(rule, `title: a\n${comment}\n${'^'.repeat(comment.length)} warning: Nothing stands below\n`);
});

test('what could not be told, or is not asked of this label, is not called spent', () => {
  const comment = '# charter-ignore prompt-versioned: they are in the mail';
  for (const kind of ['pending', 'absent'] as const)
    checkRule(rule, `governance:\n  prompts: p.md ${comment}\n`, { files: fakeFiles({ 'p.md': { kind } }) });
  checkRule(rule, `status: retired\ntitle: a ${comment}\n`);
  const policy = { ...DEFAULT_POLICY, severities: { 'prompt-versioned': 'off' } as const };
  checkRule(rule, `governance:\n  prompts: p.md ${comment}\n`, { policy });
});

test('under an error of syntax nothing is said of them', () => {
  checkRule(rule, '# charter-ignore nonsense\ntitle: "\n', { page: null });
});

/** What a fix makes of a fragment; the first fix of the first report, or the one of that title. */
const fixed = (fragment: string, title?: string) => {
  const before = overlay(dedent(fragment)).text;
  const { charter, reports } = evaluate(parseCharter(before), surroundings());
  const fixes = reports.get(rule.id)!.flatMap((report) => report.fixes);
  const fix = fixes.find((offered) => offered.title === (title ?? fixes[0]!.title))!;
  const after = withAnswers(before, safeEdits(charter, fix));
  return after.slice(overlay(dedent(fragment)).offset(0));
};

test('the fix writes the nearest check, and asks for the reason', () => {
  const rest = 'governance: { modelVersion: latest } # charter-ignore model-version';
  assert.match(fixed(`${rest}s: x\n`), /\} # charter-ignore model-version: x\n$/);
  assert.match(fixed(`${rest}\n`), /# charter-ignore model-version: said here in words\n$/);
  assert.match(fixed(`${rest}: \n`), /# charter-ignore model-version: said here in words \n$/);
  assert.match(fixed(`${rest}: TBD\n`), /# charter-ignore model-version: said here in words\n$/);
  assert.match(fixed(`${rest} no other\n`), /# charter-ignore model-version: no other\n$/);
});

test('the fix takes out what hides nothing, and the comment with the last of it', () => {
  assert.equal(fixed('title: a   # charter-ignore change-notice: x  \n'), 'title: a\n');
  assert.equal(fixed('title: a\n  # charter-ignore change-notice: x\nname: b\n'), 'title: a\nname: b\n');
  assert.equal(fixed('title: a\r\n# charter-ignore change-notice: x\r\nname: b\r\n'), 'title: a\r\nname: b\r\n');
  assert.equal(fixed('title: a\n# charter-ignore change-notice: x'), 'title: a\n');
  assert.equal(
    fixed('title: a # charter-ignore nonsense, change-notice, change-approval: x\n', 'Remove what hides nothing'),
    'title: a # charter-ignore nonsense: x\n',
  );
  assert.equal(fixed('title: a # charter-ignore schema: x\n'), 'title: a\n');
  assert.equal(fixed('title: a # charter-ignore: x\n'), 'title: a\n');
});

test('the fix keeps the line below, the mark at the start of the file, and the other checks', () => {
  assert.equal(fixed('title: a\n# charter-ignore change-notice: x\nname: b'), 'title: a\nname: b');
  assert.equal(
    fixed('title: a # charter-ignore nonsense, model-versionz: x\n', 'Remove "nonsense"'),
    'title: a # charter-ignore model-versionz: x\n',
  );
  const marked = '\uFEFF# charter-ignore change-notice: x\napiVersion: charter/v1\nstatus: pilot\n';
  const { charter, reports } = evaluate(parseCharter(marked), surroundings());
  const [fix] = reports.get(rule.id)!.flatMap(({ fixes }) => fixes);
  assert.equal(withAnswers(marked, safeEdits(charter, fix!)), '\uFEFFapiVersion: charter/v1\nstatus: pilot\n');
});

test('each first fix is the one to do unasked in an editor, and the reason is a blank to fill', () => {
  for (const [comment, scaffold] of [
    ['model-versionz: x', false],
    ['model-version', true],
    ['model-version no other', false],
    ['nonsense, model-version: x', false],
    ['nonsense: x', false],
  ] as const) {
    const { text } = overlay(`governance: { modelVersion: latest } # charter-ignore ${comment}\n`);
    const [fix] = evaluate(parseCharter(text), surroundings())
      .reports.get(rule.id)!
      .flatMap(({ fixes }) => fixes);
    assert.deepEqual([fix?.preferred, fix!.scaffold.length > 0], [true, scaffold], comment);
  }
});

test('fix all removes the spent ones, all of them, and nothing that somebody has to decide', () => {
  const before = overlay(
    dedent(`
    # charter-ignore change-notice: spent
    # charter-ignore change-approval: spent too
    title: a # charter-ignore change-approval, model-version: spent
    name: b # charter-ignore nonsense, change-notice: half spent
    governance: { modelVersion: latest } # charter-ignore model-version: no other
    x-end: c # charter-ignore schema: not ours to decide
  `),
  ).text;
  const evaluation = evaluate(parseCharter(before), surroundings());
  const after = withAnswers(before, fixAll(evaluation)!.edits);
  assert.ok(
    after.includes('\ntitle: a\nname: b # charter-ignore nonsense: half spent\ngovernance: {'),
    after.slice(-600),
  );
  assert.match(after, /\} # charter-ignore model-version: no other\nx-end: c # charter-ignore schema: not ours/);
});
