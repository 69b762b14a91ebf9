import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import {
  evaluate,
  type PortfolioEntry,
  parseCharter,
  parseDay,
  portfolioHtml,
  portfolioMarkdown,
  summarize,
  sumUp,
} from '../../../server/engine/index.ts';
import { overlay } from '../../support/overlay.ts';
import { completePage, surroundings, today } from '../../support/page.ts';

const DAY = parseDay(today)!;

const entry = (path: string, fragment = '', page = completePage): PortfolioEntry => ({
  ...summarize(evaluate(parseCharter(overlay(fragment, page).text), surroundings({}))),
  path,
});

const RESEARCH = 'apiVersion: charter/v1\nname: r\nstatus: research\n';
const bare = (path: string, text: string): PortfolioEntry => ({
  ...summarize(evaluate(parseCharter(text), surroundings({}))),
  path,
});

suite('a portfolio', () => {
  test('labels are counted as declared and as earned, and what claims too much is named', () => {
    const { labels, overclaims, entries } = sumUp(
      [
        entry('b.yaml'),
        bare('a.yaml', RESEARCH),
        bare('c.yaml', RESEARCH.replace('research', 'production')),
        bare('d.yaml', RESEARCH.replace('research', 'pilot')),
      ],
      DAY,
    );
    const of = (wanted: string | null) => labels.find(({ label }) => label === wanted)!;
    assert.deepEqual([of('pilot').declared, of('production').declared, of('research').declared], [2, 1, 1]);
    assert.deepEqual([of('production').earned, of('research').earned], [1, 3]);
    assert.deepEqual(
      overclaims.map(({ path }) => path),
      ['c.yaml', 'd.yaml'],
    );
    assert.deepEqual(
      entries.map(({ path }) => path),
      ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml'],
    );
  });

  test('who owns how much is told once for each person, however they are written', () => {
    const { owners } = sumUp(
      [
        entry('a.yaml', 'owners: { operator: { name: Ana Ruiz, contact: ana@example.com }, technical: "@sam" }'),
        entry('b.yaml', 'owners: { operator: ana@example.com, technical: Ana Ruiz <ana@example.com> }'),
      ],
      DAY,
    );
    const ana = owners.find(({ contact }) => contact === 'ana@example.com')!;
    assert.equal(ana.name, 'Ana Ruiz');
    assert.equal(ana.charters, 2);
    assert.deepEqual([ana.roles.operator, ana.roles.technical], [2, 1]);
    assert.equal(owners[0], ana, 'those with most come first');
  });

  test('day 90 of each is in the calendar, but not of those that are long past or retired', () => {
    const { calendar } = sumUp(
      [
        entry('soon.yaml', 'ninetyDayMetric: { start: 2026-09-15 }'),
        entry('old.yaml', 'ninetyDayMetric: { start: 2020-01-01 }'),
        entry('gone.yaml', 'status: retired'),
      ],
      DAY,
    );
    assert.deepEqual(
      calendar.map(({ day, distance, entries }) => [day, distance, entries.map(({ path }) => path)]),
      [['2026-12-14', 21, ['soon.yaml']]],
    );
  });

  test('the charters that pass so many checks add up to all that are in use and can be read', () => {
    const { distribution, damaged } = sumUp(
      [
        entry('a.yaml'),
        bare('b.yaml', RESEARCH),
        bare('c.yaml', 'apiVersion: charter/v1\nname: "open'),
        entry('d.yaml', 'status: retired'),
      ],
      DAY,
    );
    assert.deepEqual(
      damaged.map(({ path }) => path),
      ['c.yaml'],
    );
    for (const { counts } of distribution)
      assert.equal(
        counts.reduce((sum, count) => sum + count, 0),
        2,
      );
  });

  test('those without an owner are named with what is missing', () => {
    const portfolio = sumUp([entry('a.yaml', 'owners: { operator: TBD }'), entry('b.yaml')], DAY);
    assert.deepEqual(
      portfolio.ownerless.map(({ path }) => path),
      ['a.yaml'],
    );
    assert.match(portfolioMarkdown(portfolio), /## Owner missing[\s\S]*a\.yaml \| operator \|/);
  });

  test('one is spoken of as one, and several as several', () => {
    const open = 'apiVersion: charter/v1\nname: "open';
    const says = (...paths: string[]) =>
      portfolioMarkdown(
        sumUp(
          paths.map((path) => bare(path, open)),
          DAY,
        ),
      );
    assert.ok(says('a.yaml').includes('1 charter needs to be mended before it can be read.'));
    assert.ok(says('a.yaml', 'b.yaml').includes('2 charters need to be mended before they can be read.'));
    const bareOnes = (status: string) =>
      portfolioMarkdown(
        sumUp(
          ['a', 'b'].map((path) => bare(path, RESEARCH.replace('research', status))),
          DAY,
        ),
      );
    assert.ok(bareOnes('pilot').includes('2 charters claim a label that is not earned.'));
    assert.ok(bareOnes('pilot').includes('2 charters lack an operator or a technical owner.'));
  });

  test('nothing at all is said to be nothing', () => {
    const none = sumUp([], DAY);
    assert.match(portfolioMarkdown(none), /There is no charter here/);
    assert.match(portfolioHtml(none), /There is no charter here/);
  });

  test('whatever pages say is text in the page and in the Markdown, and never markup', () => {
    const words = fc.string({
      unit: fc.constantFrom('<', '>', '&', '"', "'", '|', '`', '*', '[', ']', '(', 'a', ' ', '\n', '@', '-'),
    });
    fc.assert(
      fc.property(words, words, (title, path) => {
        const portfolio = sumUp(
          [{ ...entry('x'), title, path, owners: [{ role: 'operator', name: title, contact: null }] }],
          DAY,
        );
        const html = portfolioHtml(portfolio);
        const inside = html.slice(html.indexOf('<main>'), html.indexOf('</main>'));
        assert.match(inside, /<table/);
        for (const [tag] of inside.matchAll(/<[^>]*>/g))
          assert.match(
            tag,
            /^<\/?(?:main|header|section|div|h1|h2|h3|p|span|table|thead|tbody|tr|th|td|svg|g|rect|text|figure|figcaption)\b/,
          );
        for (const line of portfolioMarkdown(portfolio).split('\n'))
          assert.doesNotMatch(line, /(?<!\\)<[a-z/!](?!---->)/i);
      }),
    );
  });

  test('of ten thousand charters a page still has a size that a browser shows', () => {
    const base = entry('x');
    const many = Array.from({ length: 10_000 }, (_, index) => ({ ...base, path: `c${index}/charter.yaml` }));
    const portfolio = sumUp(many, DAY);
    assert.equal(portfolio.owners[0]?.charters, 10_000);
    assert.ok(portfolioHtml(portfolio).length < 1_000_000);
    assert.match(portfolioHtml(portfolio), /9500 more/);
  });
});
