import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  documentLinks,
  evaluate,
  type FileFact,
  type LinkTarget,
  parseCharter,
  readPolicyFile,
} from '../../../server/engine/index.ts';
import { compilePattern } from '../../../server/workspace/pattern.ts';
import { readMarked } from '../../support/marked.ts';
import { completePage, fakeFiles, pageFiles, surroundings } from '../../support/page.ts';

const words = (target: LinkTarget): string => Object.values(target).join(' ');

/** Holds that what is marked is a link, with its target behind the mark, and nothing else. */
function check(source: string, given: Readonly<Record<string, string | FileFact>> = pageFiles): void {
  const { text, marks } = readMarked(source);
  const files = fakeFiles(given);
  const links = documentLinks(evaluate(parseCharter(text), surroundings({ files })).charter, files);
  assert.deepEqual(
    links.map(({ span, target }) => [text.slice(span.start, span.end), words(target), span.start]),
    marks.map(({ span, says }) => [text.slice(span.start, span.end), says, span.start]),
  );
}

test('paths that are there lead to their files', () => {
  check(`
    inputs: { schema: schemas/suppression-row.schema.json }
    #                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ file schemas/suppression-row.schema.json
    review:
      checklist: "review/checklist.md"
    #             ^^^^^^^^^^^^^^^^^^^ file review/checklist.md
    maintenance:
      changeLog: CHANGELOG.md # kept by all
    #            ^^^^^^^^^^^^ file CHANGELOG.md
    governance:
      prompts: { path: prompts/suppression.md }
    #                  ^^^^^^^^^^^^^^^^^^^^^^ file prompts/suppression.md
      overrideLog: logs/none.csv
    x-file: CHANGELOG.md
  `);
});

test('what leads out, to a folder or to nothing is no link, and neither are words', () => {
  check(
    `
    writeBack: { evidence: ../../etc/passwd }
    maintenance: { changeLog: logs/ }
    ninetyDayMetric: { data: metrics/secret.csv }
    adoption: { thirtyDayReport: the report of May }
    inputs: { schema: CHANGELOG.md\\ }
  `,
    { 'logs/': { kind: 'folder' }, 'metrics/secret.csv': { kind: 'outside' } },
  );
});

test('addresses of the web are links where they are encrypted, and nothing that could run is', () => {
  check(`
    writeBack:
      evidence: https://ci.example.com/write-back?run=1#log
    #           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ web https://ci.example.com/write-back?run=1#log
    governance:
      audit: http://example.com
      changeNotice: javascript:alert(1)
      changeApproval: command:x
      thresholdUpdates: https://a b
      overrideLog: https://user@example.com/
  `);
});

test('e-mail addresses write a letter, wherever a person is named', () => {
  check(`
    owners:
      operator: Ana Ruiz <ana.ruiz@example.com>
    #                     ^^^^^^^^^^^^^^^^^^^^ mail ana.ruiz@example.com
      technical: { name: Sam, contact: sam@example.com }
    #                                  ^^^^^^^^^^^^^^^ mail sam@example.com
      sponsor: "@lee"
    whenWrong:
      escalateTo: "ana.ruiz@example.com"
    #              ^^^^^^^^^^^^^^^^^^^^ mail ana.ruiz@example.com
      detect: ask ana.ruiz@example.com
  `);
});

test('the words of an alias and of a block of text have no place of their own', () => {
  check('x-log: &log CHANGELOG.md\nmaintenance:\n  changeLog: *log\n');
});

test('every path of the complete page is a link', () => {
  const links = documentLinks(evaluate(parseCharter(completePage), surroundings()).charter, fakeFiles());
  const paths = links.flatMap(({ target }) => (target.kind === 'file' ? [target.path] : []));
  const named = Object.keys(pageFiles).filter((path) => completePage.includes(path));
  assert.deepEqual([...new Set(paths)].sort(), named.sort());
});

test('of a policy, what it extends is a link', () => {
  for (const text of ['extends: ../house\n', 'extends: [../house]\n']) {
    const links = documentLinks(readPolicyFile(text, compilePattern).charter, fakeFiles());
    assert.deepEqual(
      links.map(({ target }) => target),
      [{ kind: 'policy', reference: '../house' }],
    );
  }
});

test('nothing and much are survived', () => {
  check('');
  check('[');
  const owners = Array.from({ length: 10_000 }, (_, i) => `  - { check: a${i}, approvedBy: a@example.com }`).join('\n');
  const { charter } = evaluate(parseCharter(`waivers:\n${owners}\n`), surroundings());
  assert.equal(documentLinks(charter, fakeFiles()).length, 10_000);
});
