import { escapeMarkdown, table } from '../text/markdown.ts';
import type { Answer } from './answers.ts';
import type { CharterReport, Place, Said } from './report.ts';

/** The report as Markdown, as GitHub and others show it. What a charter says is escaped: it is shown and never markup. */
export function reportMarkdown(report: CharterReport): string {
  const { title, name, file, today, declared, earned, summary, problems } = report;
  const about = [title === undefined ? undefined : name, file].filter(Boolean).map((words) => escapeMarkdown(words!));
  const blocks = [
    `# ${escapeMarkdown(title ?? (name || 'A charter without a name'))}`,
    [...about, `as of ${today}`].join(' · '),
    `**Declared:** ${declared ?? 'nothing'} · **Earned:** ${earned === null ? 'cannot be told' : summary}`,
    report.verdict,
    ...(problems.length > 0 ? ['## Why it cannot be read', list(problems)] : sections(report)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function sections(report: CharterReport): string[] {
  const { earned, next, nextLabel, funding, operating, metric, review, gates, owners, changes } = report;
  const blocks: string[] = [];
  const add = (heading: string, ...content: readonly string[]) => {
    const given = content.filter((block) => block !== '');
    if (given.length > 0) blocks.push(`## ${heading}`, ...given);
  };
  if (earned !== 'retired') {
    const steps = next.map(({ todo, place }, index) => `${index + 1}. ${escapeMarkdown(todo)} (${line(place)})`);
    if (nextLabel) add(`Next steps to ${nextLabel}`, steps.join('\n') || 'Nothing is left to do.');
    add('Funding questions', answerTable(funding, true));
    add('How it runs', answerTable(operating, false));
    if (metric) {
      add(
        'The ninety-day metric',
        escapeMarkdown(metric.goal ?? 'It is not said what is measured'),
        metric.sentences.map(escapeMarkdown).join(' '),
        metric.facts.length > 0
          ? table(
              metric.facts.map(({ term }) => term),
              [metric.facts.map(({ value }) => value)],
            )
          : '',
        metric.values.length > 0
          ? table(
              ['Day', 'Value'],
              metric.values.map(({ day, value }) => [day, value]),
            )
          : '',
      );
    }
    add('Review load', review.sentences.map(escapeMarkdown).join(' '));
    for (const { label, passed, total, checks } of gates) {
      const rows = checks.map(({ outcome, title, detail = '' }) => [`${SIGNS[outcome]} ${outcome}`, title, detail]);
      add(`Gate for ${label}: ${passed} of ${total}`, table(['', 'Check', 'Evidence, or what is missing'], rows));
    }
  }
  add(
    'Owners',
    table(
      ['Role', 'Who', 'Contact', ''],
      owners.map(({ role, who = 'nobody is named', contact = '', note = '' }) => [role, who, contact, note]),
    ),
  );
  if (changes) {
    const none = changes.isNew ? 'The charter is new since then.' : 'Nothing that changes what it means.';
    add(
      `Changed since ${escapeMarkdown(changes.since)}`,
      changes.changes.map(({ effect, text }) => `- ${EFFECTS[effect]}: ${escapeMarkdown(text)}`).join('\n') || none,
    );
  }
  add('Waivers', list(report.waivers));
  add('Hidden by a comment in the page', list(report.suppressed));
  const found = report.findings.flatMap(({ group, findings }) =>
    findings.map(({ severity, text, place }) => [group, severity, text, line(place)]),
  );
  if (found.length > 0) add('Also found', table(['Group', 'Severity', 'Finding', 'Where'], found));
  return blocks;
}

const SIGNS = { passed: '✓', failed: '✗', waived: '~', unknown: '?' } as const;
const EFFECTS = { better: 'Gained', worse: 'Lost', neutral: 'Changed' } as const;

function answerTable(asked: readonly Answer[], judged: boolean): string {
  const rows = asked.map(({ question, answered, answer }) => [
    ...(judged ? [answered ? '✓ answered' : '✗ open'] : []),
    question,
    answer ?? 'not said',
  ]);
  return table([...(judged ? [''] : []), 'Question', 'Answer'], rows);
}

function list(said: readonly Said[]): string {
  return said.map(({ text, place }) => `- ${escapeMarkdown(text)} (${line(place)})`).join('\n');
}

function line({ start }: Place): string {
  return `line ${start.line + 1}`;
}
