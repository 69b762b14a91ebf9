import { readText } from '../../workspace/read-text.ts';
import { findingsAmong } from '../charter-facts.ts';
import { type CharterFacts, type CharterHead, type CharterResult, severitiesOf } from '../result.ts';
import { type Packed, unpacked } from './packed.ts';

/** Has room for one charter that is unpacked: reports ask about one after the other. */
export interface Shelf {
  charter?: PackedCharter;
  facts?: CharterFacts;
}

/** A charter of a run, of which all but its head is unpacked when it is asked for. */
export class PackedCharter implements CharterResult {
  readonly path: string;
  readonly name: string;
  readonly declared: CharterHead['declared'];
  readonly earned: CharterHead['earned'];
  readonly summary: string;
  readonly severities: CharterHead['severities'];
  readonly #packed: Packed;
  readonly #at: Placed;

  constructor(packed: Packed, at: Placed) {
    const { name, declared, earned, summary, severities } = packed.head;
    this.path = at.path;
    this.name = name;
    this.declared = declared;
    this.earned = earned;
    this.summary = summary;
    this.#packed = packed;
    this.#at = at;
    this.severities = at.others.length === 0 ? severities : severitiesOf(this.findings);
  }

  /** Read again: of thousands of charters it would fill the memory. */
  get text(): string {
    return this.#at.text ?? textAt(this.#at.full);
  }
  get findings(): CharterResult['findings'] {
    return this.#facts().findings;
  }
  get questions(): CharterResult['questions'] {
    return this.#facts().questions;
  }
  get gates(): CharterResult['gates'] {
    return this.#facts().gates;
  }
  get next(): CharterResult['next'] {
    return this.#facts().next;
  }
  get readiness(): CharterResult['readiness'] {
    return this.#facts().readiness;
  }
  get listed(): CharterResult['listed'] {
    return this.#facts().listed;
  }
  get labelRange(): CharterResult['labelRange'] {
    return this.#facts().labelRange;
  }
  get suppressed(): CharterResult['suppressed'] {
    return this.#facts().suppressed;
  }
  get waived(): CharterResult['waived'] {
    return this.#facts().waived;
  }

  #facts(): CharterFacts {
    const { shelf, others } = this.#at;
    if (shelf.charter !== this || !shelf.facts) {
      const facts = unpacked(this.#packed);
      shelf.charter = this;
      shelf.facts = { ...facts, findings: findingsAmong(facts, others) };
    }
    return shelf.facts;
  }
}

interface Placed {
  readonly path: string;
  readonly full: string;
  /** Where it does not come from the disk. */
  readonly text: string | undefined;
  /** The paths of the other charters that have its name. */
  readonly others: readonly string[];
  readonly shelf: Shelf;
}

/** The text of a file; empty where it is gone. */
export function textAt(full: string): string {
  const read = readText(full);
  return 'text' in read ? read.text : '';
}
