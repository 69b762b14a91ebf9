import { listed } from './blanks.ts';

const MOST_NAMED = 3;

/** What is said of a charter whose name others have, too: what is wrong, and what to do. */
export function describeNamesakes(
  name: string,
  /** Whether the charter gives the name itself; otherwise its folder does. */
  isWritten: boolean,
  /** The paths of the others. */
  others: readonly string[],
): { readonly problem: string; readonly todo: string } {
  const more = others.length - MOST_NAMED;
  const named = [...others].sort().slice(0, MOST_NAMED);
  const paths = listed([...named, ...(more > 0 ? [`${more} more`] : [])]);
  const whose = isWritten ? `"${name}"` : `The folder's name, ${name}, counts as the name here, and`;
  return {
    problem: `${whose} is also the name of ${paths}.`,
    todo: 'Give this one, or the other, a name of its own.',
  };
}
