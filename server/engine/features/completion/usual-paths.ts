import { parseCharter } from '../../document/parse.ts';
import { evaluate } from '../../evaluate.ts';
import { parsePath, specAt } from '../../format/fields.ts';
import { ruleById } from '../../rules/index.ts';
import { parseDay } from '../../values/day.ts';
import { NO_FILES } from '../../values/path.ts';

/** What belongs to a section from the start though no check asks for it, or only once it is running. */
const ALSO = [
  'problem.statement',
  'review.volumePerWeek',
  'review.capacityHoursPerWeek',
  'problem.frictionHours',
  'ninetyDayMetric.data',
];

/** Whom most pages do without. */
const CHAMPION = ['owners.champion.name', 'owners.champion.contact'];

interface Usual {
  readonly first: readonly string[];
  readonly all: readonly string[];
}

let known: Usual | undefined;

/** What the fixes of the checks would add to a page with nothing on it: for pilot, and for all checks. */
function usual(): Usual {
  known ??= (() => {
    const bare = ['production', 'retired'].flatMap((status) => {
      const page = parseCharter(`apiVersion: charter/v1\nstatus: ${status}\n`);
      return [...evaluate(page, { today: parseDay('2000-01-01')!, files: NO_FILES }).reports];
    });
    const paths = (wanted: (check: string) => boolean) =>
      bare.flatMap(([check, reports]) =>
        wanted(check) ? reports.flatMap(({ fixes }) => fixes.flatMap(({ scaffold }) => scaffold)) : [],
      );
    const isForPilot = (check: string) => ruleById(check)?.gates.includes('charter') === true;
    return { first: [...paths(isForPilot), ...ALSO], all: [...paths(() => true), ...ALSO, ...CHAMPION] };
  })();
  return known;
}

/**
 * What a person writes first below a key: what the checks for pilot ask for, else what any check does, else every key
 * there is. Paths from the key; none of a single value.
 */
export function usualPaths(path: readonly (string | number)[]): readonly string[] {
  const key = `${path.join('.')}.`;
  const below = (paths: readonly string[]) => [
    ...new Set(paths.flatMap((found) => (found.startsWith(key) ? [found.slice(key.length)] : []))),
  ];
  const { first, all } = usual();
  const chosen = [first, all].map(below).find((paths) => paths.length > 0);
  // A key that is asked for, and below it keys that are: only these are written.
  if (chosen) return chosen.filter((one) => !chosen.some((other) => other.startsWith(`${one}.`)));
  const spec = specAt(path);
  // Where a single value is the usual answer, the keys are not.
  if ((spec?.kinds[0] !== 'map' || (spec.hint && !spec.inline)) && !spec?.items?.keys) return [];
  return Object.keys(spec.items?.keys ?? spec.keys ?? {}).map((inside) => (spec.items ? `0.${inside}` : inside));
}

/** True of a section that a page has from the start: a check for pilot reads it, or it says what the page is about. */
export function isFirst(section: string): boolean {
  return section === 'workflow' || usual().first.some((path) => path.startsWith(`${section}.`));
}

/** The written form of a path in which any item stands for all. */
export function plainPath(path: readonly (string | number)[]): string {
  return parsePath(path.join('.'))
    .map((step) => (typeof step === 'number' ? '*' : step))
    .join('.');
}
