import fc from 'fast-check';
import { arbitraryPage } from '../support/arbitrary-page.ts';
import { completePage } from '../support/page.ts';

/** Pieces that mean something to YAML, to the format or to an editor; between them lies what goes wrong. */
const PIECES: readonly string[] = [
  ...['\n', '\n', '\n  ', '\n    ', '\r\n', '\r', '\t', ' ', ': ', ':', '- ', '? ', '? |\n', ', ', '#', ' # ', '\n# '],
  ...['[', ']', '{', '}', '"', "'", '|', '>', '|2-\n', '>+\n', '&a ', '*a', '<<: *a', '!!str ', '!mine ', '!<', '%'],
  ...['---', '\n---\n', '\n...\n', '%YAML 1.1\n---\n', '%TAG ! tag:x,2000:\n---\n', '@', '`', '\\', '\\x', '~', '='],
  ...['\u0000', '\u0007', '\u001b[31m', '\u0085', '\u2028', '\u2029', '\uFEFF', '\uFFFD', '\uD800', '\uDC00'],
  ...['😀', 'é', '👩‍👩‍👧', '日本', '\u202e', '𝒳'],
  ...['apiVersion: charter/v1\n', 'apiVersion: other/v1\n', 'status: ', 'pilot', 'production', 'research', 'retired'],
  ...['owners:', 'operator: ', 'technical: ', 'name: ', 'contact: ', 'Ana Ruiz <ana@example.com>', '"@ana"'],
  ...['writeBack:', 'live: ', 'method: manual', '2026-11-01', '2026-02-30', '60%', '1e999', '-0', '0x1F', 'NaN'],
  ...['review:', 'tiers:', 'waivers:', 'check: weekly-review', 'until: ', 'reason: ', 'inputs:', 'schema: ', 'TBD'],
  ...['ninetyDayMetric:', 'data: ../x.csv', 'data: metrics/suppression-hours.csv', 'baseline: ', 'start: ', '[Name]'],
  ...['__proto__: ', 'constructor: ', 'toString: ', '# charter-disable-line ', 'x-own: ', '<<<<<<< a\n', '\n=======\n'],
  ...['>>>>>>> b\n', '{{owner}}', '<to come>', '/dev/stdin', '\\\\host\\share', 'file:///etc/passwd', '%2e%2e/a.csv'],
];

const piece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }) },
);

const soup = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

const cut = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), gone: fc.nat({ max: 30 }), put: piece });

/** A page on which somebody has done a few things that they should not have. */
const damaged = fc
  .tuple(fc.oneof(fc.constant(completePage), arbitraryPage), fc.array(cut, { minLength: 1, maxLength: 4 }))
  .map(([page, cuts]) =>
    cuts.reduce((text, { at, gone, put }) => {
      const start = Math.floor(at * text.length);
      return text.slice(0, start) + put + text.slice(start + gone);
    }, page),
  );

/** What comes of reading bytes, whatever they were meant to be. */
const bytes = fc.uint8Array({ maxLength: 200 }).map((given) => new TextDecoder('utf-8').decode(given));

/** Any text, those that are nearly charters more often. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: soup },
  { weight: 4, arbitrary: soup.map((text) => `apiVersion: charter/v1\n${text}`) },
  { weight: 3, arbitrary: damaged },
  { weight: 1, arbitrary: bytes },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 100 }) },
);

/** One thing that somebody does to a text, wherever it may be. */
export const arbitraryPiece: fc.Arbitrary<string> = piece;
