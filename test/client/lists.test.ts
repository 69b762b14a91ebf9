import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { checkItems } from '../../client/commands/check-items.ts';
import { handedOver, handoverItems, handoverSummary, warningItems } from '../../client/commands/handover-words.ts';
import { personItems, personName, personText } from '../../client/commands/person-items.ts';
import { statusActions } from '../../client/views/status-actions.ts';
import type { HandoverEntry, StatusParams } from '../../server/protocol.ts';

suite('lists to choose from', () => {
  test('checks stand below their groups, with what needs them or how grave they are', () => {
    const check = { title: 'T', why: 'W.', labels: [], severity: 'warning' };
    const items = checkItems([
      { ...check, id: 'a', group: 'Gates', labels: ['pilot', 'production'], severity: 'by label' },
      { ...check, id: 'b', group: 'Review' },
      { ...check, id: 'c', group: 'Gates', labels: ['pilot'], severity: 'by label' },
    ]);
    assert.deepEqual(items, [
      { separator: 'Gates' },
      { id: 'a', label: 'T', description: 'a', detail: 'needed for pilot and production · W.' },
      { id: 'c', label: 'T', description: 'c', detail: 'needed for pilot · W.' },
      { separator: 'Review' },
      { id: 'b', label: 'T', description: 'b', detail: 'warning · W.' },
    ]);
  });

  test('a handover shows first what would be left without an owner', () => {
    const entry = (name: string, orphaned: boolean): HandoverEntry => ({
      uri: `file:///${name}`,
      path: `${name}/charter.yaml`,
      name,
      roles: ['operator', 'whenWrong.escalateTo'],
      orphaned,
    });
    const charters = [entry('kept', false), entry('left', true)];
    assert.deepEqual(
      handoverItems(charters).map((item) => ('separator' in item ? `-- ${item.separator}` : item.label)),
      [
        '$(arrow-right) Choose who takes over …',
        '-- Left without an owner',
        '$(warning) left',
        '-- Keep another owner',
        'kept',
      ],
    );
    const staying = handoverItems(charters).filter((item) => 'alwaysShow' in item && item.alwaysShow);
    assert.deepEqual(staying, [handoverItems(charters)[0]], 'the way on stays, whatever is looked for');
    assert.equal(handoverSummary('Ana', charters, []), 'Ana stands in 2 charters; 1 would be left without an owner.');
    assert.equal(
      handoverSummary('Ana', [entry('left', true)], []),
      'Ana stands in 1 charter, which would be left without an owner.',
    );
    assert.equal(
      handoverSummary('Ana', [entry('kept', false)], []),
      'Ana stands in 1 charter, which keeps another owner.',
    );
    assert.match(handoverSummary('Ana', [entry('a', false), entry('b', false)], []), /; each keeps another owner\.$/);
    assert.equal(handoverSummary('Ana', [], []), 'Ana stands in no charter of this workspace.');
    assert.equal(handoverSummary('Ana', [], ['Two people have that name.']), 'Two people have that name.');
    assert.deepEqual(warningItems(['Sam owns both.']), [
      { separator: 'To know before' },
      { label: '$(warning) Sam owns both.' },
    ]);
    assert.deepEqual(warningItems([]), []);
    assert.deepEqual(handoverItems([]), [{ label: 'Close', description: '', uri: undefined, alwaysShow: true }]);
    assert.match(handedOver('Ana', 'Sam', 2), /^Sam stands in the place of Ana in 2 charters\./);
  });

  test('somebody who is known goes before what is typed, which is there unless it is that person in full', () => {
    const ana = { name: 'Ana Ruiz', contact: 'ana@example.com', charters: 1 };
    const labels = (typed: string, skip?: string) => personItems([ana], typed, skip).map(({ label }) => label);
    assert.deepEqual(labels(''), ['Ana Ruiz']);
    assert.deepEqual(labels('', 'Not known yet'), ['Not known yet', 'Ana Ruiz']);
    assert.deepEqual(labels(' Ana', 'Not known yet'), ['Ana Ruiz', '"Ana"']);
    assert.deepEqual(labels('Ana Ruiz'), ['Ana Ruiz']);
    assert.deepEqual(labels('Ana Ruiz <ana@example.com>'), ['Ana Ruiz']);
    assert.equal(personItems([ana], ' Bo ').at(-1)?.person, 'Bo');
    assert.equal(personItems([ana], '')[0]?.description, 'ana@example.com · 1 charter');
    assert.equal(personText({ name: '@ana', contact: '@ana' }), '@ana');
    assert.equal(personName(personText(ana)), 'Ana Ruiz');
    assert.equal(personName('<ana@example.com>'), '<ana@example.com>');
  });

  test('the status item offers what makes sense there', () => {
    const status = { kind: 'charter', declared: 'pilot' } as StatusParams;
    const commands = (...given: Parameters<typeof statusActions>) =>
      statusActions(...given).map(({ command }) => command);
    assert.equal(commands(status, 'running')[0], 'charter.evaluateReadiness');
    assert.ok(!commands(status, 'running').includes('charter.postmortem'));
    assert.ok(commands({ ...status, declared: 'retired' }, 'running').includes('charter.postmortem'));
    assert.deepEqual(commands(status, 'stopped'), ['charter.restartServer']);
    assert.deepEqual(commands({ ...status, kind: 'foreign' }, 'running'), ['charter.new', 'charter.showChecks']);
  });
});
