import type { Range, ReadinessReport } from '../../server/protocol.ts';

/** A range on one line. */
export function at(line: number, from = 0, to = 4): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}

/** The readiness of a pilot with two steps left, but for what is given. */
export function readiness(different: Partial<ReadinessReport> = {}): ReadinessReport {
  return {
    uri: 'file:///w/charter.yaml',
    name: 'drafts',
    title: 'Draft case text',
    today: '2026-11-23',
    declared: 'pilot',
    earned: 'research',
    summary: 'research',
    nextLabel: 'pilot',
    questions: [
      { id: 'owner', question: 'Who owns it?', answered: true },
      { id: 'destination', question: 'Where does the output land?', answered: false },
    ],
    gates: [
      {
        label: 'pilot',
        passed: 1,
        total: 3,
        checks: [
          {
            id: 'operator-owner',
            title: 'The workflow has an owner',
            outcome: 'passed',
            detail: 'Named.',
            range: at(3),
          },
          {
            id: 'write-back',
            title: 'The output has a destination',
            outcome: 'failed',
            detail: 'Say where.',
            range: at(1),
          },
          { id: 'when-wrong', title: 'It is said what happens', outcome: 'unknown', detail: 'Crashed.', range: at(1) },
        ],
      },
    ],
    next: [
      { id: 'write-back', title: 'The output has a destination', todo: 'Say where.', range: at(1, 8, 13) },
      { id: 'when-wrong', title: 'It is said what happens', todo: 'Say it.', range: at(1) },
    ],
    problems: [],
    ...different,
  };
}
