import { escapeMarkdown, table } from '../text/markdown.ts';
import type { Portfolio, PortfolioEntry } from './portfolio.ts';
import { dueWords, entryName, gateCounts, missingWords, ownerName, sumSentences } from './portfolio-words.ts';

/** A table longer than this is for a program, which has other formats. */
const MOST_ROWS = 500;

/** The portfolio as Markdown. */
export function portfolioMarkdown(portfolio: Portfolio): string {
  const { today, entries, labels, overclaims, ownerless, damaged, calendar, owners, distribution } = portfolio;
  const blocks = ['# Charters', `As of ${today}. ${sumSentences(portfolio).map(escapeMarkdown).join(' ')}`];
  const add = (title: string, head: readonly string[], rows: readonly (readonly string[])[]) => {
    if (rows.length === 0) return;
    blocks.push(`## ${title}`, table(head, rows.slice(0, MOST_ROWS)));
    if (rows.length > MOST_ROWS) blocks.push(`${rows.length - MOST_ROWS} more.`);
  };
  const named = (entry: PortfolioEntry) => [entryName(entry), entry.path];
  const shown = labels.filter(({ declared, earned }) => declared + earned > 0);
  add(
    'Labels',
    ['Label', 'Declared', 'Earned'],
    shown.map(({ label, declared, earned }) => [label ?? 'no label', `${declared}`, `${earned}`]),
  );
  for (const { label, counts } of distribution)
    add(
      `Gate for ${label}`,
      ['Checks passed', 'Charters'],
      counts.flatMap((count, passed) => (count > 0 ? [[`${passed}`, `${count}`]] : [])),
    );
  add(
    'Claims more than is earned',
    ['Charter', 'Path', 'Declared', 'Earned'],
    overclaims.map((entry) => [...named(entry), entry.declared ?? 'nothing', entry.words]),
  );
  add(
    'Owner missing',
    ['Charter', 'Path', 'Missing'],
    ownerless.map((entry) => [...named(entry), missingWords(entry)]),
  );
  add('Cannot be read', ['Charter', 'Path'], damaged.map(named));
  add(
    'Ninety-day calendar',
    ['Day', 'Charter', 'Path', 'Earned'],
    calendar.flatMap(({ day, entries: due }) =>
      due.map((entry) => [dueWords(portfolio, day), ...named(entry), entry.words]),
    ),
  );
  add(
    'Who owns what',
    ['Who', 'Charters', 'Operator', 'Technical', 'Sponsor', 'Champion'],
    owners.map((owner) => [
      ownerName(owner),
      ...[
        owner.charters,
        ...(['operator', 'technical', 'sponsor', 'champion'] as const).map((role) => owner.roles[role]),
      ].map((number) => (number === 0 ? '' : `${number}`)),
    ]),
  );
  add(
    'All charters',
    ['Charter', 'Path', 'Declared', 'Earned', 'Checks passed', 'Day 90'],
    entries.map((entry) => [
      ...named(entry),
      entry.declared ?? 'nothing',
      entry.words,
      gateCounts(entry),
      entry.dayNinety ?? '',
    ]),
  );
  return `${blocks.join('\n\n')}\n`;
}
