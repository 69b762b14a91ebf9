import assert from 'node:assert/strict';
import { test } from 'node:test';
import rule from '../../../server/engine/rules/path-escapes.ts';
import { checkRule } from '../../support/marked.ts';
import { fakeFiles, pageFiles } from '../../support/page.ts';

test('a path that leads out of the repository is an error under any label', () => {
  for (const label of ['research', 'pilot', 'production'])
    checkRule(
      rule,
      `
      maintenance:
        changeLog: ../elsewhere/CHANGELOG.md
        #          ^^^^^^^^^^^^^^^^^^^^^^^^^ error: ../elsewhere/CHANGELOG.md leads out of the repository
      status: ${label}
      `,
    );
});

test('every value that may name a file is looked at', () => {
  checkRule(
    rule,
    `
    status: research
    inputs: { schema: ../a.json }
    #                 ^^^^^^^^^ error
    review: { checklist: ../a.md }
    #                    ^^^^^^^ error
    writeBack: { evidence: ../a }
    #                      ^^^^ error
    ninetyDayMetric: { data: ../a.csv }
    #                        ^^^^^^^^ error
    governance: { prompts: { path: ../a.txt }, overrideLog: ../b.csv }
    #                              ^^^^^^^^ error
    #                                                       ^^^^^^^^ error
    adoption: { thirtyDayReport: ../a.html }
    #                            ^^^^^^^^^ error
    `,
  );
});

test('a symbolic link that leads out is found by whoever reads the files', () => {
  checkRule(
    rule,
    `
    maintenance:
      changeLog: logs/link.md
      #          ^^^^^^^^^^^^ error: leads out of the repository
    `,
    { files: fakeFiles({ ...pageFiles, 'logs/link.md': { kind: 'outside' } }) },
  );
});

test('words, links and values that never name a file are not looked up', () => {
  checkRule(rule, 'writeBack: { evidence: "https://example.com/../x", destination: ../x.csv }');
  checkRule(rule, 'maintenance: { changeLog: see ../elsewhere/CHANGELOG.md }');
  checkRule(rule, 'maintenance: { changeLog: logs/absent.md }');
});

test('words are not looked for among the files', () => {
  const asked: string[] = [];
  const read = (path: string) => {
    asked.push(path);
    return { kind: 'outside' } as const;
  };
  checkRule(rule, 'governance: { overrideLog: a table in the case system }', {
    page: 'governance:\n  overrideLog:\n',
    alone: true,
    files: { read },
  });
  assert.deepEqual(asked, []);
});
