import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { description, spoken, tooltip } from '../../client/views/charters/describe.ts';
import { markdownText } from '../../client/views/markdown.ts';
import { charterEntry } from './entries.ts';

suite('what the Charters view says of a charter', () => {
  test('counts and day 90 stand behind the name', () => {
    assert.equal(description(charterEntry({ name: 'a', dayNinety: '2026-12-14' })), '10/10 · 4/10 · day 90 2026-12-14');
    assert.equal(description(charterEntry({ name: 'a', declared: 'retired', earned: 'retired' })), '');
    assert.equal(description(charterEntry({ name: 'a', earned: null })), '');
  });

  test('the path comes first where another one has the name', () => {
    const entry = charterEntry({ name: 'a', path: 'Sales/charter.yaml', declared: 'retired', earned: 'retired' });
    assert.equal(description(entry, true), 'Sales/charter.yaml');
    assert.equal(description(charterEntry({ name: 'a' }), true), 'a/charter.yaml · 10/10 · 4/10');
  });

  test('and what it says where that is not so', () => {
    const over = { name: 'a', declared: 'production', overclaims: true };
    assert.equal(description(charterEntry(over)), '10/10 · 4/10 · says production, earned pilot');
    assert.equal(description(charterEntry({ name: 'a', declared: 'research' })), '10/10 · 4/10 · could say pilot');
    assert.equal(description(charterEntry({ name: 'a', declared: null })), '10/10 · 4/10 · no status');
    const waived = { name: 'a', declared: 'production', earned: 'production', summary: 'production, 1 waived' };
    assert.equal(description(charterEntry(waived)), '10/10 · 4/10 · production, 1 waived');
  });

  test('the tooltip says who owns it and who is missing', () => {
    const owners = [
      { role: 'operator', name: 'Ana Ruiz', contact: 'ana@example.com' },
      { role: 'sponsor', name: '@lee', contact: '@lee' },
    ];
    const entry = charterEntry({ name: 'drafts', title: 'Case text', owners, missingOwners: ['technical'], errors: 1 });
    assert.deepEqual(tooltip(entry), {
      heading: 'drafts: Case text',
      lines: [
        'drafts/charter.yaml',
        'It says pilot, and has earned it.',
        '10 of 10 checks for pilot pass.',
        '4 of 10 checks for production pass.',
        'Missing: owner of the integration.',
        'Owner of the workflow: Ana Ruiz (ana@example.com)',
        'Sponsor: @lee',
        '1 error.',
      ],
    });
    assert.match(spoken(entry), /Missing: owner of the integration\. Owner of the workflow: Ana Ruiz .* 1 error\.$/);
    assert.match(spoken(charterEntry({ name: 'x', errors: 2, warnings: 1 })), /2 errors and 1 warning\.$/);
  });

  test('nothing that a charter says becomes markup', () => {
    const escaped = markdownText('[x](command:y) <b> `c` # h\n- l  ![i](u) www.a.b a@b.c $(bug)');
    assert.equal(
      escaped,
      '\\[x\\]\\(command\\:y\\) \\<b\\> \\`c\\` \\# h \\- l \\!\\[i\\]\\(u\\) www\\.a\\.b a\\@b\\.c \\$\\(bug\\)',
    );
  });
});
