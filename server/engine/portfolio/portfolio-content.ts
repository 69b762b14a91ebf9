import { type Content, type Element, element } from '../report/element.ts';
import type { GateDistribution, LabelCount, Portfolio, PortfolioEntry } from './portfolio.ts';
import { dueWords, entryName, gateCounts, missingWords, ownerName, sumSentences } from './portfolio-words.ts';

/** A list longer than this is for a program, which has other formats. */
const MOST_ROWS = 500;

/** The portfolio as the elements of a page. */
export function portfolioContent(portfolio: Portfolio): readonly Element[] {
  const { today, entries, overclaims, ownerless, damaged, calendar, owners, distribution } = portfolio;
  const heading = element(
    'header',
    {},
    element('h1', {}, 'Charters'),
    element('p', { class: 'quiet' }, `As of ${today}`),
    element('p', { class: 'verdict' }, sumSentences(portfolio).join(' ')),
  );
  if (entries.length === 0) return [heading];
  return [
    heading,
    pair(section('Labels', labelChart(portfolio.labels)), section('Checks passed', ...distribution.map(histogram))),
    entriesSection('Claims more than is earned', overclaims, ['Declared', 'Earned'], ({ declared, words }) => [
      declared ?? 'nothing',
      words,
    ]),
    entriesSection('Owner missing', ownerless, ['Missing'], (entry) => [missingWords(entry)]),
    entriesSection('Cannot be read', damaged, ['Errors'], ({ errors }) => [`${errors}`]),
    calendar.length === 0
      ? undefined
      : section(
          'Ninety-day calendar',
          table(
            ['Day', 'Charter', 'Earned'],
            calendar.flatMap(({ day, entries: due }) =>
              due.map((entry) => [dueWords(portfolio, day), named(entry), entry.words]),
            ),
          ),
        ),
    owners.length === 0
      ? undefined
      : section(
          'Who owns what',
          table(
            ['Who', 'Charters', 'Operator', 'Technical', 'Sponsor', 'Champion'],
            owners.map((owner) => [
              ownerName(owner),
              ...[
                owner.charters,
                owner.roles.operator,
                owner.roles.technical,
                owner.roles.sponsor,
                owner.roles.champion,
              ].map((number) => (number === 0 ? '' : `${number}`)),
            ]),
          ),
        ),
    section(
      'All charters',
      table(
        ['Charter', 'Declared', 'Earned', 'Checks passed', 'Day 90', 'Errors'],
        entries.map((entry) => [
          named(entry),
          entry.declared ?? 'nothing',
          entry.words,
          gateCounts(entry),
          entry.dayNinety ?? '',
          entry.errors === 0 ? '' : `${entry.errors}`,
        ]),
      ),
    ),
  ].filter((part) => part !== undefined);
}

function section(title: string, ...content: readonly (Content | undefined)[]): Element {
  const id = title.toLowerCase().replace(/\W+/g, '-');
  return element('section', { 'aria-labelledby': id }, element('h2', { id }, title), content);
}

function pair(...parts: readonly Element[]): Element {
  return element('div', { class: 'pair' }, parts);
}

function entriesSection(
  title: string,
  entries: readonly PortfolioEntry[],
  head: readonly string[],
  cells: (entry: PortfolioEntry) => readonly string[],
): Element | undefined {
  if (entries.length === 0) return undefined;
  return section(
    title,
    table(
      ['Charter', ...head],
      entries.map((entry) => [named(entry), ...cells(entry)]),
    ),
  );
}

/** What it is called, and where it is. */
function named(entry: PortfolioEntry): Content {
  return element('span', {}, entryName(entry), ' ', element('span', { class: 'line' }, entry.path));
}

function table(head: readonly string[], rows: readonly (readonly Content[])[]): Element {
  const left = rows.length - MOST_ROWS;
  return element(
    'div',
    {},
    element(
      'table',
      { class: 'wide' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          head.map((cell) => element('th', { scope: 'col' }, cell)),
        ),
      ),
      element(
        'tbody',
        {},
        rows.slice(0, MOST_ROWS).map(([first = '', ...rest]) =>
          element(
            'tr',
            {},
            element('th', { scope: 'row' }, first),
            rest.map((cell) => element('td', {}, cell)),
          ),
        ),
      ),
    ),
    left > 0 &&
      element('p', { class: 'quiet' }, `${left} more. The formats json and ndjson of "charter check" hold all.`),
  );
}

/** A bar a label, what is declared above what is earned. */
function labelChart(labels: readonly LabelCount[]): Element {
  const shown = labels.filter(({ declared, earned }) => declared + earned > 0);
  const most = Math.max(...shown.flatMap(({ declared, earned }) => [declared, earned]), 1);
  const bar = (count: number, kind: string) =>
    element(
      'div',
      { class: 'bar-line' },
      element('span', { class: 'bar-kind' }, kind),
      drawnBar(count / most, kind),
      element('span', { class: 'bar-count' }, `${count}`),
    );
  return element(
    'div',
    { class: 'bars' },
    shown.map(({ label, declared, earned }) =>
      element(
        'div',
        { class: 'bar-group' },
        element('h3', {}, label ?? 'no label'),
        bar(declared, 'declared'),
        bar(earned, 'earned'),
      ),
    ),
  );
}

/** Length by an attribute and not by a style, which the policy of the page forbids. */
function drawnBar(share: number, kind: string): Element {
  const width = Math.round(share * 1000) / 10;
  return element(
    'svg',
    { class: 'bar', 'aria-hidden': 'true', viewBox: '0 0 100 8', preserveAspectRatio: 'none' },
    element('rect', { class: `bar-fill ${kind}`, x: '0', y: '0', width: `${width}`, height: '8' }),
  );
}

/** How many charters pass how many checks of a gate, as columns with a table for those who cannot see them. */
function histogram({ label, counts }: GateDistribution): Element {
  const most = Math.max(...counts, 1);
  const width = 100 / counts.length;
  const words = counts.flatMap((count, passed) => (count > 0 ? [`${count} pass ${passed}`] : []));
  return element(
    'figure',
    { class: 'histogram' },
    element('figcaption', {}, `Gate for ${label}: charters by checks passed`),
    element(
      'svg',
      { class: 'columns', role: 'img', 'aria-label': `Of the charters ${words.join(', ')}.`, viewBox: '0 0 100 40' },
      counts.map((count, passed) => {
        const height = Math.round((count / most) * 280) / 10;
        const x = Math.round(passed * width * 10) / 10;
        return element(
          'g',
          {},
          element('rect', {
            class: 'column',
            x: `${x + 1}`,
            y: `${32 - height}`,
            width: `${width - 2}`,
            height: `${height}`,
          }),
          count > 0 &&
            element('text', { x: `${x + width / 2}`, y: `${30.5 - height}`, 'text-anchor': 'middle' }, `${count}`),
          element('text', { class: 'axis', x: `${x + width / 2}`, y: '38', 'text-anchor': 'middle' }, `${passed}`),
        );
      }),
    ),
  );
}
