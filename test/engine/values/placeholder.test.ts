import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeholderTest } from '../../../server/engine/values/placeholder.ts';

const isPlaceholder = placeholderTest();
const both = (words: readonly string[], wanted: boolean) => {
  for (const word of words)
    for (const text of [word, word.toUpperCase(), word.toLowerCase(), ` ${word}\t`])
      assert.equal(isPlaceholder(text), wanted, JSON.stringify(text));
};

const WHOLE = 'TBD TBC TODO FIXME N/A NA none unknown pending ? ??? - xxx'
  .split(' ')
  .concat(['not applicable', 'not available', 'someone', 'somebody', 'anyone', 'the team']);

test('a word that stands for an answer is a placeholder, in any case, with or without punctuation behind it', () => {
  both(WHOLE, true);
  for (const end of ['.', '!', '...', ' .', ':', ',', ';', '?', '…'])
    both(
      WHOLE.map((word) => word + end),
      true,
    );
  both(['not  applicable', 'the\tteam', '??', '?!'], true);
  for (const text of [' not applicable', '\nnot available', 'not   available']) assert.ok(isPlaceholder(text), text);
});

test('the same word in a longer text is not', () => {
  both(
    [
      ...['Nathan', 'Tbilisi', 'Todor', 'TBC Bank retail', 'Nonesuch Ltd', 'nano', 'Somebody Else Ltd', 'Pendingham'],
      ...['the team of Ana', 'anyone on call', 'unknown senders', 'none of the rows', 'pending queue', 'x', 'xxxl'],
      ...['todos of the week', 'tbcs', 'a - b', 'n/a rows are dropped', 'Todor: sales', 'fixmeister'],
    ],
    false,
  );
});

test('one pair of brackets around the whole value is a blank in a template', () => {
  both(
    [
      ...['<name>', '<your name here>', '<>', '[Name]', '[ owner ]', '{{owner}}', '{{ owner }}', '<name>.', '[Name]:'],
      ...['<e-mail or @handle>', '<@handle of the owner>'],
    ],
    true,
  );
  both(
    [
      ...['<ana@example.com>', '<https://example.com>', 'Ana <ana@example.com>', '<a> and <b>', '[a](b)', '[a] b'],
      ...['<@ana>', '< @ana >', '<Ana ana@example.com>', '<see https://example.com>'],
      ...['{owner}', '{{a}} {{b}}', 'a < b > c', '<a', 'a>', 'Ana [ops]'],
    ],
    false,
  );
});

test('a text that begins as a note to oneself is a placeholder', () => {
  both(['TODO: pick one', 'TBD (ask Kim)', 'tbc - May', 'FIXME, please', 'Todo!', 'TBD/TBC'], true);
  both(['To be determined (calendar 2025)', 'To be decided', 'to be confirmed.', 'To be defined: in May'], true);
  both(['to be announced - soon'], true);
  both(
    [
      ...['To be determined by the board', 'to be decided upon receipt', 'to be read', 'TODO list of the shift'],
      ...['the date is still to be determined', 'not to be confirmed'],
    ],
    false,
  );
});

test('a text that ends so behind a separator is a placeholder', () => {
  both(['planning phase - TBD', 'owner (TBC)', 'owner: tbd', 'May, TBC', 'x/TBD', 'plan – TBD', 'plan (tbd).'], true);
  both(['contact tbd', 'not tbd', 'stbd', 'mtbc', 'starboard-stbd'], false);
});

test('a long text is no placeholder, whatever it ends with', () => {
  assert.equal(isPlaceholder(`${'words '.repeat(200)}- TBD`), false);
  assert.equal(isPlaceholder('['.repeat(100_000)), false);
});

test('a policy adds words and exempts words', () => {
  const house = placeholderTest({ add: ['To Follow'], exempt: ['the team', 'NA'] });
  for (const text of ['to follow', 'TO FOLLOW.', 'TBD']) assert.equal(house(text), true, text);
  for (const text of ['the team', 'The Team.', 'na']) assert.equal(house(text), false, text);
});
