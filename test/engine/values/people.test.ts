import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isGroup, peopleIn } from '../../../server/engine/values/people.ts';
import { assertLinear } from '../../support/assert-linear.ts';

test('several people are told apart where that is clear', () => {
  for (const [text, people] of [
    ['Ana Ruiz and Sam Lee', ['Ana Ruiz', 'Sam Lee']],
    ['Ana Ruiz & Sam Lee', ['Ana Ruiz', 'Sam Lee']],
    ['Ana Ruiz; Sam Lee', ['Ana Ruiz', 'Sam Lee']],
    ['Ruiz, Ana; Lee, Sam', ['Ruiz, Ana', 'Lee, Sam']],
    ['Ana Ruiz / Sam Lee', ['Ana Ruiz', 'Sam Lee']],
    ['Ana / Sam', ['Ana', 'Sam']],
    ['Ana & Sam', ['Ana', 'Sam']],
    ['ana and sam', ['ana', 'sam']],
    ['ANA RUIZ AND SAM LEE', ['ANA RUIZ', 'SAM LEE']],
    ['Ana, Sam', ['Ana', 'Sam']],
    ['Ana, Sam, Kim', ['Ana', 'Sam', 'Kim']],
    ['Ana Ruiz, Sam Lee', ['Ana Ruiz', 'Sam Lee']],
    ['Dr. Ana Ruiz, Dr. Sam Lee', ['Dr. Ana Ruiz', 'Dr. Sam Lee']],
    ['Ana Ruiz (Ops) and Sam Lee (IT)', ['Ana Ruiz', 'Sam Lee']],
    ['Ana Ruiz, PhD and Sam Lee, MD', ['Ana Ruiz, PhD', 'Sam Lee, MD']],
    ['Oluwaseun Adeyemi and Xochitl Quetzal', ['Oluwaseun Adeyemi', 'Xochitl Quetzal']],
    ['Jan van der Berg and Mária Müller-Lüdenscheidt', ['Jan van der Berg', 'Mária Müller-Lüdenscheidt']],
    ['Ana Ruiz\nSam Lee', ['Ana Ruiz', 'Sam Lee']],
    ['Ana Ruiz or Sam Lee', ['Ana Ruiz', 'Sam Lee']],
    ['a@x.com, b@x.com', ['a@x.com', 'b@x.com']],
    ['a@x.com; b@x.com', ['a@x.com', 'b@x.com']],
    ['a@x.com b@x.com', ['a@x.com', 'b@x.com']],
    ['@ana and @sam', ['@ana', '@sam']],
    ['Ana Ruiz <a@x.com>, Sam Lee <b@x.com>', ['Ana Ruiz', 'Sam Lee']],
    ['Ana Ruiz <a@x.com> and Sam Lee <b@x.com>', ['Ana Ruiz', 'Sam Lee']],
    ['Ana Ruiz and sam.lee@x.com', ['Ana Ruiz', 'sam.lee@x.com']],
  ] as const)
    assert.deepEqual(peopleIn(text), people, text);
});

test('one person stays one, however the name is written', () => {
  for (const text of [
    'Ana Ruiz',
    'Ruiz, Ana',
    'Ruiz, Ana (Ops)',
    'Ruiz Gómez, Ana María',
    'García Márquez, Gabriel José',
    'Lee, Sam',
    'Kim, Bo',
    'James, Ryan',
    'Thomas, Ana',
    'Martin Lopez, Ana Maria',
    'Ana Ruiz, PhD',
    'Ana Ruiz PhD, MBA',
    'Dr. Ana Ruiz, MD, MPH',
    'Sammy Davis, Jr.',
    'Sammy Davis Jr.',
    'Anders And',
    'And Anders',
    'Anders And Andersen',
    'Anne-Marie Müller-Lüdenscheidt',
    'José Ortega y Gasset',
    'Maria e Silva',
    'Ana María Ruiz Gómez',
    'Ana Ruiz, Catalog Operations',
    'Ana Ruiz, Sydney',
    'Ana Ruiz, Paris',
    'Ana Ruiz, Head of Sales and Marketing',
    'Ana Ruiz, VP Growth and Partnerships',
    'Ana Ruiz, Growth and Partnerships',
    'Ana Ruiz / Ops',
    'Ana Ruiz / Blue Yonder',
    'Ana Ruiz / ana@x.com',
    'Ana Ruiz, ana@x.com',
    'Ana Ruiz <ana@x.com>',
    'ana@x.com, @ana',
    'ana@x.com',
    '@ana',
    'Ana Ruiz (she/her)',
    'Ana Ruiz she/her',
    'Ana Ruiz and team',
    'Ana Ruiz or delegate',
    'Ana Ruiz with the night shift',
    'Head of Sales and Marketing',
    'Research & Development',
    'R&D',
    'QA / IT',
    'Trust and Safety',
    'Supply Chain and Demand Planning',
    'Customer Care and Field Service',
    'Catalog and Pricing',
    'Director of Research and Development',
    'Johnson & Johnson',
    'Ernst & Young',
    'Marks & Spencer',
    'Procter & Gamble',
    'catalog ops',
    'https://people.example.com/ana/sam',
    '',
  ])
    assert.equal(peopleIn(text).length, 1, `${text}: ${peopleIn(text)}`);
});

test('a committee, council, board, task force or working group is a group', () => {
  for (const text of [
    'steering committee',
    'AI council',
    'the AI Council.',
    'Board',
    'Architecture Review Board',
    'working group',
    'Working group for case drafts',
    'task force',
    'Taskforce',
    'AI task-force',
    'steering committee of catalog',
    'Steering group (monthly)',
    'AI governance committee, chaired by Ana',
  ])
    assert.ok(isGroup(text), text);
});

test('a person with an office in a group is no group', () => {
  for (const text of [
    'Ana Ruiz',
    'Ana Ruiz, steering committee',
    'Ana Ruiz (AI council)',
    'chair of the steering committee',
    'Board member',
    'Committee chair',
    'Secretary of the AI council',
    'Jane Board',
    'Dashboard owner',
    'whiteboard',
    'Boardman',
    'catalog ops',
    'Volvo Group',
    '',
  ])
    assert.ok(!isGroup(text), text);
});

test('a long text costs no more than its length', () => {
  for (const part of ['Ana Ruiz and ', 'a@x.com, ', '<', '(', 'Ana, ', ' ', 'and '])
    assertLinear(part, (size) => part.repeat(size), 20_000, peopleIn);
  assertLinear('board', (size) => 'board '.repeat(size), 20_000, isGroup);
});
