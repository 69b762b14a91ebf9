import type { Charter } from '../charter/charter.ts';
import { dayIn, type Field } from '../charter/field.ts';
import { monthlyFriction } from '../charter/friction.ts';
import { loadWords, readReview } from '../charter/review.ts';
import type { Evaluation } from '../evaluate.ts';
import type { Span } from '../text/span.ts';
import { type Day, dayNinety, distance } from '../values/day.ts';
import { plainNumber, plainPair } from '../values/plain-number.ts';

/** What a reader would have to work out, written behind a value. */
export interface InlayHint {
  /** What it stands behind. */
  readonly value: Span;
  readonly label: string;
  /** How it comes about. */
  readonly tooltip: string;
}

/** The hints of a page, in its order. */
export function inlayHints({ charter, today }: Evaluation): InlayHint[] {
  const hints = [
    ...metricHints(charter, today),
    ...reviewHints(charter),
    ...frictionHints(charter),
    ...dateHints(charter, today),
  ];
  return hints.sort((a, b) => a.value.end - b.value.end);
}

function behind({ node }: Field, label: string, tooltip: string): InlayHint[] {
  return node ? [{ value: node.span, label, tooltip }] : [];
}

function metricHints(charter: Charter, today: Day): InlayHint[] {
  const field = charter.field('ninetyDayMetric.start');
  const start = dayIn(field);
  if (!start) return [];
  const last = dayNinety(start);
  return behind(
    field,
    `day 90: ${last}, ${distance(today, last)}`,
    `Day 90 is ninety days after the start on ${start}. Until then there must be a value, and it decides.`,
  );
}

function reviewHints(charter: Charter): InlayHint[] {
  const review = readReview(charter);
  const { load, capacityHoursPerWeek: capacity } = review;
  if (!load) return [];
  const { atLeast, without } = loadWords(review);
  const tooltip = `Volume × Σ share × minutes / 60: ${load.formula}${without} = ${plainNumber(load.hours)} hours a week.`;
  const field = charter.field('review.capacityHoursPerWeek');
  if (capacity === undefined)
    return behind(
      charter.field('review.volumePerWeek'),
      `${atLeast}${plainNumber(load.hours)} h of review a week`,
      tooltip,
    );
  const [needed] = load.hours === capacity ? [plainNumber(load.hours)] : plainPair(load.hours, capacity);
  return behind(field, `${atLeast}${needed} h needed`, `${tooltip} The capacity is ${plainNumber(capacity)}.`);
}

/** Hours for another period as those a month, which the review load is held against. */
function frictionHints(charter: Charter): InlayHint[] {
  const load = monthlyFriction(charter);
  const per = charter.field('problem.frictionHours.per').text;
  if (!load || per === undefined || per === 'month') return [];
  const hours = plainNumber(load.hours);
  return behind(
    charter.field('problem.frictionHours'),
    `${hours} h a month`,
    `${load.formula} = ${hours} hours a month.`,
  );
}

/** Days that something hangs on, and that pass: how far away they are. */
function dateHints(charter: Charter, today: Day): InlayHint[] {
  const open = charter.field('turnoverTest.result').text;
  const test = open === undefined || open === 'pending' ? [charter.field('turnoverTest.date')] : [];
  const fields = [
    ...test,
    charter.field('ninetyDayMetric.lastReviewed'),
    ...charter.items('waivers').map(({ path }) => charter.field(`${path}.until`)),
  ];
  return fields.flatMap((field) => {
    const day = dayIn(field);
    return day ? behind(field, distance(today, day), `From today, ${today}.`) : [];
  });
}
