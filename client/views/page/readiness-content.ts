import type { CheckReport, GateReport, Range, ReadinessReport, StepReport } from '../../../server/protocol.ts';
import { type Element, element } from './element.ts';
import type { ShowMessage } from './messages.ts';

/** The attribute of what leads to a place in the editor. */
export const REVEAL = 'data-reveal';

const SIGNS: Readonly<Record<CheckReport['outcome'], string>> = { passed: '✓', failed: '✗', waived: '~', unknown: '?' };
const RANKS: readonly (string | null)[] = ['research', 'pilot', 'production'];

/** The readiness page as data. */
export function readinessContent({ report, notice, file }: ShowMessage): readonly Element[] {
  const told = element('p', { class: 'notice', role: 'status', key: 'notice' }, notice);
  if (!report) return [told];
  const readable = report.earned !== null;
  return [
    told,
    heading(report, file),
    element('p', { class: 'verdict', role: 'status', key: 'verdict' }, verdict(report)),
    ...(readable ? [] : [problems(report)]),
    ...(report.declared === 'retired' || !readable ? [] : [nextSteps(report), questions(report)]),
    ...(readable ? report.gates.filter(({ total }) => total > 0).map(gate) : []),
    element('p', { class: 'quiet', key: 'today' }, `As of ${report.today}.`),
  ];
}

/** The text of the attribute that leads to a place, and back. */
export function writePlace({ start, end }: Range): string {
  return [start.line, start.character, end.line, end.character].join(' ');
}

export function readPlace(text: string): Range | undefined {
  const [line, character, endLine, endCharacter, ...rest] = text.split(' ').map(Number);
  if (line === undefined || character === undefined || endLine === undefined || endCharacter === undefined)
    return undefined;
  if (rest.length > 0 || ![line, character, endLine, endCharacter].every(Number.isInteger)) return undefined;
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

function heading({ name, title, declared, summary, earned }: ReadinessReport, file: string): Element {
  const label = (term: string, value: string, kind: string | null) =>
    element('div', {}, element('dt', {}, term), element('dd', { class: `label ${kind ?? 'none'}` }, value));
  return element(
    'header',
    { key: 'heading' },
    element('h1', {}, title ?? name),
    element('p', { class: 'quiet' }, title === null ? file : `${name} · ${file}`),
    element(
      'dl',
      { class: 'labels' },
      label('Declared', declared ?? 'nothing', declared),
      label('Earned', earned === null ? 'cannot be told' : summary, earned),
    ),
  );
}

function verdict({ declared, earned, summary, nextLabel, next }: ReadinessReport): string {
  if (earned === null) return 'The text cannot be read, so no label can be given.';
  if (earned === 'retired') return 'This workflow is retired: the gates do not apply to it.';
  const steps = next.length === 1 ? 'one step is' : `${next.length} steps are`;
  const missing =
    nextLabel && next.length > 0 ? ` ${steps[0]!.toUpperCase()}${steps.slice(1)} missing for ${nextLabel}.` : '';
  if (declared === null) return `No status is declared. The page has earned ${summary}.${missing}`;
  if (declared === earned) return `The declared label is earned${summary === earned ? '' : ` (${summary})`}.${missing}`;
  const over = RANKS.indexOf(declared) > RANKS.indexOf(earned);
  return over
    ? `The page says ${declared} but has earned ${summary} only.${missing}`
    : `The page says ${declared} and has earned ${summary}: its status may be raised.${missing}`;
}

function problems(report: ReadinessReport): Element {
  return section(
    'problems',
    'Why it cannot be read',
    element(
      'ol',
      {},
      report.problems.map(({ message, range }, at) =>
        element(
          'li',
          { key: `problem ${at}` },
          element('button', link(range), `Line ${range.start.line + 1}`),
          element('p', {}, message),
        ),
      ),
    ),
  );
}

function questions(report: ReadinessReport): Element {
  return section(
    'questions',
    'Funding questions',
    element(
      'ul',
      { class: 'checks' },
      report.questions.map(({ id, question, answered }) =>
        element(
          'li',
          { key: id, class: answered ? 'passed' : 'failed' },
          outcome(answered ? '✓' : '✗', answered ? 'answered' : 'open'),
          element('p', { class: 'name' }, question),
        ),
      ),
    ),
  );
}

function nextSteps({ next, nextLabel }: ReadinessReport): Element {
  const title = nextLabel ? `Next steps to ${nextLabel}` : 'Next steps';
  if (next.length === 0) return section('next', title, element('p', {}, 'Nothing is left to do.'));
  return section('next', title, element('ol', { class: 'steps' }, next.map(step)));
}

function step({ id, title, todo, range }: StepReport): Element {
  // A title says what holds when it is done, which reads oddly as a thing to do.
  return element('li', { key: id }, element('button', link(range), todo), element('p', {}, title));
}

function gate({ label, passed, total, checks }: GateReport): Element {
  return section(
    `gate ${label}`,
    `Gate for ${label}: ${passed} of ${total}`,
    element('ul', { class: 'checks' }, checks.map(check)),
  );
}

function check({ id, title, outcome: found, detail, range }: CheckReport): Element {
  return element(
    'li',
    { key: id, class: found },
    outcome(SIGNS[found], found),
    // What a check that passed asks for is in its title.
    element(
      'div',
      {},
      element('button', link(range), title),
      found === 'passed' ? undefined : element('p', {}, detail),
    ),
  );
}

/** Said in words; the sign is for the eye only. */
function outcome(sign: string, word: string): Element {
  return element(
    'span',
    { class: 'outcome' },
    element('span', { 'aria-hidden': 'true', class: 'sign' }, sign),
    ` ${word}`,
  );
}

function section(key: string, title: string, ...content: readonly Element[]): Element {
  const id = `section-${key.replace(/\W+/g, '-')}`;
  return element('section', { key, 'aria-labelledby': id }, element('h2', { id }, title), content);
}

function link(range: Range): Record<string, string> {
  return {
    type: 'button',
    class: 'link',
    [REVEAL]: writePlace(range),
    title: `Show line ${range.start.line + 1} in the editor`,
  };
}
