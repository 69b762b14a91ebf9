import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  applyEdits,
  type CompletionSources,
  complete,
  evaluate,
  type FolderEntry,
  folderToList,
  parseCharter,
} from '../../../../server/engine/index.ts';
import { surroundings } from '../../../support/page.ts';

const BLOCK = `# top
apiVersion: charter/v1   # v
status: pilot
labelReviewed: # when

owners:
    # first
    operator:
        name: Ana
        kind: person   # k
        contact: ana@x.example
    technical: "Bo <bo@x.example>"
    sponsor:
        contact: "@s"

        until: 2027-01-01
review:
  tiers:
  - name: a
    when: otherwise   # w
  -
    name: b
waivers:
- check: weekly-review # c
  approvedBy: lee
problem:
  statement: >
    folded
    text

  frictionHours:
    value: 3
whenWrong:
  escalateTo:
    ana@x.example
# end
`;

const BRACES = `{
  "apiVersion": "charter/v1", # c
  "status": "pilot",
  owners: {
    "operator": { "name": "Ana", "contact": "a@b.example" },
    "technical": {}
  },
  "waivers": [ { "check": "weekly-review" }, ],
  "review": { "tiers": [ { "name": "x" , when: otherwise } ], "checklist": "review/x.md" }
}
`;

const PEOPLE: CompletionSources['people'] = [
  { name: 'Ruiz: Ana #1', contact: '@ana', about: '' },
  { name: 'Solo', contact: undefined, about: '' },
];
const ENTRIES: readonly FolderEntry[] = [
  { name: '#a b.md', folder: false },
  { name: 'folder', folder: true },
];

for (const [what, page] of Object.entries({
  'in lines': BLOCK,
  'in lines of Windows': BLOCK.replaceAll('\n', '\r\n'),
  'in braces': BRACES,
  'on one line': BRACES.replace(/#.*/, '').replaceAll('\n', ' '),
})) {
  test(`whatever is taken at whatever place, a page ${what} can be read afterwards, with all its comments`, () => {
    const evaluation = evaluate(parseCharter(page), surroundings());
    const { charter } = evaluation;
    assert.deepEqual(charter.document.problems, []);
    const comments = page.match(/# \w+/g) ?? [];
    const seen = new Set<string>();
    for (let at = 0; at <= page.length; at++) {
      // Between the two signs of a line end there is no place.
      if (page.slice(at - 1, at + 1) === '\r\n') continue;
      const entries = folderToList(charter, at) === undefined ? [] : ENTRIES;
      for (const completion of complete(charter, at, { evaluation, people: PEOPLE, entries })) {
        const taken = applyEdits(page, [completion]);
        if (seen.has(taken)) continue;
        seen.add(taken);
        const [problem] = parseCharter(taken).problems;
        assert.equal(problem, undefined, `${completion.label} at ${at}: ${problem?.message}\n${taken}`);
        // A suppression is written into the comment that the caret is in.
        if (completion.label === 'charter-ignore') continue;
        for (const comment of comments) assert.ok(taken.includes(comment), `${comment} in ${taken}`);
      }
    }
    assert.ok(seen.size > 300, `${seen.size} in all`);
  });
}
