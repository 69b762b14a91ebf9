import { LABEL_RANK } from '../charter/label-rank.ts';
import type { Evaluation } from '../evaluate.ts';
import type { Label, Outcome, Rule } from '../rule.ts';
import type { Span } from '../text/span.ts';
import { type PageFact, pageFacts } from './page-facts.ts';

/** What a change is about. */
export type ChangeKind =
  | 'label'
  /** A check of a gate has another outcome. */
  | 'check'
  | 'owner'
  | 'model'
  | 'prompts'
  /** What decides which output a person sees: the tiers of the review. */
  | 'threshold'
  | 'metric'
  | 'write-back'
  | 'when-wrong'
  | 'waiver'
  | 'other';

/** One difference in meaning between two versions of a charter. */
export interface CharterChange {
  readonly kind: ChangeKind;
  /** Whether the charter has gained or lost by it. A value that is another one is neither. */
  readonly effect: 'better' | 'worse' | 'neutral';
  /** `declared`, `earned`, the id of a check, or a path: `review.tiers[draft].when`. */
  readonly about: string;
  readonly title: string;
  /** In words; null where nothing was said. */
  readonly before: string | null;
  /** Null where nothing is said any more. */
  readonly after: string | null;
  /** All of it in a sentence. Words of the page stand in it as they are. */
  readonly text: string;
  /** Where to look in the later version. */
  readonly span: Span;
}

/** What differs between two versions of a charter. */
export interface Comparison {
  /** By weight: labels, checks lost, checks gained, then in the order of {@link ChangeKind}. */
  readonly changes: readonly CharterChange[];
  /** It earns less than before, a check of a gate no longer passes, or it can no longer be read. */
  readonly regressed: boolean;
}

const ORDER: readonly ChangeKind[] = [
  ...(['label', 'check', 'owner', 'model', 'prompts', 'threshold', 'metric', 'write-back'] as const),
  ...(['when-wrong', 'waiver', 'other'] as const),
];

/**
 * Compares two versions of one charter in what they mean: comments, order and spelling of values make no difference.
 * Evaluate both for the same day, or what the calendar did counts as a change. Where one cannot be read, only that is
 * told.
 */
export function compareEvaluations(before: Evaluation, after: Evaluation): Comparison {
  const labels = [...declaredChange(before, after), ...earnedChange(before, after)];
  const readable = before.earned !== null && after.earned !== null;
  const checks = readable ? checkChanges(before, after) : [];
  const changes = [...labels, ...checks, ...(readable ? factChanges(before, after) : [])];
  const rank = ({ kind, effect }: CharterChange) =>
    ORDER.indexOf(kind) + (kind === 'check' && effect !== 'worse' ? 0.5 : 0);
  return {
    changes: changes.sort((a, b) => rank(a) - rank(b)),
    regressed: [...labels.filter(({ about }) => about === 'earned'), ...checks].some(
      ({ effect }) => effect === 'worse',
    ),
  };
}

/** True of a change that belongs into the change log of the charter: the model, the prompts, or what is reviewed. */
export function belongsInChangeLog({ kind }: Pick<CharterChange, 'kind'>): boolean {
  return kind === 'model' || kind === 'prompts' || kind === 'threshold';
}

function declaredChange(before: Evaluation, after: Evaluation): CharterChange[] {
  if (before.declared === after.declared) return [];
  const words = (label: Label | null) => label ?? 'no label';
  return [
    {
      kind: 'label',
      // A claim alone is neither: whether it holds is what the earned label says.
      effect: 'neutral',
      about: 'declared',
      title: 'Declared label',
      before: before.declared,
      after: after.declared,
      text: `It declares ${words(after.declared)}, and declared ${words(before.declared)} before.`,
      span: after.charter.field('status').span,
    },
  ];
}

function earnedChange(before: Evaluation, after: Evaluation): CharterChange[] {
  if (before.earned === after.earned) return [];
  const words = (label: Label | null) => (label === null ? 'could not be read' : `had earned ${label}`);
  const retired = after.earned === 'retired' || before.earned === 'retired';
  const gain = LABEL_RANK[after.earned ?? 'none'] - LABEL_RANK[before.earned ?? 'none'];
  const now =
    after.earned === null
      ? 'It cannot be read'
      : after.earned === 'retired'
        ? 'It is retired'
        : `It has earned ${after.earned}`;
  return [
    {
      kind: 'label',
      effect: retired && after.earned !== null ? 'neutral' : gain > 0 ? 'better' : 'worse',
      about: 'earned',
      title: 'Earned label',
      before: before.earned,
      after: after.earned,
      text: `${now}, and ${before.earned === 'retired' ? 'was retired' : words(before.earned)} before.`,
      span: after.charter.field('status').span,
    },
  ];
}

function checkChanges(before: Evaluation, after: Evaluation): CharterChange[] {
  const known = new Map(before.rules.map((rule) => [rule.id, rule]));
  return after.rules.flatMap((rule) => {
    // A check that the house has just made tells nothing of the page.
    const [was, is] = [known.get(rule.id) && outcomeOf(rule, before), outcomeOf(rule, after)];
    if (!was || !is || was === is) return [];
    const passes = (outcome: Outcome) => outcome === 'passed' || outcome === 'waived';
    const effect = passes(is) === passes(was) ? 'neutral' : passes(is) ? 'better' : 'worse';
    const report = is === 'passed' ? undefined : after.reports.get(rule.id)?.[0];
    const reason = report && is !== 'waived' ? ` ${report.problem}` : '';
    return [
      {
        kind: 'check' as const,
        effect,
        about: rule.id,
        title: rule.title,
        before: was,
        after: is,
        text: `The check "${rule.title}" was ${was} and is ${is}.${reason}`,
        span: report?.span ?? after.charter.field(rule.fields[0]?.replace('.*', '.0') ?? 'status').span,
      },
    ];
  });
}

function outcomeOf({ id, gates }: Rule, evaluation: Evaluation): Outcome | undefined {
  for (const gate of gates)
    for (const outcome of ['passed', 'failed', 'waived', 'unknown'] as const)
      if (evaluation.gates[gate][outcome].includes(id)) return outcome;
  return undefined;
}

function factChanges(before: Evaluation, after: Evaluation): CharterChange[] {
  const [old, now] = [pageFacts(before.charter), pageFacts(after.charter)];
  const [oldItems, newItems] = [itemsIn(old), itemsIn(now)];
  const changes: CharterChange[] = [];
  const told = new Set<string>();
  const tell = (fact: PageFact, was: string | null, is: string | null, item?: PageFact['item']) => {
    const { about, title } = item ?? fact;
    if (told.has(about)) return;
    told.add(about);
    changes.push({
      kind: kindOf(fact.path),
      effect: effectOf(fact.path, was, is),
      about,
      title,
      before: was,
      after: is,
      text: factWords(title, was, is),
      span: is === null ? after.charter.field(fact.path.split('.*')[0]!).span : fact.span,
    });
  };
  for (const fact of now.values()) {
    const was = old.get(fact.about);
    // An item that is new is told once, and not value by value.
    if (fact.item && !oldItems.has(fact.item.about)) tell(fact, null, newItems.get(fact.item.about)!, fact.item);
    else if (!was) tell(fact, null, fact.value);
    else if (was.same !== fact.same) tell(fact, was.value, fact.value);
  }
  for (const fact of old.values()) {
    if (fact.item && !newItems.has(fact.item.about)) tell(fact, oldItems.get(fact.item.about)!, null, fact.item);
    else if (!now.has(fact.about)) tell(fact, fact.value, null);
  }
  return changes;
}

/** The items of lists, each with all that is said of it. */
function itemsIn(facts: ReadonlyMap<string, PageFact>): ReadonlyMap<string, string> {
  const values = new Map<string, string[]>();
  for (const { item, value } of facts.values()) {
    if (item) values.set(item.about, [...(values.get(item.about) ?? []), value]);
  }
  return new Map([...values].map(([about, words]) => [about, words.join(', ')]));
}

function factWords(title: string, was: string | null, is: string | null): string {
  const text =
    is === null
      ? `${title}: removed (it was ${was}).`
      : was === null
        ? `${title}: added (${is}).`
        : `${title}: changed from ${was} to ${is}.`;
  // What the page says may end a sentence of its own.
  return text.replace(/([.!?])\.$/, '$1');
}

function kindOf(path: string): ChangeKind {
  const [section] = path.split('.');
  if (section === 'owners') return 'owner';
  if (path.startsWith('governance.modelVersion')) return 'model';
  if (path.startsWith('governance.prompts')) return 'prompts';
  if (/^review\.tiers\.\*\.(?:name|when|decision|share)$/.test(path)) return 'threshold';
  if (section === 'ninetyDayMetric') return 'metric';
  if (section === 'writeBack') return 'write-back';
  if (section === 'whenWrong') return 'when-wrong';
  return section === 'waivers' ? 'waiver' : 'other';
}

/** What is said now is gained, and what is no longer said is lost; a gap or a waiver the other way round. */
function effectOf(path: string, was: string | null, is: string | null): CharterChange['effect'] {
  if (was !== null && is !== null) return 'neutral';
  if (path.startsWith('review.tiers') || path === 'adoption.training.planned') return 'neutral';
  const gained = is !== null;
  return gained === !/^(?:waivers|inputs\.knownGaps)\b/.test(path) ? 'better' : 'worse';
}
