import { createHash } from 'node:crypto';
import packageJson from '../../../package.json' with { type: 'json' };
import { framePage, type GateReadiness, type Severity } from '../../engine/index.ts';
import { fails } from '../exit-code.ts';
import { type Html, html } from '../markup/html.ts';
import {
  type CharterResult,
  type FileFindings,
  type RunResult,
  readinessOf,
  type Summary,
  summarize,
} from '../result.ts';
import { visible } from '../terminal/visible.ts';
import { charterProblems, type Problem, policyProblems } from './problems.ts';
import type { ReportView } from './reporter.ts';
import { verdict, whyItFails } from './verdict.ts';
import { count, findingSums, labelSums } from './words.ts';

/**
 * The result as one page for a browser: an overview, and each charter. It needs nothing beside it and runs nothing: its
 * policy lets in its own style, known by its hash, and nothing else.
 */
export function htmlPage(result: RunResult, view: ReportView): string {
  const { charters, policies, errors, crashes, skipped, today } = result;
  const { title, passed, reasons } = verdict(result, view);
  const failing = charters.filter((charter) => fails(charter, view.strictness));
  const shown = view.quiet ? failing : charters;
  const numbers = new Map(shown.map((charter, index) => [charter, index + 1]));
  const sums = [labelSums(charters), findingSums(summarize({ charters, policies }))].filter(({ length }) => length > 0);
  const body = [
    html`<header><h1>Charters</h1><p>Evaluated for <time datetime="${today}">${today}</time>${
      charters.length > 0
        ? html`: ${count(charters.length, 'charter')}, ${sums.map((words) => words.join(', ')).join('; ')}`
        : ''
    }.</p></header>`,
    html`<main><section class="verdict ${passed ? 'passes' : 'fails'}" aria-label="Result"><p><strong>${title}.</strong></p>${
      reasons.length > 0 ? html`<ul>${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>` : ''
    }</section>`,
    shown.length > 1 ? overview(shown, numbers, view) : '',
    errors.length + crashes.length > 0 ? unread(result) : '',
    ...shown.map((charter) => section(charter, numbers.get(charter)!, shown.length === 1, view)),
    ...policies.map((policy) => policySection(policy, view)),
    skipped.length > 0 && !view.quiet
      ? html`<section><h2>Skipped</h2><p>These files have the name of a charter and belong to other tools.</p><ul>${skipped.map(({ path }) => html`<li><code>${path}</code></li>`)}</ul></section>`
      : '',
    html`</main><footer><p>charter ${packageJson.version}</p></footer>`,
  ];
  const styleHash = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
  return framePage({ title: visible(title), style: STYLE, styleHash, body: html`${body}`.markup });
}

function overview(
  charters: readonly CharterResult[],
  numbers: ReadonlyMap<CharterResult, number>,
  view: ReportView,
): Html {
  const rows = charters.map((charter) => {
    const { path, name, declared, earned, summary, findings } = charter;
    const [charterGate, productionGate] = readinessOf(charter).gates;
    return html`<tr><td>${state(charter, view)}</td><th scope="row"><a href="#charter-${numbers.get(charter)!}"><code>${path}</code></a>${
      name ? html`<br>${name}` : ''
    }</th><td>${declared ?? 'none'}</td><td>${label(earned, summary)}</td><td>${share(charter, charterGate)}</td><td>${share(charter, productionGate)}</td><td>${
      findings.length > 0 ? findingSums(sumsOf(charter)).join(', ') : 'nothing'
    }</td></tr>\n`;
  });
  return html`<section><h2>Overview</h2><section class="wide" aria-label="All charters" tabindex="0"><table><caption>Each charter with its labels, the checks passed of each gate, and what was found.</caption><thead><tr><th scope="col">Result</th><th scope="col">Charter</th><th scope="col">Declared</th><th scope="col">Earned</th><th scope="col">Charter gate</th><th scope="col">Production gate</th><th scope="col">Found</th></tr></thead><tbody>
${rows}</tbody></table></section></section>
`;
}

function section(charter: CharterResult, number: number, open: boolean, view: ReportView): Html {
  const { path, name, declared, earned, summary } = charter;
  const { title, questions, gates, next, nextLabel, problems } = readinessOf(charter);
  const why = whyItFails(charter, view.strictness);
  const readable = problems.length === 0 && earned !== 'retired';
  const heading = [name, title].filter(Boolean).join(': ');
  const body = [
    html`<p>Declares <strong>${declared ?? 'no label'}</strong>, ${
      earned === null ? 'and cannot be read.' : html`has earned ${label(earned, summary)}.`
    } ${state(charter, view)}${why.length > 0 ? `: ${why.join(', ')}.` : ''}</p>`,
    findingsTable(charter, charterProblems(charter, view), view),
    readable
      ? html`<h3>Funding questions</h3><ul class="plain">${questions.map(
          ({ question, answered }) =>
            html`<li>${mark(answered ? 'passed' : 'failed', answered ? 'answered' : 'not answered')} ${question}</li>`,
        )}</ul>${gates.map(gateTable)}`
      : '',
    next.length > 0
      ? html`<h3>Next, for the label ${nextLabel ?? ''}</h3><ol>${next.map(({ id, todo }) => html`<li>${todo} <code>${id}</code></li>`)}</ol>`
      : '',
  ];
  const opened = open || why.length > 0;
  return html`<section class="charter"><details${opened ? html` open` : ''}><summary><h2>${heading || path}</h2> <code>${path}</code></summary>
<div id="charter-${number}">${body}</div></details></section>
`;
}

function gateTable({ gate, label, passed, total, checks }: GateReadiness): Html {
  return html`<h3>The ${gate} gate, for the label ${label}: ${passed} of ${total} passed</h3><section class="wide" aria-label="The ${gate} gate" tabindex="0"><table><thead><tr><th scope="col">Outcome</th><th scope="col">Check</th><th scope="col">Detail</th></tr></thead><tbody>
${checks.map(
  ({ id, title, outcome, detail }) =>
    html`<tr><td>${mark(outcome, outcome)}</td><th scope="row">${title}<br><code>${id}</code></th><td>${detail}</td></tr>\n`,
)}</tbody></table></section>`;
}

function findingsTable(file: FileFindings, problems: readonly Problem[], view: ReportView): Html {
  const told = problems.filter((problem) => !view.quiet || problem.fails);
  if (told.length === 0) return html`<p>Nothing was found.</p>`;
  // Read again for this, so only where something is shown.
  const lines = file.text.split('\n');
  const rows = told.map((problem) => {
    const { check, message, range, suppressed, waived } = problem;
    const why =
      suppressed !== undefined
        ? html`<br>Suppressed in the page: ${suppressed}`
        : waived
          ? html`<br>Waived until ${waived.until} by ${waived.approvedBy}: ${waived.reason}`
          : '';
    const source = (lines[range.start.line - 1] ?? '').trim().slice(0, 160);
    return html`<tr><td>${standing(problem)}</td><td>${range.start.line}:${range.start.column}</td><th scope="row"><code>${check}</code></th><td>${message}${why}${
      source ? html`<pre>${source}</pre>` : ''
    }</td></tr>\n`;
  });
  return html`<h3>What was found</h3><section class="wide" aria-label="What was found in ${file.path}" tabindex="0"><table><thead><tr><th scope="col">Severity</th><th scope="col">Place</th><th scope="col">Check</th><th scope="col">Message</th></tr></thead><tbody>
${rows}</tbody></table></section>
`;
}

function policySection(policy: FileFindings, view: ReportView): Html | string {
  const problems = policyProblems(policy, view);
  if (problems.length === 0) return '';
  return html`<section class="charter"><h2>Policy <code>${policy.path}</code></h2>${findingsTable(policy, problems, view)}</section>`;
}

function unread({ errors, crashes }: RunResult): Html {
  return html`<section><h2>Could not be checked</h2><ul>${errors.map(
    ({ path, message }) => html`<li><code>${path}</code>: ${message}</li>`,
  )}${crashes.map(
    ({ path, check = 'evaluation' }) =>
      html`<li><code>${path}</code>: the check <code>${check}</code> crashed, which is a defect of this program</li>`,
  )}</ul></section>
`;
}

function state(charter: CharterResult, { strictness }: ReportView): Html {
  return fails(charter, strictness) ? html`<span class="bad">✗ fails</span>` : html`<span class="good">✓ passes</span>`;
}

const MARKS = { passed: ['✓', 'good'], failed: ['✗', 'bad'], waived: ['~', 'fair'], unknown: ['?', 'fair'] } as const;

function mark(outcome: keyof typeof MARKS, words: string): Html {
  const [sign, kind] = MARKS[outcome];
  return html`<span class="${kind}">${sign} ${words}</span>`;
}

function standing({ severity, suppressed, waived }: Problem): Html {
  if (suppressed !== undefined) return html`<span class="fair">suppressed</span>`;
  if (waived) return html`<span class="fair">waived</span>`;
  const kind: Record<Severity, string> = { error: 'bad', warning: 'fair', information: 'note', hint: 'note' };
  return html`<span class="${kind[severity]}">${severity}</span>`;
}

function label(earned: CharterResult['earned'], words: string): Html {
  return html`<strong class="label ${earned ?? 'damaged'}">${words}</strong>`;
}

function share({ earned }: CharterResult, gate: GateReadiness | undefined): string {
  return gate && gate.total > 0 && earned !== null ? `${gate.passed} of ${gate.total}` : '';
}

function sumsOf(charter: CharterResult): Summary {
  return summarize({ charters: [charter], policies: [] });
}

const STYLE = `
:root { color-scheme: light dark; --text: #1f2328; --dim: #59636e; --back: #ffffff; --panel: #f6f8fa; --line: #d1d9e0; --good: #116329; --bad: #b3261e; --fair: #7d4e00; --note: #0a5dc2; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --dim: #9198a1; --back: #0d1117; --panel: #161b22; --line: #3d444d; --good: #4cc35e; --bad: #ff7b72; --fair: #e3b341; --note: #6cb6ff; } }
@media (prefers-contrast: more) { :root { --dim: var(--text); --line: var(--text); } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1.5rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; }
h1 { margin: 0; font-size: 1.75rem; } h2 { font-size: 1.25rem; } h3 { font-size: 1rem; margin: 1.25rem 0 .5rem; }
header p, footer p, caption, summary > code { color: var(--dim); }
a { color: var(--note); }
code, pre { font: .9em/1.5 ui-monospace, monospace; }
pre { margin: .25rem 0 0; white-space: pre-wrap; color: var(--dim); }
.verdict { border-inline-start: .35rem solid; padding: .75rem 1rem; background: var(--panel); margin: 1rem 0; }
.verdict p, .verdict ul { margin: 0; color: var(--text); } .passes { border-color: var(--good); } .fails { border-color: var(--bad); }
.wide { overflow-x: auto; }
.wide:focus-visible, summary:focus-visible { outline: 2px solid var(--note); }
table { border-collapse: collapse; width: 100%; } caption { text-align: start; padding-block: .25rem; }
th, td { border-block-end: 1px solid var(--line); padding: .4rem .6rem; text-align: start; vertical-align: top; font-weight: normal; overflow-wrap: normal; }
td:last-child { overflow-wrap: anywhere; min-width: 12rem; } thead th { font-weight: 600; background: var(--panel); }
.charter { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem 1rem; margin: 1rem 0; }
.charter [id] { scroll-margin-top: 5rem; }
.charter summary h2 { display: inline; } summary { cursor: pointer; }
.plain { list-style: none; padding: 0; }
.good, .production { color: var(--good); } .bad, .damaged { color: var(--bad); } .fair { color: var(--fair); } .note, .pilot { color: var(--note); }
.good, .bad, .fair, .note { white-space: nowrap; font-weight: 600; }
@media print { body { max-width: none; padding: 0; } .charter, tr { break-inside: avoid; } }
`;
