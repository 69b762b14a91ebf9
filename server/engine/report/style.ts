import { TYPES } from './page-type.ts';

/**
 * How the report looks, wherever it is shown. Every colour is a variable: a page of its own sets them below, and an
 * editor sets them from its theme.
 */
export const LAYOUT = `* {
  box-sizing: border-box;
}

body {
  margin: 0;
  padding: 0 1.5em 2em;
  color: var(--ink);
  background: var(--paper);
  font: var(--size) / 1.5 var(--font);
}

main {
  max-width: 72em;
  margin: 0 auto;
}

/* A title may be written from right to left; the page is not. */
h1 {
  margin: 0.8em 0 0;
  font-size: 1.6em;
  font-weight: 600;
  line-height: 1.25;
  overflow-wrap: anywhere;
  text-align: left;
  unicode-bidi: plaintext;
}

h2 {
  margin: 1.6em 0 0.5em;
  padding-bottom: 0.25em;
  border-bottom: 1px solid var(--rule);
  font-size: 1.1em;
  font-weight: 600;
  line-height: 1.3;
}

h3 {
  margin: 0.8em 0 0.3em;
  font-size: 1em;
  font-weight: 600;
}

p,
dl,
dd,
ul,
ol {
  margin: 0;
  padding: 0;
  overflow-wrap: anywhere;
}

ol {
  padding-inline-start: 2em;
}

/* Else the dots stand outside the page. */
ul {
  padding-inline-start: 1.2em;
}

li {
  margin: 0 0 0.4em;
}

li p,
.terms dt,
.remark,
.line,
.quiet {
  color: var(--quiet);
}

li .name {
  color: inherit;
}

.quiet {
  margin: 0.2em 0 0.8em;
}

.notice:empty {
  display: none;
}

.notice {
  margin-top: 1em;
  padding: 0.5em 0.8em;
  border: 1px solid var(--warn);
}

.labels {
  display: flex;
  flex-wrap: wrap;
  gap: 0.4em 2em;
  margin: 0 0 0.6em;
}

.labels > div {
  display: flex;
  align-items: baseline;
  gap: 0.6em;
}

.labels dt {
  color: var(--quiet);
}

.label {
  padding: 0.05em 0.7em;
  border: 1px solid var(--badge-edge);
  border-radius: 1em;
  background: var(--badge);
  color: var(--badge-ink);
}

.label.none {
  border: 1px dashed currentColor;
  background: none;
  color: inherit;
}

.verdict {
  font-weight: 600;
}

.pair {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  column-gap: 2.5em;
}

.checks,
.facts {
  padding: 0;
  list-style: none;
}

.checks > li {
  display: grid;
  grid-template-columns: 6.6em minmax(0, 1fr);
  column-gap: 0.5em;
}

.outcome {
  white-space: nowrap;
}

.sign {
  display: inline-block;
  width: 1em;
  font-weight: 700;
}

.passed > .outcome .sign {
  color: var(--good);
}

.failed > .outcome .sign,
.error > .outcome .sign {
  color: var(--bad);
}

.waived > .outcome .sign,
.unknown > .outcome .sign,
.warning > .outcome .sign {
  color: var(--warn);
}

.terms > div {
  display: grid;
  grid-template-columns: 13em minmax(0, 1fr);
  column-gap: 0.6em;
}

.terms.row {
  display: flex;
  flex-wrap: wrap;
  gap: 0 1.6em;
}

.terms.row > div {
  display: flex;
}

.chart {
  margin: 1.6em 1.2em 3em 3.4em;
}

.drawing {
  display: block;
  width: 100%;
  height: 11em;
  overflow: visible;
  fill: var(--quiet);
  font-size: 0.85em;
}

.box {
  overflow: visible;
}

.box path {
  fill: none;
  stroke: var(--quiet);
  stroke-width: 1;
  vector-effect: non-scaling-stroke;
}

.box .grid {
  stroke-opacity: 0.3;
}

.box .today {
  stroke: var(--ink);
  stroke-dasharray: 2 3;
}

.box .baseline {
  stroke: var(--ink);
  stroke-dasharray: 1 4;
  stroke-width: 2;
  stroke-linecap: round;
}

.box .target {
  stroke: var(--good);
  stroke-dasharray: 9 4;
  stroke-width: 2;
}

.box .data {
  stroke: var(--data);
  stroke-width: 2.5;
  stroke-linejoin: round;
}

.box .gap {
  stroke-dasharray: 3 5;
  stroke-width: 1.5;
}

.box .dot {
  stroke: var(--data);
  stroke-width: 7;
  stroke-linecap: round;
}

.drawing .level,
.drawing .last {
  fill: var(--ink);
}

.drawing .last {
  font-weight: 700;
}

.load {
  display: block;
  margin: 0.2em 0 0.5em;
}

.load .capacity {
  fill: none;
  stroke: var(--quiet);
}

.load .needed {
  fill: var(--data);
}

.load .over {
  fill: var(--bad);
}

.load .end {
  stroke: var(--ink);
  stroke-width: 2;
}

summary {
  margin-top: 0.4em;
  color: var(--link);
  cursor: pointer;
}

table {
  border-collapse: collapse;
  margin-top: 0.3em;
}

th,
td {
  padding: 0.1em 1.2em 0.1em 0;
  border-bottom: 1px solid var(--rule);
  font-weight: inherit;
  text-align: start;
}

thead th {
  color: var(--quiet);
}

td {
  text-align: end;
  font-variant-numeric: tabular-nums;
}

.link {
  padding: 0;
  border: 0;
  background: none;
  color: var(--link);
  font: inherit;
  text-align: start;
  /* Else the number of a step stands beside the last line of it. */
  vertical-align: top;
  cursor: pointer;
  overflow-wrap: anywhere;
}

.link:hover {
  text-decoration: underline;
}

@media (min-width: 54em) {
  .pair {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }

  .pair > :only-child {
    grid-column: 1 / -1;
  }
}

@media (max-width: 30em) {
  body {
    padding: 0 1em 1.5em;
  }

  .checks > li,
  .terms > div {
    grid-template-columns: minmax(0, 1fr);
  }

  .chart {
    margin-right: 0.4em;
  }
}

@media (forced-colors: active) {
  .label {
    border-color: currentColor;
  }

  .load .needed {
    fill: CanvasText;
  }
}
`;

/** What only a page about many charters has. */
const PORTFOLIO = `.bar-line {
  display: grid;
  grid-template-columns: 5em minmax(0, 1fr) 4em;
  align-items: center;
  gap: 0.6em;
}

.bar-kind,
.histogram figcaption {
  color: var(--quiet);
}

.bar {
  width: 100%;
  height: 0.8em;
}

.bar-fill {
  fill: var(--quiet);
}

.bar-fill.earned,
.column {
  fill: var(--data);
}

.bar-count {
  font-variant-numeric: tabular-nums;
}

.histogram {
  margin: 0 0 1.2em;
}

.columns {
  display: block;
  width: 100%;
  fill: var(--ink);
  font-size: 3.2px;
}

.columns .axis {
  fill: var(--quiet);
}

.wide {
  width: 100%;
}

.wide th,
.wide td {
  overflow-wrap: anywhere;
  text-align: start;
  vertical-align: top;
}
`;

const COLOURS = `:root {
  --font: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  --size: 15px;
  --paper: #fff;
  --ink: #1b1b1b;
  --quiet: #555;
  --rule: #d0d0d0;
  --link: #0a58a8;
  --good: #11702f;
  --bad: #b3261e;
  --warn: #7a5400;
  --data: #0a58a8;
  --badge: #e8edf3;
  --badge-ink: #1b1b1b;
  --badge-edge: #9aa7b5;
}

@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1c1c1e;
    --ink: #ececec;
    --quiet: #b4b4b4;
    --rule: #48484a;
    --link: #84b9ff;
    --good: #6fd08c;
    --bad: #ff8a80;
    --warn: #f0c060;
    --data: #84b9ff;
    --badge: #33363b;
    --badge-ink: #ececec;
    --badge-edge: #6b727b;
  }
}

@media (prefers-contrast: more) {
  :root {
    --quiet: var(--ink);
    --rule: var(--ink);
    --badge-edge: var(--ink);
  }
}
`;

/** On paper it is dark on light, close, and two sections side by side. */
const PRINT = `@page {
  margin: 11mm 12mm;
}

@media print {
  :root {
    --size: 7.3pt;
    --paper: #fff;
    --ink: #000;
    --quiet: #333;
    --rule: #bbb;
    --link: #000;
    --good: #11702f;
    --bad: #b3261e;
    --warn: #7a5400;
    --data: #0a58a8;
    --badge: #fff;
    --badge-ink: #000;
    --badge-edge: #000;
  }

  body {
    padding: 0;
    line-height: 1.28;
  }

  main {
    max-width: none;
  }

  h1 {
    margin: 0;
  }

  h2 {
    margin: 0.8em 0 0.25em;
  }

  h1,
  h2,
  h3 {
    break-after: avoid;
  }

  li {
    margin-bottom: 0.15em;
    break-inside: avoid;
  }

  li p {
    display: inline;
  }

  li p + p::before {
    content: " · ";
  }

  .pair {
    grid-template-columns: repeat(2, minmax(0, 1fr));
    column-gap: 7mm;
    break-inside: avoid;
  }

  .drawing {
    height: 8em;
  }

  .chart {
    margin-bottom: 2.8em;
    break-inside: avoid;
  }

  /* In two columns the signs are there, and no words for them. */
  .pair .word,
  .twofold .word {
    display: none;
  }

  .pair .checks > li,
  .twofold > li {
    grid-template-columns: 1.1em minmax(0, 1fr);
    column-gap: 0.3em;
  }

  .group {
    display: grid;
    grid-template-columns: 7em minmax(0, 1fr);
    column-gap: 0.5em;
    margin-bottom: 0.35em;
  }

  h3 {
    margin: 0;
  }

  details {
    display: none;
  }

  .twofold {
    columns: 2;
    column-gap: 7mm;
  }
${TYPES.map(({ size }, index) => `\n  .type-${index} {\n    font-size: ${size}pt;\n  }\n`).join('')}
  .brief {
    line-height: 1.2;
  }

  .brief h2 {
    margin-top: 0.5em;
  }

  .brief .drawing {
    height: 6.5em;
  }

  .brief .why {
    display: none;
  }
}
`;

/** The style of a page of its own. */
export const STYLE = COLOURS + LAYOUT + PORTFOLIO + PRINT;

/** What the style is allowed by, in the content security policy of the page. A test holds that it is that of the style. */
export const STYLE_HASH = 'sha256-cQp1kLuMpDmCm6Ss9u36+++ZzAA6aVSorDxwGiNTIYQ=';
