import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { escapeMarkdown, withoutMarkdown } from '../../../server/engine/index.ts';

test('of Markdown the words are left', () => {
  assert.equal(
    withoutMarkdown(
      'Hours a month.\n\n---\n\n**The problem costs hours** (`friction-hours`) ✓ passed  \nNot \\*known\\* &lt;yet&gt;.\n\n- One',
    ),
    'Hours a month.\n\nThe problem costs hours (friction-hours) ✓ passed\nNot *known* <yet>.\n\n- One',
  );
});

test('words that were escaped come back as they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-ascii' }), (words) => {
      assert.equal(withoutMarkdown(escapeMarkdown(words)), words.replace(/\s+/g, ' ').trim());
    }),
  );
  const mixed = fc.array(
    fc.constantFrom('a', '*', '**', '`', '\\', '&', '&amp;', '<', '_', '@', '#1', '- ', '1. ', '|'),
  );
  fc.assert(
    fc.property(mixed, (parts) => {
      const words = parts.join('');
      assert.equal(withoutMarkdown(escapeMarkdown(words)), words.trim());
    }),
  );
});
