import { type Element, element } from '../element.ts';
import type { MetricReport } from '../metric-report.ts';
import type { ChartLayout } from './chart-layout.ts';
import { FULL, type Point } from './thin.ts';

/**
 * Draws a chart as SVG. The lines lie in a box that is stretched to whatever room there is, and the words beside it in
 * one that is not, so that they are as large in a narrow view as in a wide one. Kinds of lines differ by their dashes
 * and their words, never by colour alone.
 */
export function chartContent(chart: ChartLayout, { labels, sentences, goal }: MetricReport): Element {
  return element(
    'div',
    { class: 'chart', key: 'chart' },
    element(
      'svg',
      {
        role: 'img',
        'aria-label': [goal, ...sentences].filter(Boolean).join('. ').replace(/\.\./g, '.'),
        class: 'drawing',
      },
      chart.ticks.map(({ y }, index) =>
        element(
          'text',
          { class: 'tick', x: '-6', y: share(y), dy: '0.32em', 'text-anchor': 'end' },
          labels.ticks[index],
        ),
      ),
      element(
        'svg',
        { class: 'box', viewBox: `0 0 ${FULL} ${FULL}`, preserveAspectRatio: 'none', width: '100%', height: '100%' },
        chart.ticks.map(({ y }) => line('grid', { x: 0, y }, { x: FULL, y })),
        chart.marks.map(({ kind, x }) => line(`mark ${kind.replace(' ', '-')}`, { x, y: 0 }, { x, y: FULL })),
        level('baseline', chart.baseline),
        level('target', chart.target),
        chart.lines.map(({ points, gap }) => element('path', { class: gap ? 'data gap' : 'data', d: way(points) })),
        // A line without length, with round ends, is a dot that is not stretched.
        chart.points.length <= 60
          ? chart.points.map((point) => element('path', { class: 'dot', d: `M${point.x} ${point.y}h0` }))
          : undefined,
      ),
      levelLabels(chart, labels),
      chart.marks.map((mark) => markLabel(mark, chart)),
      lastLabel(chart),
    ),
  );
}

function level(kind: string, y: number | undefined): Element | undefined {
  return y === undefined ? undefined : line(kind, { x: 0, y }, { x: FULL, y });
}

function line(kind: string, from: Point, to: Point): Element {
  return element('path', { class: kind, d: way([from, to]) });
}

function way(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

function share(place: number): string {
  return `${Math.round(place) / 10}%`;
}

/** Each stands on the side of its line that is away from the other. */
function levelLabels({ baseline, target }: ChartLayout, labels: MetricReport['labels']): (Element | undefined)[] {
  const label = (kind: 'baseline' | 'target', y: number | undefined, other: number | undefined) => {
    if (y === undefined) return undefined;
    const below = other === undefined ? y < FULL / 2 : y > other;
    const room = below ? y < 0.9 * FULL : y > 0.1 * FULL;
    return element(
      'text',
      { class: `level ${kind}`, x: '100%', y: share(y), dy: below === room ? '1.1em' : '-0.4em', 'text-anchor': 'end' },
      labels[kind],
    );
  };
  return [label('baseline', baseline, target), label('target', target, baseline)];
}

function markLabel({ kind, day, x }: ChartLayout['marks'][number], { marks }: ChartLayout): Element {
  const anchor = x < 0.12 * FULL ? 'start' : x > 0.88 * FULL ? 'end' : 'middle';
  // Today is said above, where it cannot stand in the way of the two that are said below.
  if (kind === 'today')
    return element('text', { class: 'mark', x: share(x), y: '0', dy: '-0.4em', 'text-anchor': anchor }, 'today');
  const crowded = kind === 'start' && marks.some((other) => other.kind === 'day 90' && other.x - x < 0.3 * FULL);
  return element(
    'text',
    { class: 'mark', x: share(x), y: '100%', dy: '1.3em', 'text-anchor': crowded ? 'end' : anchor },
    element('tspan', {}, kind),
    element('tspan', { x: share(x), dy: '1.15em' }, day),
  );
}

function lastLabel({ points }: ChartLayout): Element | undefined {
  const last = points.at(-1);
  if (!last) return undefined;
  const anchor = last.x > 0.85 * FULL ? 'end' : last.x < 0.1 * FULL ? 'start' : 'middle';
  return element(
    'text',
    {
      class: 'last',
      x: share(last.x),
      y: share(last.y),
      dy: last.y < 0.12 * FULL ? '1.4em' : '-0.6em',
      'text-anchor': anchor,
    },
    // Rounded as the ticks are: the exact value stands in the table.
    String(Number(last.value.toPrecision(4))),
  );
}
