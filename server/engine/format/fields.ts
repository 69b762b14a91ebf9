import { amount, date, type FieldSpec, flag, list, map, number, oneOf, or, share, text } from './field-spec.ts';

export const LABELS = ['research', 'pilot', 'production', 'retired'] as const;
export const PERIODS = ['week', 'month', 'quarter', 'year'] as const;
export const DECISIONS = ['auto-approve', 'human-review', 'human-rewrite', 'reject'] as const;
const METHODS = ['api', 'queue', 'database', 'file-feed', 'manual'] as const;
const TEST_RESULTS = ['pending', 'passed', 'failed'] as const;
const OWNER_KINDS = ['person', 'team', 'vendor', 'it'] as const;
export const API_VERSION = 'charter/v1';

const period = oneOf('The period the figure is for.', PERIODS);

const owner = (about: string): FieldSpec =>
  or(
    map(
      about,
      {
        name: text('The name of one person.', 'name'),
        contact: text('Where this person is reached: an e-mail address, or a handle in quotes.', 'e-mail or @handle', {
          quoted: true,
        }),
        kind: oneOf('What the owner is, where it is not a person of your own.', OWNER_KINDS),
        until: date('The last day on which this person owns it, where that is known.'),
      },
      { inline: true, hint: 'name' },
    ),
    'text',
    // Several owners are an answer, and a wrong one: a check says so, in better words than the structure could.
    'list',
  );

/** Every key of a charter, in canonical order. */
export const CHARTER: FieldSpec = map('A production charter: one page for one AI workflow.', {
  apiVersion: oneOf('The version of the charter format.', [API_VERSION]),
  name: text('A short name, unique in the repository, in lower case with dashes.', 'short-name'),
  title: text('What it does, in words that everybody understands.', 'what it does'),
  status: oneOf('The label that this charter claims.', LABELS),
  labelReviewed: date('When somebody last looked whether the label is still true. It is looked at every quarter.'),
  problem: map('What is wrong today, and what it costs.', {
    statement: text('What people have to do today, and why that hurts.', 'what people have to do today'),
    frictionHours: or(
      map(
        'Hours a month that are lost today.',
        {
          value: number('How many hours.', 'hours'),
          per: period,
        },
        { hint: 'hours a month' },
      ),
      'number',
    ),
  }),
  owners: map('Who answers for it. Each owner is one person.', {
    operator: owner('Who owns the workflow: what it should do, and whether its output is right.'),
    technical: owner('Who owns the integration: that it runs, and keeps running.'),
    sponsor: owner('Who pays for it and sets its priority, but does not edit it daily.'),
    champion: owner('Whose enthusiasm started it. It has to run without this person.'),
  }),
  // Several workflows are an answer, and a wrong one, as with owners.
  workflow: or(
    map('The one workflow that this page is about.', {
      trigger: or(text('What starts it.', 'what starts it'), 'list'),
      output: or(text('What comes out.', 'what comes out'), 'list'),
    }),
    'list',
  ),
  inputs: map('What it works on.', {
    schema: {
      ...or(
        text('The structure of its input: the path of a JSON Schema, or the schema itself.', 'path of a JSON Schema', {
          path: true,
        }),
        'anything',
      ),
    },
    freshness: text('How old its input may be.', 'how old the input may be'),
    knownGaps: or(
      list(
        'What is known to be missing in the input, and what is done about it.',
        map(
          'A known gap.',
          {
            gap: text('What is missing.', 'what is missing'),
            plan: text('What is done about it.', 'what is done about it'),
          },
          { inline: true },
        ),
        { answers: ['none'] },
      ),
      'text',
    ),
  }),
  review: map('Who looks at the output before it counts.', {
    volumePerWeek: number('How many items a week.', 'items a week'),
    capacityHoursPerWeek: number('How many hours a week reviewers have for it.', 'hours a week'),
    checklist: or(
      list(
        'What a reviewer checks: a list of questions, or the path of a file.',
        text('A question to answer for each item.', 'question'),
        { path: true, hint: 'path of a checklist' },
      ),
      'text',
    ),
    tiers: list(
      'Which output is approved unseen, which a person reviews, which is written anew.',
      map(
        'A tier of output that is treated alike.',
        {
          name: text('What the tier is called.', 'tier'),
          when: text('Which output belongs to it. The last tier takes the rest: "otherwise".', 'otherwise'),
          decision: oneOf('What happens with it.', DECISIONS),
          reviewer: text('Who reviews or rewrites it.', 'who reviews it'),
          share: share('Its share of the volume: 0.3, or 30%.', 'share'),
          minutesPerItem: number('How many minutes a reviewer needs for one item.', 'minutes'),
        },
        { inline: true },
      ),
    ),
  }),
  writeBack: map('Where the output lands without anybody carrying it.', {
    destination: text('The system and the place in it where the output lands.', 'system and field where output lands'),
    method: oneOf('How it gets there.', METHODS),
    live: date('Since when output lands there without hands. A day ahead of today means it is planned.'),
    evidence: text('What proves it: a link, or the path of a file.', 'link or path', { path: true }),
    minutesPerItem: number("Minutes of somebody's time for each item, where there are any.", 'minutes'),
    budgetLine: text('Where the money for the integration comes from.', 'budget line'),
  }),
  ninetyDayMetric: map('The one number that proves its value within ninety days.', {
    name: text('What is measured.', 'what is measured'),
    unit: text('In what unit.', 'unit'),
    baseline: amount('The value before it started.', 'value today'),
    target: amount('The value to reach by day 90. Below the baseline means lower is better.', 'value to reach'),
    start: date('The first of the ninety days.'),
    data: text('The file the values are in: columns date,value.', 'path of a CSV file', { path: true }),
    lastReviewed: date('When somebody last looked at the value. It is looked at every week.'),
    result: map(
      'The value at the end, where there is no data file.',
      {
        value: amount('The value reached.', 'value'),
        date: date('When it was measured.'),
      },
      { inline: true },
    ),
  }),
  turnoverTest: map('The proof that an ordinary shift runs it without its champion.', {
    date: date('When the test is, or was.'),
    result: oneOf('How it went.', TEST_RESULTS, { answers: ['pending'] }),
    runBy: text('Who ran it: neither an owner nor the champion.', 'who runs it'),
  }),
  maintenance: map('What keeps it alive after its launch.', {
    budget: map(
      'The hours or the money set aside for it.',
      {
        hours: number('How many hours.', 'hours'),
        amount: number('How much money.', 'amount'),
        currency: text('In what currency.', 'EUR'),
        per: period,
      },
      { inline: true },
    ),
    budgetLine: text('Where the money for it comes from.', 'budget line'),
    onCall: text('Who is called when it stops.', 'who is called'),
    changeLog: text('The file in which changes are written down.', 'path of a change log', { path: true }),
  }),
  whenWrong: map('What happens when output is wrong.', {
    detect: text('How anybody notices.', 'how anybody notices'),
    correct: text('How it is put right.', 'how it is put right'),
    escalateTo: text('Who is told when it happens again.', 'who is told', { quoted: true }),
  }),
  governance: map('How it is changed, and who decides.', {
    modelVersion: or(
      map(
        'Which model runs, and how it is changed.',
        {
          pinned: text('The exact version that runs.', 'exact version'),
          policy: text('When and how it is upgraded.', 'when and how it is upgraded'),
        },
        { inline: true },
      ),
      'text',
    ),
    prompts: or(
      map(
        'Which prompts run, and who owns them.',
        {
          path: text('The file they are in.', 'path of the prompts', { path: true }),
          version: text('Their version, where they are not in a file.', 'version'),
          owner: text('Who owns them.', 'who owns them', { quoted: true }),
        },
        { inline: true, path: true },
      ),
      'text',
    ),
    changeApproval: text('Who approves a change.', 'who approves a change'),
    changeNotice: text('Who is told when a prompt, model or threshold changes.', 'who is told'),
    thresholdUpdates: text('Who adjusts the thresholds, and how often.', 'who adjusts them and how often'),
    overrideLog: text(
      'Where it is written down when a person overrules the output: columns date,item,tier,reason.',
      'path of a CSV file',
      { path: true },
    ),
    customerFacing: flag('Whether customers see the output.'),
    audit: text('How output that customers see is checked afterwards.', 'how sent output is checked'),
  }),
  adoption: map('Whether people use it.', {
    training: map(
      'Who has been trained.',
      {
        completed: date('When the training was completed.'),
        planned: date('When it is planned.'),
        trained: number('How many people have been trained.', 'people trained'),
        of: number('How many people need it.', 'people who need it'),
      },
      { inline: true },
    ),
    thirtyDayReport: text('What was learned in the first thirty days.', 'path of the report', { path: true }),
    errorRate: map(
      'How often it is wrong.',
      {
        baseline: share('How often people were wrong before.', 'share'),
        current: share('How often it is wrong now.', 'share'),
      },
      { inline: true },
    ),
    manualPath: map(
      'The old way by hand.',
      {
        retired: date('When it was switched off.'),
      },
      { inline: true },
    ),
    usage: map(
      'How much of the work goes through it.',
      {
        share: share('The share of the volume.', 'share'),
        measured: date('When that was measured.'),
      },
      { inline: true },
    ),
  }),
  funding: map(
    'What the money was given for.',
    {
      as: oneOf('The label that the money was given for.', LABELS),
      released: date('When it was released.'),
    },
    { inline: true },
  ),
  waivers: list(
    'Production checks that count as passed for a while, for a reason that somebody answers for.',
    map(
      'A waiver.',
      {
        check: text('The id of a production check.', 'id of a check'),
        reason: text('Why it may wait.', 'why it may wait'),
        until: date('The last day of the waiver, at most 92 days ahead.'),
        approvedBy: text('Who answers for it: neither the operator nor the technical owner.', 'who answers for it', {
          quoted: true,
        }),
      },
      { inline: true },
    ),
  ),
  postmortem: map('What a retired workflow has taught, in seven answers.', {
    owner: text('Was an owner named on day one?', 'yes or no'),
    integration: text('Was it integrated, or copied by hand?', 'yes or no'),
    reviewLoad: text('Did the review load fit the capacity?', 'yes or no'),
    measurement: text('Was the time saved measured?', 'yes or no'),
    inputs: text('Were the inputs fixed?', 'yes or no'),
    training: text('Were average operators trained?', 'yes or no'),
    usedInDecisions: text('Did leadership use the output in decisions?', 'yes or no'),
  }),
});

/** The definition behind a path such as `review.tiers.0.when`; undefined where the format has no such key. */
export function specAt(path: readonly (string | number)[], root: FieldSpec = CHARTER): FieldSpec | undefined {
  let spec: FieldSpec | undefined = root;
  for (const step of path) {
    spec = stepInto(spec, typeof step === 'string' && /^\d+$/.test(step) ? Number(step) : step);
    if (!spec) return undefined;
  }
  return spec;
}

/** The definition a step further in: of a key, or of the items of a list. */
export function stepInto(spec: FieldSpec | undefined, step: string | number): FieldSpec | undefined {
  if (typeof step === 'number') return spec?.items;
  return spec?.keys && Object.hasOwn(spec.keys, step) ? spec.keys[step] : spec?.anyKey;
}

/** A path from its written form: `review.tiers.0.when`. */
export function parsePath(path: string): readonly (string | number)[] {
  const known = parsed.get(path);
  if (known) return known;
  const steps = path === '' ? [] : path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  // The checks ask for the same few hundred paths in each page; what else pages hold is not kept for ever.
  if (parsed.size >= MOST_PATHS) parsed.clear();
  parsed.set(path, steps);
  return steps;
}

const MOST_PATHS = 2000;
const parsed = new Map<string, readonly (string | number)[]>();
