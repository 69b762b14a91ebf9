import { type Words, wordsOf } from '../policy/policy.ts';

/** Somebody carries every item. */
const CARRIED = [
  'copy paste',
  'copy and paste',
  'copy & paste',
  'copy/paste',
  'copied and pasted',
  'copying and pasting',
  'cut and paste',
  'paste into',
  'paste it',
  'paste them',
  'pasted',
  'pasting',
  're-type',
  're-typed',
  're-typing',
  're-enter',
  're-entered',
  're-key',
  're-keyed',
  'by hand',
  'manually',
];

/** Where a person reads it, and carries it on, unless a program does. */
const CHANNELS = [
  'email',
  'emails',
  'emailed',
  'by mail',
  'via mail',
  'mailbox',
  'gmail',
  'outlook',
  'chat',
  'slack',
  'teams',
  'whatsapp',
  'telegram',
  'discord',
  'mattermost',
  'spreadsheet',
  'spreadsheets',
  'excel',
  'google sheet',
  'google sheets',
  'gsheet',
  'xlsx',
];

/** The words by which a destination is told to be manual. */
export const MANUAL_WORDS: readonly string[] = [...CARRIED, ...CHANNELS];

/** The product's words with those of a policy. One that is exempt is so however it is joined: "copy-paste", "e-mails". */
export function manualWords(words: Words): readonly string[] {
  const known = made.get(words);
  if (known) return known;
  const all = makeManualWords(words);
  made.set(words, all);
  return all;
}

/** By the words of a policy, which seldom changes. */
const made = new WeakMap<Words, readonly string[]>();

function makeManualWords({ add, exempt }: Words): string[] {
  const out = new Set(exempt.map(squashed));
  return wordsOf(MANUAL_WORDS, { add, exempt: [...exempt, ...MANUAL_WORDS.filter((word) => out.has(squashed(word)))] });
}

function squashed(word: string): string {
  return word.toLowerCase().replace(/[\s-]/g, '').replace(/s$/, '');
}

/** Longer texts say more than where it lands. */
const LONGEST = 500;
const NEGATED =
  /(?:\b(?:no|not|nothing|nobody|never|without|instead of|rather than|no longer|replaces|replacing|replaced|ends|formerly|previously|until now|used to be|was)(?:\s+(?:more|any|the|a|an|by|via|in|into|through|sent|done|being))*)\s*$/;
const ENDED =
  /^\s*(?:(?:is|are|was|were|has been|have been)\s+)?(?:no longer|not needed|not used|gone|retired|replaced|switched off)\b/;
/** What makes of a channel's name a part of a system: "the e-mail field of the CRM". */
const PART_BEFORE = /\b(?:fields?|columns?|attributes?|property|live)[\s:]+(?:\S{1,20}\s+)?$/;
const PART_BEHIND =
  /^[\s-]*(?:address(?:es)?|field|column|attribute|property|record|history|transcript|widget|system|platform|service|server|gateway|module|add-in|plug-?in|tab|activity|campaign)\b/;
const AUTOMATIC = /(?:^|[^\p{L}\p{N}])(?:apis?|webhooks?|smtp|sftp|connector|queue|database)(?:$|[^\p{L}\p{N}])/iu;
/** Words that are also everyday words, and how they read as a channel. */
const AS_CHANNEL: Readonly<Record<string, RegExp>> = {
  teams:
    /^teams$|(?:^|\b(?:in|into|to|on|via|through|by|over|and|or)\s+|[,/(]\s*)Teams(?=$|[^\p{L}\p{N}\s-]|\s+(?:and|or)\s)|\b(?:MS|Microsoft)\s+Teams\b|\b[Tt]eams[\s-](?:channel|chat|message|group|post|meeting)\b/u,
  outlook: /^outlook$|(?:^|\b(?:MS|Microsoft|in|into|to|on|via|through|by|an|the|and|or|shared)\s+|[,/(]\s*)Outlook\b/u,
};

export interface ManualDestination {
  /** The word, as the page has it. */
  readonly word: string;
  /** It says that a person carries the output, whatever the method. Otherwise it says only where people read. */
  readonly carried: boolean;
}

/** The word in a destination that shows that people carry the output from it, or to it; undefined when none does. */
export function manualDestination(destination: string, words: readonly string[]): ManualDestination | undefined {
  const text = destination.trim();
  if (text.length > LONGEST) return undefined;
  const carried = firstOf(text, words.filter(isCarried), () => true);
  if (carried) return { word: carried, carried: true };
  if (AUTOMATIC.test(text)) return undefined;
  const channel = firstOf(
    text,
    words.filter((word) => !isCarried(word)),
    (word, before, behind) =>
      !PART_BEFORE.test(before) && !PART_BEHIND.test(behind) && (AS_CHANNEL[word]?.test(text) ?? true),
  );
  return channel === undefined ? undefined : { word: channel, carried: false };
}

const carriedWords = new Set(CARRIED);

function isCarried(word: string): boolean {
  return carriedWords.has(word);
}

function firstOf(
  text: string,
  words: readonly string[],
  holds: (word: string, before: string, behind: string) => boolean,
): string | undefined {
  // Building an expression costs more than all the rest, and hardly any destination has any of the words.
  const letters = text.toLowerCase().replace(/[\s-]/g, '');
  for (const word of words) {
    if (!letters.includes(word.toLowerCase().replace(/[\s-]/g, ''))) continue;
    for (const match of text.matchAll(wholeWord(word))) {
      const before = text.slice(0, match.index).toLowerCase();
      const behind = text.slice(match.index + match[0].length).toLowerCase();
      if (!NEGATED.test(before.slice(-60)) && !ENDED.test(behind) && holds(word, before.slice(-60), behind))
        return match[0];
    }
  }
  return undefined;
}

/** A word or phrase on its own, with hyphens or spaces wherever somebody may put them: "e-mail", "copy-paste". */
function wholeWord(word: string): RegExp {
  const parts = word.split(/[\s-]+/).map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const source = parts.join('[\\s-]*').replace(/^email/, 'e[\\s-]?mail');
  return new RegExp(`(?<![\\p{L}\\p{N}])${source}(?![\\p{L}\\p{N}])`, 'giu');
}
