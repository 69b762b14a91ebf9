import type { GateCount, StatusParams } from '../../server/protocol.ts';

/** A status in words, for the status item. */
export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  /** The page claims a label that it has not earned. */
  readonly overclaimed: boolean;
}

/** Where a charter stands. */
export type Standing = Pick<StatusParams, 'declared' | 'earned' | 'summary'>;

const UNREADABLE = 'The text has a syntax error, so no label can be given. See the problems.';
const RANKS: readonly (string | null)[] = ['research', 'pilot', 'production'];

/** Says where a document stands: its label, the one it has earned where that differs, and the gate it is at. */
export function statusText(status: StatusParams): StatusText {
  const { kind, declared, earned, summary } = status;
  if (kind === 'foreign') {
    return plain(
      'Charter: not a production charter',
      'This file has the name of a charter but belongs to another tool, so nothing is checked. A charter begins with "apiVersion: charter/v1".',
    );
  }
  if (earned === null) {
    return plain('Charter: cannot be read', UNREADABLE);
  }
  const gate = gateAhead(status);
  const count = gate ? `${gate.passed}/${gate.total}` : '';
  const counted = gate && `${gate.passed} of ${gate.total} checks for ${gate.label} pass.`;
  const overclaimed = declared !== null && RANKS.indexOf(declared) > RANKS.indexOf(earned);
  const said = declared === earned ? summary : `${declared ?? 'no status'} (earned ${summary})`;
  // Behind the declared label alone, a count would look as if it were of that label's gate.
  const ahead = declared === earned && gate ? `, ${gate.label} ${count}` : count && ` ${count}`;
  const tooltip = [verdict(status, overclaimed), counted].filter(Boolean).join(' ');
  return { text: `Charter: ${said}${ahead}`, tooltip, overclaimed };
}

/** In a sentence: what a charter says of itself, and what it has earned. */
export function verdict({ declared, earned, summary }: Standing, overclaimed: boolean): string {
  if (earned === null) return UNREADABLE;
  if (overclaimed) return `It says ${declared}, and has earned ${summary}.`;
  if (declared === null) return `It declares no status, and has earned ${summary}.`;
  return declared === earned
    ? `It says ${declared}, and has earned it${summary === earned ? '' : ` (${summary})`}.`
    : `It says ${declared}, and has earned ${summary}: it could say more.`;
}

/** The gate that the next label needs; undefined when none is left. */
function gateAhead({ earned, gates }: StatusParams): GateCount | undefined {
  if (earned === 'research') return gates.find(({ label }) => label === 'pilot');
  if (earned === 'pilot') return gates.find(({ label }) => label === 'production');
  return undefined;
}

function plain(text: string, tooltip: string): StatusText {
  return { text, tooltip, overclaimed: false };
}
