import type { Severity } from '../rule.ts';
import type { Answer } from './answers.ts';
import { chartContent } from './chart/chart-content.ts';
import { type Content, type Element, element } from './element.ts';
import type { MetricReport } from './metric-report.ts';
import type { CharterReport, CheckReport, FoundReport, GateReport, Place, Said, StepReport } from './report.ts';

/** The attribute of what leads to a place in the editor: line and character of both ends, from 0. */
export const REVEAL = 'data-reveal';

export interface ContentOptions {
  /** Whether somebody can be led to a line: with buttons where there is an editor, else the number of the line is said. */
  readonly interactive: boolean;
}

const SIGNS: Readonly<Record<CheckReport['outcome'], string>> = { passed: '✓', failed: '✗', waived: '~', unknown: '?' };
const SEVERITY_SIGNS: Readonly<Record<Severity, string>> = { error: '✗', warning: '!', information: 'i', hint: '·' };
const EFFECTS = {
  better: ['passed', '+', 'gained'],
  worse: ['failed', '−', 'lost'],
  neutral: ['', '·', 'changed'],
} as const;

/** The report as the elements of a page: the one rendering of it, for the editor, for print and for a browser. */
export function reportContent(report: CharterReport, options: ContentOptions): readonly Element[] {
  const { problems, earned, next, nextLabel, funding, operating, gates, metric, changes } = report;
  const led = leading(options);
  const parts = [heading(report, options)];
  if (problems.length > 0)
    return [...parts, section('problems', 'Why it cannot be read', list('ol', problems, led)), footer(report)];
  if (earned !== 'retired') {
    if (nextLabel) parts.push(nextSteps(next, nextLabel, led));
    parts.push(
      pair(
        'questions',
        answers('funding', 'Funding questions', funding, led, true),
        answers('operating', 'How it runs', operating, led, false),
      ),
      metric
        ? pair(
            'figures',
            metricSection(metric, led),
            element('div', { class: 'stack', key: 'stack' }, review(report), owners(report, led)),
          )
        : pair('figures', review(report), owners(report, led)),
      pair('gates', ...gates.map((gate) => gateSection(gate, led))),
    );
  } else parts.push(owners(report, led));
  if (changes) parts.push(changesSection(changes, led));
  if (report.waivers.length > 0) parts.push(section('waivers', 'Waivers', list('ul', report.waivers, led)));
  if (report.suppressed.length > 0)
    parts.push(section('suppressed', 'Hidden by a comment in the page', list('ul', report.suppressed, led)));
  if (report.findings.length > 0) parts.push(findings(report, led));
  return [...parts, footer(report)];
}

/**
 * Writes words that lead to a place. Where nobody can be led, the line is said of what is to be changed, and of nothing
 * else: a sponsor does not look for it.
 */
type Leading = (words: string | readonly Content[], place: Place, toChange?: boolean) => Content[];

function leading({ interactive }: ContentOptions): Leading {
  return (words, place, toChange = false) => {
    const line = `line ${place.start.line + 1}`;
    if (!interactive) {
      const said = typeof words === 'string' ? [words] : words;
      return toChange ? [...said, ' ', element('span', { class: 'line' }, `(${line})`)] : [...said];
    }
    return [
      element(
        'button',
        { type: 'button', class: 'link', [REVEAL]: writePlace(place), title: `Show ${line} in the editor` },
        words,
      ),
    ];
  };
}

/** The text of the attribute that leads to a place. */
export function writePlace({ start, end }: Place): string {
  return [start.line, start.character, end.line, end.character].join(' ');
}

function heading(report: CharterReport, { interactive }: ContentOptions): Element {
  const { name, title, file, declared, earned, summary, verdict, today } = report;
  const label = (term: string, value: string, kind: string | null) =>
    element('div', {}, element('dt', {}, term), element('dd', { class: `label ${kind ?? 'none'}` }, value));
  const about = [title === undefined ? undefined : name, file, `as of ${today}`].filter(Boolean).join(' · ');
  return element(
    'header',
    { key: 'heading' },
    element('h1', {}, title ?? (name || 'A charter without a name')),
    element('p', { class: 'quiet' }, about),
    element(
      'dl',
      { class: 'labels' },
      label('Declared', declared ?? 'nothing', declared),
      label('Earned', earned === null ? 'cannot be told' : summary, earned),
    ),
    // Read out when it changes, and only then.
    element('p', { class: 'verdict', ...(interactive && { role: 'status' }) }, verdict),
  );
}

function nextSteps(next: readonly StepReport[], label: string, led: Leading): Element {
  const steps = next.map(({ id, todo, place }) => element('li', { key: id }, led(todo, place, true)));
  const content =
    steps.length > 0 ? element('ol', { class: 'steps' }, steps) : element('p', {}, 'Nothing is left to do.');
  return section('next', `Next steps to ${label}`, content);
}

function answers(id: string, title: string, asked: readonly Answer[], led: Leading, judged: boolean): Element {
  const rows = asked.map(({ id, question, answered, answer, place }) => {
    const words = answer === undefined ? element('em', {}, 'not said') : answer;
    return element(
      'li',
      { key: id, class: judged ? (answered ? 'passed' : 'failed') : 'plain' },
      judged ? outcome(answered ? '✓' : '✗', answered ? 'answered' : 'open') : undefined,
      element(
        'div',
        {},
        element('p', { class: 'name' }, led(question, place)),
        element('p', { class: 'answer' }, words),
      ),
    );
  });
  return section(id, title, element('ul', { class: judged ? 'checks' : 'facts' }, rows));
}

function gateSection({ label, passed, total, checks }: GateReport, led: Leading): Element {
  const rows = checks.map(({ id, title, outcome: found, detail, place }) =>
    element(
      'li',
      { key: id, class: found },
      outcome(SIGNS[found], found),
      element(
        'div',
        {},
        element('p', { class: 'name' }, led(title, place)),
        detail && element('p', { class: 'answer' }, detail),
      ),
    ),
  );
  return section(`gate-${label}`, `Gate for ${label}: ${passed} of ${total}`, element('ul', { class: 'checks' }, rows));
}

function metricSection(metric: MetricReport, led: Leading): Element {
  const { goal, sentences, facts, chart, values, count, place } = metric;
  const more = count > values.length ? `, of ${count}` : '';
  const rows = values.map(({ day, value }, index) =>
    element('tr', { key: `${index}` }, element('th', { scope: 'row' }, day), element('td', {}, value)),
  );
  return section(
    'metric',
    'The ninety-day metric',
    element('p', { class: 'name' }, led(goal ?? 'It is not said what is measured', place)),
    sentences.length > 0 && element('p', {}, sentences.join(' ')),
    chart && chartContent(chart, metric),
    element(
      'dl',
      { class: 'terms row' },
      facts.map(({ term, value }) => element('div', { key: term }, element('dt', {}, term), element('dd', {}, value))),
    ),
    values.length > 0 &&
      element(
        'details',
        { key: 'values' },
        element('summary', {}, `The last values as a table (${values.length}${more})`),
        element(
          'table',
          {},
          element(
            'thead',
            {},
            element('tr', {}, element('th', { scope: 'col' }, 'Day'), element('th', { scope: 'col' }, 'Value')),
          ),
          element('tbody', {}, rows),
        ),
      ),
  );
}

function review({ review: { sentences, load, capacity } }: CharterReport): Element {
  return section(
    'review',
    'Review load',
    load !== undefined && capacity !== undefined && loadBar(load, capacity),
    sentences.map((words) => element('p', {}, words)),
  );
}

/** Hours needed in the hours that there are. For the eye only: the sentences below say the same. */
function loadBar(load: number, capacity: number): Element {
  const whole = Math.max(load, capacity) || 1;
  const share = (hours: number) => `${Math.round((hours / whole) * 1000) / 10}%`;
  return element(
    'svg',
    { class: 'load', key: 'load', 'aria-hidden': 'true', width: '100%', height: '14' },
    element('rect', { class: 'capacity', x: '0', y: '0.5', width: share(capacity), height: '13' }),
    element('rect', {
      class: load > capacity ? 'needed over' : 'needed',
      x: '0',
      y: '3',
      width: share(load),
      height: '8',
    }),
    element('line', { class: 'end', x1: share(capacity), x2: share(capacity), y1: '0', y2: '14' }),
  );
}

function owners({ owners: all }: CharterReport, led: Leading): Element {
  return section(
    'owners',
    'Owners',
    element(
      'dl',
      { class: 'terms' },
      all.map(({ role, who, contact, note, place }) => {
        const words = [who, contact && `<${contact}>`, note && `(${note})`].filter(Boolean).join(' ');
        return element(
          'div',
          { key: role },
          element('dt', {}, led(role, place)),
          element('dd', {}, words || element('em', {}, 'nobody is named')),
        );
      }),
    ),
  );
}

function changesSection(
  { since, isNew, changes, belongsInChangeLog }: NonNullable<CharterReport['changes']>,
  led: Leading,
): Element {
  const rows = changes.map(({ effect, about, text, place }) => {
    const [kind, sign, word] = EFFECTS[effect];
    return element(
      'li',
      { key: about, class: kind },
      outcome(sign, word),
      element('div', {}, element('p', { class: 'name' }, led(text, place))),
    );
  });
  const none = isNew ? 'The charter is new since then.' : 'Nothing that changes what it means.';
  return section(
    'changes',
    `Changed since ${since}`,
    rows.length > 0 ? element('ul', { class: 'checks twofold' }, rows) : element('p', {}, none),
    belongsInChangeLog &&
      element(
        'p',
        { class: 'remark' },
        'The model, the prompts or a threshold is another one: write it into the change log, and tell the people who are to be told.',
      ),
  );
}

function findings({ findings: groups }: CharterReport, led: Leading): Element {
  return section(
    'findings',
    'Also found',
    groups.map(({ group, findings: found }) =>
      element(
        'div',
        { key: group, class: 'group' },
        element('h3', {}, group),
        element(
          'ul',
          { class: 'checks' },
          found.map((one, index) =>
            element(
              'li',
              { key: `${index}`, class: one.severity },
              outcome(SEVERITY_SIGNS[one.severity], one.severity),
              element('div', {}, element('p', { class: 'name' }, led(foundWords(one), one.place, true))),
            ),
          ),
        ),
      ),
    ),
  );
}

/** What was found, with its reason apart: paper may have no room for it. */
function foundWords({ text, why }: FoundReport): Content[] {
  const at = why === '' ? -1 : text.indexOf(` ${why}`);
  if (at < 0) return [text];
  const after = at + why.length + 1;
  return [text.slice(0, at), element('span', { class: 'why' }, text.slice(at, after)), text.slice(after)];
}

function list(tag: 'ol' | 'ul', said: readonly Said[], led: Leading): Element {
  return element(
    tag,
    {},
    said.map(({ text, place }, index) => element('li', { key: `${index}` }, led(text, place, true))),
  );
}

/** Said in words; the sign is for the eye only. */
function outcome(sign: string, word: string): Element {
  return element(
    'span',
    { class: 'outcome' },
    sign && element('span', { 'aria-hidden': 'true', class: 'sign' }, sign),
    element('span', { class: 'word' }, ` ${word}`),
  );
}

function pair(key: string, ...sections: readonly (Element | undefined)[]): Element {
  return element('div', { key, class: 'pair' }, sections);
}

function section(key: string, title: string, ...content: Parameters<typeof element>[2][]): Element {
  const id = `section-${key}`;
  return element('section', { key, 'aria-labelledby': id }, element('h2', { id }, title), content);
}

function footer({ today }: CharterReport): Element {
  return element(
    'p',
    { class: 'quiet', key: 'today' },
    `As of ${today}. A label is a claim about a day: it is looked at again every quarter.`,
  );
}
