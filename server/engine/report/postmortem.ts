import type { Charter } from '../charter/charter.ts';
import { dayIn } from '../charter/field.ts';
import { metricGoal } from '../charter/metric.ts';
import { readOwner } from '../charter/owner.ts';
import { oneLine, said } from '../charter/said.ts';
import type { Evaluation } from '../evaluate.ts';
import { CHARTER } from '../format/fields.ts';
import { type CharterReport, makeReport } from './report.ts';

/** What a retired workflow has taught: its seven answers, each beside what the page knows about it. */
export interface Postmortem {
  readonly name: string;
  readonly title: string | undefined;
  readonly file: string;
  readonly today: string;
  readonly problem: string | undefined;
  readonly answers: readonly PostmortemAnswer[];
  readonly unanswered: number;
}

export interface PostmortemAnswer {
  readonly question: string;
  /** Undefined where nobody has answered. */
  readonly answer: string | undefined;
  /** In sentences; none where the page says nothing about it. */
  readonly facts: readonly string[];
}

/** Gathers the postmortem of a charter; the page may be damaged or not retired, which is for the caller to say. */
export function makePostmortem(evaluation: Evaluation, file: string): Postmortem {
  const { charter, name, today } = evaluation;
  const report = makeReport(evaluation, { file });
  const facts = factsOf(charter, report);
  const keys = Object.entries(CHARTER.keys?.postmortem?.keys ?? {});
  const answers = keys.map(([key, { about }]) => ({
    question: about,
    answer: said(charter, `postmortem.${key}`),
    facts: (facts[key] ?? []).flatMap((fact) => fact ?? []),
  }));
  return {
    name,
    title: said(charter, 'title'),
    file,
    today,
    problem: said(charter, 'problem.statement'),
    answers,
    unanswered: answers.filter(({ answer }) => answer === undefined).length,
  };
}

type Facts = Readonly<Record<string, readonly (string | undefined)[]>>;

function factsOf(charter: Charter, report: CharterReport): Facts {
  const say = (words: string, path: string) => {
    const text = said(charter, path);
    return text === undefined ? undefined : `${words}: ${text}.`;
  };
  const day = (words: string, path: string) => {
    const date = dayIn(charter.field(path));
    return date === undefined ? undefined : `${words} ${date}.`;
  };
  const owner = (words: string, role: 'operator' | 'technical' | 'champion') => {
    const { name, contact } = readOwner(charter, role);
    const who = name ?? contact;
    return `${words}: ${who === undefined ? 'nobody is named' : oneLine(who)}.`;
  };
  const { metric, review } = report;
  const inputs = report.operating.find(({ id }) => id === 'inputs')?.answer;
  const trained = said(charter, 'adoption.training.trained');
  const of = said(charter, 'adoption.training.of');
  return {
    owner: [owner('Workflow', 'operator'), owner('Integration', 'technical'), owner('Champion', 'champion')],
    integration: [
      say('Output went to', 'writeBack.destination'),
      say('Method', 'writeBack.method'),
      day('Live since', 'writeBack.live'),
      say('Minutes by hand for an item', 'writeBack.minutesPerItem'),
    ],
    reviewLoad: review.load === undefined && review.capacity === undefined ? [] : review.sentences,
    measurement: metric === undefined ? [] : [goalOf(charter), ...metric.sentences],
    inputs: [inputs === undefined ? undefined : `Inputs: ${inputs}.`],
    training: [
      trained === undefined ? undefined : `${trained}${of === undefined ? '' : ` of ${of}`} people were trained.`,
      day('Training was completed on', 'adoption.training.completed'),
      day('The turnover test was on', 'turnoverTest.date'),
      say('Its result', 'turnoverTest.result'),
    ],
    usedInDecisions: [
      say('Share of the volume that went through it', 'adoption.usage.share'),
      day('Measured on', 'adoption.usage.measured'),
      say('It was funded as', 'funding.as'),
    ],
  };
}

function goalOf(charter: Charter): string | undefined {
  const goal = metricGoal(charter);
  return goal === undefined ? undefined : `${goal}.`;
}
