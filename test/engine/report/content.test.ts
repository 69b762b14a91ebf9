import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { evaluate, makeReport, parseCharter, REVEAL, RULES, reportContent } from '../../../server/engine/index.ts';
import { REVEAL as PROTOCOL_REVEAL } from '../../../server/protocol.ts';
import { arbitraryPage } from '../../support/arbitrary-page.ts';
import { completePage, surroundings } from '../../support/page.ts';
import { elements, evaluated, evaluatedText, page, reported, words } from '../../support/report.ts';

suite('the content of the report', () => {
  test('labels, questions, gates, metric, review and owners are said in words', () => {
    const text = words(page(reported('adoption: { manualPath: { retired: TBD } }', {}, { file: 'ai/charter.yaml' })));
    for (const said of [
      'Draft case text for suppressed listings suppression-case-drafts · ai/charter.yaml · as of 2026-11-23',
      'Declared production Earned pilot',
      'The page says production but has earned pilot only. One step is missing for production.',
      'Next steps to production Switch the old way off, then write down the day. Funding questions',
      '✓ answered Who owns it? Ana Ruiz (workflow), Sam Lee (integration)',
      'What is approved unseen? template match, 60%: template exists and confidence >= 0.95',
      'Gate for production: 9 of 10',
      '✓ passed Overrides are logged logs/overrides.csv, with no entry yet.',
      '✗ failed The old way by hand is switched off "TBD" stands where when the old way was switched off belongs.',
      'The latest value is 52 hours/month on 2026-11-16, 7 days ago, which does not reach the target yet.',
      'Review needs 15 of 20 hours a week. 500 × (0.3 × 3 + 0.1 × 9) min / 60 = 15 h.',
      'Owner of the workflow Ana Ruiz <ana.ruiz@example.com>',
    ]) {
      assert.ok(text.includes(said), `${said}\nin ${text}`);
    }
  });

  test('words of evidence that cannot be found leave the report as it is without them', () => {
    const broken = RULES.map((rule) => ({
      ...rule,
      evidence() {
        throw new Error('a defect');
      },
    }));
    const evaluation = evaluate(parseCharter(completePage), surroundings({}), broken);
    const text = words(page(makeReport(evaluation)));
    assert.match(text, /✓ passed Overrides are logged/);
    assert.doesNotMatch(text, /with no entry yet/);
  });

  test('the attribute that leads to a place is that of the protocol, and every step has one', () => {
    assert.equal(REVEAL, PROTOCOL_REVEAL);
    const report = reported('whenWrong:\nowners: { technical: TBD }');
    const steps = elements(page(report)).filter(({ tag, attributes }) => tag === 'button' && attributes[REVEAL]);
    const places = steps.map(({ attributes }) => attributes[REVEAL]);
    for (const { place } of report.next)
      assert.ok(
        places.includes([place.start.line, place.start.character, place.end.line, place.end.character].join(' ')),
      );
  });

  test('without an editor nothing can be pressed, and the line is said of what is to be changed', () => {
    const contents = reportContent(reported('whenWrong: { detect: }'), { interactive: false });
    assert.deepEqual(
      elements(contents).filter(({ tag }) => tag === 'button'),
      [],
    );
    assert.match(
      words(contents),
      /Say how wrong output is noticed, how it is put right and who is told\. \(line \d+\)/,
    );
    assert.doesNotMatch(words(contents), /Who owns it\? \(line/);
  });

  test('headings go down one level at a time, sections are named by them, and siblings have keys of their own', () => {
    for (const fragment of ['', 'whenWrong:', 'status: research\nreview:', 'status: retired']) {
      const all = elements(page(reported(fragment)));
      const levels = all.flatMap(({ tag }) => (/^h\d$/.test(tag) ? [Number(tag[1])] : []));
      assert.equal(levels[0], 1);
      assert.equal(levels.filter((level) => level === 1).length, 1);
      for (const [index, level] of levels.entries()) assert.ok(level - (levels[index - 1] ?? 0) <= 1, levels.join());
      const ids = all.flatMap(({ attributes }) => attributes.id ?? []);
      assert.equal(new Set(ids).size, ids.length);
      for (const { attributes } of all)
        if (attributes['aria-labelledby']) assert.ok(ids.includes(attributes['aria-labelledby']));
      for (const { children } of all) {
        const keys = children.flatMap((child) => (typeof child !== 'string' && child.key ? [child.key] : []));
        assert.equal(new Set(keys).size, keys.length, keys.join());
      }
    }
  });

  test('what is not said is said to be missing, and an answer in part is shown and open', () => {
    const text = words(
      page(reported('workflow: { trigger:, output: Case text }\nwriteBack:\nwhenWrong: { detect: }\nreview:')),
    );
    for (const said of [
      'What starts it? not said',
      '✗ open Where does the output land? not said',
      '✗ open What happens when it is wrong? the row goes back to the queue; told: ana.ruiz@example.com',
      'Who reviews it? not said',
      'The load cannot be worked out without the number of items a week and the tiers.',
    ]) {
      assert.ok(text.includes(said), `${said}\nin ${text}`);
    }
  });

  test('an answer of a page with very many tiers is not longer than anybody reads', () => {
    const tiers = Array.from(
      { length: 200 },
      (_, n) => `{ name: t${n}, when: w${n}, decision: ${n % 2 ? 'human-review' : 'auto-approve'}, reviewer: r${n} }`,
    );
    const { operating } = reported(`review: { tiers: [${tiers.join(', ')}] }`);
    for (const { id, answer } of operating) assert.ok((answer?.length ?? 0) <= 301, id);
    assert.match(operating.find(({ id }) => id === 'reviewer')?.answer ?? '', /^r1 \(t1\); .*…$/);
    assert.match(operating.find(({ id }) => id === 'unseen')?.answer ?? '', /^t0: w0; .*…$/);
  });

  test('without a metric review and owners stand side by side', () => {
    const pairs = elements(page(reported('ninetyDayMetric:'))).filter(({ key }) => key === 'figures');
    assert.deepEqual(
      pairs.flatMap(({ children }) => children.map((child) => typeof child !== 'string' && child.key)),
      ['review', 'owners'],
    );
  });

  test('waivers and suppressions are shown with their reasons', () => {
    const waived = `
      turnoverTest: { result: pending }
      waivers: [{ check: turnover-test-passed, reason: night shift joins, until: 2027-01-31, approvedBy: lee.wong@example.com }]
      review:
        volumePerWeek: 500
        # charter-ignore review-capacity: two people join in May
        capacityHoursPerWeek: 2
    `;
    const text = words(page(reported(waived)));
    assert.match(text, /Earned production, 1 waived/);
    assert.match(
      text,
      /Waivers The turnover test is passed: waived until 2027-01-31, in 69 days, by lee\.wong@example\.com\. Reason: night shift joins/,
    );
    assert.match(text, /Hidden by a comment in the page Reviewers have the time\. Reason: two people join in May/);
    assert.match(text, /Review needs 15 of 2 hours a week, which is not enough\./);
  });

  test('findings beside the gates are grouped, and those of the gates are told once', () => {
    const text = words(page(reported('owners: { sponsor: }\nwhenWrong:')));
    assert.match(text, /Also found Ownership ! warning Nobody is named as the sponsor/);
    assert.doesNotMatch(text, /error It is not said what happens/);
  });

  test('of a text that cannot be read only the reasons are told, of a retired one no gates', () => {
    const broken = words(page(makeReport(evaluatedText('apiVersion: charter/v1\nstatus: pilot\nname: "open\n'))));
    assert.match(broken, /The text cannot be read.*Why it cannot be read/);
    assert.doesNotMatch(broken, /Gate for|Next steps|Owners/);
    const retired = words(page(reported('status: retired')));
    assert.match(retired, /is retired/);
    assert.doesNotMatch(retired, /Gate for|Next steps|Funding questions/);
  });

  test('what changed is told where an earlier version is known', () => {
    const before = evaluatedText('apiVersion: charter/v1\nstatus: research\n');
    assert.doesNotMatch(words(page(reported())), /Changed since/);
    assert.match(
      words(page(reported('', {}, { before: null }))),
      /Changed since the last commit The charter is new since then\./,
    );
    assert.match(
      words(page(reported('', {}, { before }))),
      /Changed since the last commit .*gained It has earned production/,
    );
    const model = { before: evaluated('governance: { modelVersion: { pinned: drafter-2026-11 } }') };
    assert.match(words(page(reported('', {}, model))), /write it into the change log/);
  });

  test('any page has a report, however damaged', () => {
    fc.assert(
      fc.property(arbitraryPage, (text) => {
        const contents = page(makeReport(evaluatedText(text)));
        assert.ok(elements(contents).some(({ tag }) => tag === 'h1'));
      }),
      { numRuns: 40 },
    );
  });
});
