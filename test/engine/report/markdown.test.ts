import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { escapeMarkdown, makeReport, reportMarkdown } from '../../../server/engine/index.ts';
import { hostile } from '../../support/hostile.ts';
import { evaluated, evaluatedText, reported } from '../../support/report.ts';

suite('the report as Markdown', () => {
  test('its blocks and tables', () => {
    const text = reportMarkdown(
      reported('adoption: { manualPath: { retired: TBD } }', {}, { file: 'ai/charter.yaml' }),
    );
    assert.ok(
      text.startsWith(`# Draft case text for suppressed listings

suppression-case-drafts · ai/charter.yaml · as of 2026-11-23

**Declared:** production · **Earned:** pilot

The page says production but has earned pilot only. One step is missing for production.

## Next steps to production

1. Switch the old way off, then write down the day. (line `),
      text,
    );
    assert.ok(text.includes('\n| ✓ answered | Who owns it? | Ana Ruiz (workflow), Sam Lee (integration) |\n'));
    assert.ok(text.includes('\n| Owner of the integration | Sam Lee | @&#8203;sam-lee |  |\n'));
    assert.ok(text.includes('\n| 2026-11-16 | 52 |\n'));
  });

  test('every row of a table has as many cells as its head, whatever the charter says', () => {
    for (const report of [reported(), makeReport(evaluatedText(hostile.page))]) {
      let columns = 0;
      for (const line of reportMarkdown(report).split('\n')) {
        const cells = line.startsWith('|') ? line.replaceAll('\\|', '').split('|').length : 0;
        if (columns > 0 && cells > 0) assert.equal(cells, columns, line);
        columns = cells;
      }
    }
  });

  test('what a charter says is text, whatever it says', () => {
    const text = reportMarkdown(makeReport(evaluatedText(hostile.page)));
    assert.doesNotMatch(text, /<(?!!---->)/);
    assert.equal(text.match(/^# /gm)?.length, 1);
    assert.doesNotMatch(text, /(?<!\\)`|(?<!\\)\[|(?<!\\)\*\*b/);
    assert.doesNotMatch(text, /(^|[^\p{L}\p{N}])@\p{L}/u);
  });

  test('words are escaped where they could be markup, and nowhere else', () => {
    for (const [given, wanted] of [
      ['draft_text by 2026-11-23, 30% (at most)', 'draft_text by 2026-11-23, 30% (at most)'],
      ['_a_ *b* `c` ~d~ | e', '\\_a\\_ \\*b\\* \\`c\\` \\~d\\~ \\| e'],
      ['1. first', '1\\. first'],
      ['2026) x', '2026\\) x'],
      ['- item', '\\- item'],
      ['# a\n\n# b', '\\# a # b'],
      ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
      ['@team, ana@example.com', '@&#8203;team, ana@example.com'],
      ['\\| x', '\\\\\\| x'],
    ] as const) {
      assert.equal(escapeMarkdown(given), wanted);
    }
  });

  test('changes, waivers and findings have their sections', () => {
    const report = reported('owners: { sponsor: }', {}, { before: evaluated('ninetyDayMetric: { target: 60 }') });
    const text = reportMarkdown(report);
    assert.match(
      text,
      /## Changed since the last commit\n\n- Lost: Sponsor: removed \(it was Lee Wong &lt;lee\.wong@example\.com&gt;\)\.\n- Changed: Target of the metric: changed from 60 to 40\./,
    );
    assert.match(
      text,
      /## Also found\n\n\| Group \| Severity \| Finding \| Where \|\n\| --- \| --- \| --- \| --- \|\n\| Ownership \| warning \| Nobody is named/,
    );
  });
});
