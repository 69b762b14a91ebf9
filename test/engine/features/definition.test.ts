import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { definitions, evaluate, parseCharter, readPolicyFile } from '../../../server/engine/index.ts';
import { compilePattern } from '../../../server/workspace/pattern.ts';
import { arbitraryPage } from '../../support/arbitrary-page.ts';
import { readMarked } from '../../support/marked.ts';
import { fakeFiles, surroundings } from '../../support/page.ts';

/** What is found at the cursor: the words that name it, and where they lead. */
function found(source: string, policy = false): string[] {
  const { text, cursor } = readMarked(source);
  const charter = policy
    ? readPolicyFile(text, compilePattern).charter
    : evaluate(parseCharter(text), surroundings()).charter;
  return definitions(charter, cursor!, fakeFiles()).map(({ origin, target }) => {
    const words = text.slice(origin.start, origin.end);
    if (target.kind !== 'here') return `${words} -> ${Object.values(target).join(' ')}`;
    const { span, selection } = target;
    assert.ok(span.start <= selection.start && selection.end <= span.end);
    return `${words} -> ${text.slice(span.start, span.end)} | ${text.slice(selection.start, selection.end)}`;
  });
}

test('a path leads to its file, where there is one', () => {
  assert.deepEqual(found('inputs: { schema: schemas/sup$0pression-row.schema.json }\n'), [
    'schemas/suppression-row.schema.json -> file schemas/suppression-row.schema.json',
  ]);
  assert.deepEqual(found('inputs: { sche$0ma: schemas/suppression-row.schema.json }\n'), [
    'schema -> file schemas/suppression-row.schema.json',
  ]);
  for (const path of ['schemas/none.json', '../out.json', 'in words'])
    assert.deepEqual(found(`inputs: { schema: $0${path} }\n`), []);
});

test('a check in a waiver or in a comment leads to its page', () => {
  assert.deepEqual(found('waivers:\n  - { check: turnover-$0test-passed }\n'), [
    'turnover-test-passed -> check turnover-test-passed',
  ]);
  assert.deepEqual(found('review: # charter-ignore review-pays, tier-$0shares: soon\n  volumePerWeek: 1\n'), [
    'tier-shares -> check tier-shares',
  ]);
  assert.deepEqual(found('waivers:\n  - { check: no-$0such }\n'), []);
  assert.deepEqual(found('status: pilot # charter-ignore no-$0such: x\n'), []);
});

test('who is named elsewhere in the page leads to the entry of that owner', () => {
  const owners =
    'owners:\n  operator: { name: Ana Ruiz, contact: ana@example.com }\n  technical: Sam <sam@example.com>\n';
  const ana = 'operator: { name: Ana Ruiz, contact: ana@example.com } | operator';
  for (const [path, words] of [
    ['whenWrong: { escalateTo: $0WHO }', 'ana@example.com'],
    ['whenWrong: { escalateTo: $0WHO }', 'Ana Ruiz'],
    ['turnoverTest: { runBy: $0WHO }', 'ana ruiz'],
    ['governance: { prompts: { owner: $0WHO } }', 'Ana Ruiz <ana@example.com>'],
    ['waivers: [{ approvedBy: $0WHO }]', 'ana@example.com'],
  ] as const)
    assert.deepEqual(found(`${owners}${path.replace('WHO', words)}\n`), [`${words} -> ${ana}`]);
  assert.deepEqual(found(`${owners}whenWrong: { escalateTo: sam@$0example.com }\n`), [
    'sam@example.com -> technical: Sam <sam@example.com> | technical',
  ]);
  assert.deepEqual(found(`${owners}whenWrong: { escalateTo: Kim$0 }\n`), []);
  assert.deepEqual(found(`${owners}title: Ana$0 Ruiz\n`), []);
  assert.equal(found('owners: { operator: Ana, champion: Ana }\nwhenWrong: { escalateTo: A$0na }\n').length, 2);
});

test('an owner stands where it is defined, so that an editor shows who else names that person', () => {
  const owner = 'owners: { operator: { name: Ana Ruiz, contact: ana@example.com }, technical: Sam, sponsor: TBD }\n';
  const self = (words: string) => found(owner.replace(words, `${words[0]}$0${words.slice(1)}`));
  const ana = 'operator: { name: Ana Ruiz, contact: ana@example.com }';
  assert.deepEqual(self('Ana Ruiz'), [`Ana Ruiz -> ${ana} | Ana Ruiz`]);
  assert.deepEqual(self('ana@example.com'), [`ana@example.com -> ${ana} | ana@example.com`]);
  assert.deepEqual(self('Sam'), ['Sam -> technical: Sam | Sam']);
  for (const words of ['operator', 'name', 'TBD']) assert.deepEqual(self(words), [], words);
  const taken = 'x-a: &a { name: Ana }\nowners: { operator: { <<: *a, contact: a$0@b.example } }\n';
  assert.deepEqual(found(taken), ['a@b.example -> operator: { <<: *a, contact: a@b.example } | a@b.example']);
});

test('an alias leads to its anchor, the last one in front of it', () => {
  const text = 'x-a: &who Ana\nx-b: &who Sam\nowners: { operator: *w$0ho }\nx-c: &who Kim\n';
  assert.deepEqual(found(text), ['*who -> &who | &who']);
  const { cursor } = readMarked(text);
  const { charter } = evaluate(parseCharter(text.replace('$0', '')), surroundings());
  const [found1] = definitions(charter, cursor!, fakeFiles());
  assert.ok(found1?.target.kind === 'here' && found1.target.selection.start === text.indexOf('&who Sam'));
  assert.deepEqual(found('\uFEFFx-a: &who Ana\nx-b: *w$0ho\n'), ['*who -> &who | &who']);
  assert.deepEqual(found('title: "*w$0ho"\n'), []);
});

test('of a policy, what it extends and the checks that it names', () => {
  assert.deepEqual(found('extends: ../ho$0use\n', true), ['../house -> policy ../house']);
  assert.deepEqual(found('extends:\n  - ./a\n  - acme-$0policy\n', true), ['acme-policy -> policy acme-policy']);
  assert.deepEqual(found('severities: { write-$0back: off }\n', true), ['write-back -> check write-back']);
  assert.deepEqual(found('severities: { own-$0check: off }\n', true), []);
});

test('anywhere in any page, sound or torn, there is an answer', () => {
  fc.assert(
    fc.property(
      arbitraryPage,
      fc.nat(),
      fc.nat(),
      fc.constantFrom('', '*a', '"', '{', '# charter-ignore x', '&a *a'),
      (page, at, place, torn) => {
        const text = page.slice(0, at % page.length) + torn + page.slice(at % page.length);
        const { charter } = evaluate(parseCharter(text), surroundings());
        assert.ok(Array.isArray(definitions(charter, place % (text.length + 1), fakeFiles())));
      },
    ),
    { seed: 1, numRuns: 150 },
  );
  for (const text of ['', '{a: '.repeat(3000), '*'.repeat(50)]) assert.deepEqual(found(`${text}$0`), []);
});
