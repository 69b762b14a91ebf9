import { isGivenName, isOnlyGivenName } from './given-names.ts';

/** Longer texts are no names; what they say is not guessed at. */
const LONGEST = 300;

const AND = /\s*[;&+/|\n]\s*|\s+(?:and|und|et|or|oder|plus|with|AND|UND|ET|OR|ODER|PLUS|WITH)\s+/u;
/** Between a person and what the person belongs to as often as between two people. */
const AFFILIATION = /\s*[/|+]\s*/;
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/;
const HANDLE = /^@[^\s@]+$/;
const TITLE = /^(?:(?:dr|prof|mr|mrs|ms|mx|herr|frau|sir|dame|dipl|ing)\b\.?[-\s]*)+/i;
const CREDENTIAL =
  /^(?:jr|sr|ii|iii|iv|esq|phd|ph\.d|md|m\.d|mph|mba|msc|bsc|ma|ba|bs|ms|jd|rn|cpa|cfa|cissp|pmp|pe|dds|dvm|edd|mpp|mpa|llm|llb|drph|obe|cbe|mbe)\.?$/i;
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}'’.-]*$|^\p{Lo}[\p{L}\p{M}]*$/u;
const PARTICLE =
  /^(?:van|von|vom|zu|zum|de|der|den|del|della|di|da|do|dos|das|du|la|le|el|al|bin|ibn|ben|bint|ter|ten|af|av|y|e|d)$/;

/** Words that stand in the names of jobs, departments and companies and hardly ever in those of people. */
const OFFICE = new Set(
  `accounting accounts admin administration advisor agency ai analysis analyst analytics applications architect
  architecture area assistant associate associates bank billing board budget business campus capital care catalog
  catalogue center centre chain chief chair claims client clinical cloud co coach commerce commercial committee community
  company compliance computing consulting content contracts controller corp corporate corporation council coverage
  customer data deputy delivery demand department deputy design desk development devops digital director district
  division documentation domain economics ecommerce editor education energy engineer engineering enterprise
  environment ethics events experience expert facilities field finance financial fleet forecasting foundation fraud
  fulfillment fulfilment general global gmbh governance grants group growth guild hardware head health help hospital hr
  human inc industrial information infrastructure innovation insights institute insurance integration intelligence
  internal international inventory it lab laboratories labs lead leader learning legal library limited listings llc
  logistics ltd machine maintenance management manager manufacturing market marketing markets media medical member
  merchandising methods ministry mobile models network networks nurse nursing office officer online operation
  operations operator ops order orders outreach owner partner partners partnerships patient payment payments payroll
  people performance planning platform platforms policy portfolio president pricing privacy process procurement product
  production products program programme project projects property public purchasing qa quality records recruiting
  recruitment region regional regulatory relations release reliability reporting research resources response retail
  returns revenue review risk safety sales school science scientist sciences secretary security senior service services
  shift site social software solutions sourcing specialist staff standards statistics store strategy success supervisor
  supply support surveillance sustainability system systems talent tax team teams tech technical technologies technology
  test testing tools trade training transport treasury trust ui underwriting unit university user ux vendor vice vp
  warehouse web workforce works`
    .trim()
    .split(/\s+/),
);
const OFFICE_ENDING = /(?:tion|tions|ment|ments|ship|ships|ability|ibility|ware|ology|nomics|keeping)$/;

/**
 * The people that a text names. More than one only where that is clear: "Ana Ruiz and Sam Lee", "Ana, Sam",
 * "a@x.com; b@x.com"; not "Ruiz, Ana", "Ana Ruiz, PhD", "Head of Sales and Marketing", "Marks & Spencer".
 */
export function peopleIn(text: string): string[] {
  const whole = [text.trim()];
  if (text.length > LONGEST || text.includes('://')) return whole;
  const bare = text.replace(/\([^()]*\)/g, ' ');
  const addresses = addressesOnly(bare) ?? addressed(bare);
  if (addresses) return addresses.length > 1 ? addresses : whole;

  const names = bare.replace(/<[^<>]*>/g, ' ');
  const pieces = piecesOf(names, AND);
  if (pieces.length > 1) {
    const people = pieces.filter(isPersonBesideOthers);
    const sure = AFFILIATION.test(names) ? people.filter(beginsWithGivenName) : people;
    return sure.length > 1 ? sure : whole;
  }
  const listed = piecesOf(names, /\s*,\s*/);
  const [first] = listed;
  if (!first || listed.length < 2 || !isOnlyGivenName(wordsOf(first)[0] ?? '')) return whole;
  const people = listed.filter(
    (piece) => isPerson(piece) && beginsWithGivenName(piece) && wordsOf(piece).length > 1 === wordsOf(first).length > 1,
  );
  return people.length > 1 && people[0] === first ? people : whole;
}

/**
 * True when a text names a group of people who decide together: "AI council", "the steering committee for data". Not a
 * person with an office in one, as in "chair of the AI council" or "Ana Ruiz, steering committee".
 */
export function isGroup(text: string): boolean {
  if (text.length > LONGEST) return false;
  const words = (text.replace(/\([^()]*\)/g, ' ').split(',')[0] ?? '').trim().split(/\s+/);
  // A name whose second word is one: "Jane Board".
  if (words.length === 2 && isGivenName(words[0] ?? '')) return false;
  const end = words.findIndex((word, at) => at > 0 && /^(?:of|for|on)$/i.test(word));
  const head = (end < 0 ? words : words.slice(0, end)).join(' ').toLowerCase().replace(/[.!]$/, '');
  return (
    /(?:^|[\s-])(?:committees?|council|board|task[\s-]?force|taskforce|(?:working|steering|governance|advisory|expert|review|project|user|focus)[\s-]group|steerco|consortium)$/.test(
      head,
    ) && !/\b(?:head|lead|leader|member|owner|secretary|sponsor|chair|delegate)\b/.test(head)
  );
}

/** The addresses of a text that holds nothing else; undefined when it does. One of each kind may be one person's. */
function addressesOnly(text: string): string[] | undefined {
  const parts = text.split(/[\s,;|&<>]+/).filter((part) => part !== '' && !/^(?:and|or)$/i.test(part));
  if (parts.length === 0 || !parts.every((part) => EMAIL.test(part) || HANDLE.test(part))) return undefined;
  const different = [...new Map(parts.map((part) => [part.toLowerCase(), part])).values()];
  const emails = different.filter((part) => EMAIL.test(part));
  const handles = different.filter((part) => HANDLE.test(part));
  return emails.length > 1 ? emails : handles.length > 1 ? handles : different.slice(0, 1);
}

/** The names in `Ana Ruiz <ana@x.com>, Sam Lee <sam@x.com>`; undefined unless there are several. */
function addressed(text: string): string[] | undefined {
  const names = [...text.matchAll(/([^<>,;&/|]{1,80})<[^<>\s]+@[^<>\s]+>/g)]
    .map(([, name]) => name!.trim().replace(/^(?:and|or)\s+/i, ''))
    .filter((name) => /\p{L}/u.test(name));
  return names.length > 1 ? names : undefined;
}

function piecesOf(text: string, separator: RegExp): string[] {
  return text
    .trim()
    .split(separator)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** A person among pieces that are joined, perhaps with credentials, a job, or the surname first. */
function isPersonBesideOthers(piece: string): boolean {
  if (EMAIL.test(piece) || HANDLE.test(piece)) return true;
  const [first = '', ...rest] = piecesOf(piece, /\s*,\s*/).filter((part, at) => at === 0 || !CREDENTIAL.test(part));
  if (rest.length === 0) return isPerson(first);
  const [second = ''] = rest;
  // "Ruiz, Ana": the words behind the comma are the given names. "Ana Ruiz, Growth" and more is a job.
  return rest.length === 1 && wordsOf(first).length <= 2 && !isOnlyGivenName(first) && isOnlyGivenName(second);
}

/** One to four words of a name. A single word, or one in lower case, has to be a name that is known. */
function isPerson(piece: string): boolean {
  const words = wordsOf(piece);
  const [first = ''] = words;
  if (words.length === 0 || words.length > 4) return false;
  if (words.some((word) => isOffice(word))) return false;
  const named = words.every((word) => NAME_WORD.test(word) || PARTICLE.test(word)) && NAME_WORD.test(words.at(-1)!);
  if (words.length === 1) return isGivenName(first) && (named || isOnlyGivenName(first));
  if (named) return true;
  return words.length === 2 && isOnlyGivenName(first) && words.every((word) => /^[\p{Ll}\p{M}'’-]+$/u.test(word));
}

function isOffice(word: string): boolean {
  const lower = word.toLowerCase();
  if (isGivenName(word)) return false;
  return OFFICE.has(lower) || OFFICE_ENDING.test(lower) || /^(?:\p{Lu}{2,3}|[A-Z]&[A-Z])$/u.test(word);
}

function beginsWithGivenName(piece: string): boolean {
  return isGivenName(wordsOf(piece)[0] ?? '');
}

/** The words of a name without titles and credentials. */
function wordsOf(piece: string): string[] {
  return piece
    .replace(TITLE, '')
    .split(/\s+/)
    .filter((word) => word !== '' && !CREDENTIAL.test(word));
}
