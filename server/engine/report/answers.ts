import type { Charter } from '../charter/charter.ts';
import { dayIn } from '../charter/field.ts';
import { metricGoal } from '../charter/metric.ts';
import { readOwner } from '../charter/owner.ts';
import { readReview } from '../charter/review.ts';
import { oneLine, said } from '../charter/said.ts';
import { whenWrongWords } from '../charter/when-wrong.ts';
import type { Evaluation, Questions } from '../evaluate.ts';
import type { Readiness } from '../readiness.ts';
import type { Span } from '../text/span.ts';
import { distance } from '../values/day.ts';
import { plainNumber } from '../values/plain-number.ts';
import type { Place } from './report.ts';

/** A question with what the page answers, in its own words. */
export interface Answer {
  readonly id: string;
  readonly question: string;
  readonly answered: boolean;
  /** Undefined where nothing is said. */
  readonly answer: string | undefined;
  readonly place: Place;
}

type PlaceOf = (span: Span) => Place;

/** The four questions that decide about funding. What is answered in part is not answered, and is shown. */
export function fundingAnswers({ charter, today }: Evaluation, { questions }: Readiness, placeOf: PlaceOf): Answer[] {
  const live = dayIn(charter.field('writeBack.live'));
  const liveWords = live && `${live > today ? 'planned for' : 'live since'} ${live}, ${distance(today, live)}`;
  const answers: Readonly<Record<keyof Questions, readonly [path: string, words: string | undefined]>> = {
    owner: ['owners', ownersInShort(charter)],
    destination: ['writeBack.destination', joined(said(charter, 'writeBack.destination'), '; ', liveWords)],
    metric: ['ninetyDayMetric', metricGoal(charter)],
    whenWrong: ['whenWrong', whenWrongWords(charter)],
  };
  return questions.map(({ id, question, answered }) => {
    const [path, words] = answers[id];
    return { id, question, answered, answer: words && oneLine(words), place: placeOf(charter.field(path).span) };
  });
}

/** The seven questions of who runs it day by day. */
export function operatingAnswers(charter: Charter, placeOf: PlaceOf): Answer[] {
  const asked: readonly (readonly [id: string, question: string, path: string, words: string | undefined])[] = [
    ['trigger', 'What starts it?', 'workflow.trigger', said(charter, 'workflow.trigger')],
    ['inputs', 'What goes in?', 'inputs', inputWords(charter)],
    ['output', 'What comes out?', 'workflow.output', said(charter, 'workflow.output')],
    ['reviewer', 'Who reviews it?', 'review.tiers', reviewerWords(charter)],
    ['unseen', 'What is approved unseen?', 'review.tiers', unseenWords(charter)],
    ['destination', 'Where does it go?', 'writeBack.destination', destinationWords(charter)],
    ['when-wrong', 'What happens when it is wrong?', 'whenWrong', whenWrongWords(charter)],
  ];
  return asked.map(([id, question, path, words]) => ({
    id,
    question,
    answered: words !== undefined,
    answer: words && oneLine(words),
    place: placeOf(charter.field(path).span),
  }));
}

function ownersInShort(charter: Charter): string | undefined {
  const who = (role: 'operator' | 'technical', words: string) => {
    const { name, contact } = readOwner(charter, role);
    const named = name ?? contact;
    return named && `${oneLine(named)} (${words})`;
  };
  return [who('operator', 'workflow'), who('technical', 'integration')].filter(Boolean).join(', ') || undefined;
}

function inputWords(charter: Charter): string | undefined {
  const schema = charter.field('inputs.schema');
  const structure = schema.blank ? undefined : (said(charter, 'inputs.schema') ?? 'a schema in the page');
  const gaps = charter.items('inputs.knownGaps').length;
  const known = gaps === 0 ? undefined : gaps === 1 ? '1 known gap' : `${gaps} known gaps`;
  return [structure, said(charter, 'inputs.freshness'), known].filter(Boolean).join('; ') || undefined;
}

function reviewerWords(charter: Charter): string | undefined {
  const reviewed = new Map<string, string[]>();
  for (const { field, name, human } of readReview(charter).tiers) {
    const reviewer = said(charter, `${field.path}.reviewer`);
    if (human && reviewer) reviewed.set(reviewer, [...(reviewed.get(reviewer) ?? []), oneLine(name ?? 'a tier')]);
  }
  return [...reviewed].map(([reviewer, tiers]) => `${reviewer} (${tiers.join(', ')})`).join('; ') || undefined;
}

function unseenWords(charter: Charter): string | undefined {
  const { tiers } = readReview(charter);
  const unseen = tiers.filter(({ decision }) => decision === 'auto-approve');
  if (unseen.length === 0)
    return tiers.length > 0 && tiers.every(({ decision }) => decision !== undefined) ? 'Nothing.' : undefined;
  return unseen
    .map(({ name, when, share }) => {
      const part = share === undefined ? undefined : `${plainNumber(share * 100)}%`;
      const what = [name, part].filter(Boolean).join(', ');
      return oneLine(joined(what || undefined, ': ', when) ?? 'a tier');
    })
    .join('; ');
}

function destinationWords(charter: Charter): string | undefined {
  return joined(said(charter, 'writeBack.destination'), ', by ', said(charter, 'writeBack.method'));
}

/** Two texts with something between them where both are there. */
function joined(first: string | undefined, between: string, second: string | undefined): string | undefined {
  return first && second ? `${first}${between}${second}` : (first ?? second);
}
