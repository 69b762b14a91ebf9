import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MANUAL_WORDS, manualDestination } from '../../../server/engine/values/manual-destination.ts';
import { assertLinear } from '../../support/assert-linear.ts';

const find = (destination: string) => manualDestination(destination, MANUAL_WORDS);

test('what people carry is told by its words, however they are joined', () => {
  for (const [destination, word] of [
    ['copy-paste into the case system', 'copy-paste'],
    ['Copy paste to SAP', 'Copy paste'],
    ['copypaste', 'copypaste'],
    ['copy and paste from the tool', 'copy and paste'],
    ['copy & paste', 'copy & paste'],
    ['copied and pasted into the CRM', 'copied and pasted'],
    ['cut and paste', 'cut and paste'],
    ['case system, pasted by hand', 'pasted'],
    ['operators paste it into the case', 'paste it'],
    ['retyped in the case system', 'retyped'],
    ['re-typed in the case system', 're-typed'],
    ['entered by hand in the ERP', 'by hand'],
    ['manually uploaded to the portal', 'manually'],
    ['copy-paste into the API console', 'copy-paste'],
  ])
    assert.deepEqual(find(destination!), { word, carried: true }, destination);
});

test('e-mail, chat and spreadsheets are where people read', () => {
  for (const [destination, word] of [
    ['email', 'email'],
    ['E-mail to the planner', 'E-mail'],
    ['daily e mail to the team', 'e mail'],
    ['emails to customers', 'emails'],
    ['Outlook', 'Outlook'],
    ['an Outlook draft', 'Outlook'],
    ['Slack', 'Slack'],
    ['#case-drafts in slack', 'slack'],
    ['posted in Teams', 'Teams'],
    ['MS Teams', 'Teams'],
    ['Microsoft Teams, channel Drafts', 'Teams'],
    ['Teams', 'Teams'],
    ['teams', 'teams'],
    ['the Teams channel', 'Teams'],
    ['WhatsApp group', 'WhatsApp'],
    ['team chat', 'chat'],
    ['shared Excel sheet', 'Excel'],
    ['report.xlsx on the share', 'xlsx'],
    ['Google Sheets', 'Google Sheets'],
    ['a google sheet', 'google sheet'],
    ['Spreadsheet of the planners', 'Spreadsheet'],
  ])
    assert.deepEqual(find(destination!), { word, carried: false }, destination);
});

test('what only looks like it is not', () => {
  for (const destination of [
    'case system, field draft_text',
    'Team dashboard in SAP',
    'Sales Teams dashboard',
    "the teams' queue in SAP",
    'reported to the teams of the region',
    'mailing list service API',
    'Excellent CRM',
    'e-mail API of the marketing platform',
    'email queue of the sender',
    'Slack webhook',
    'CRM, field e-mail',
    'the email field of the CRM',
    'customer record, email address',
    'the e-mail platform of the house',
    'CRM, e-mail tab',
    'live chat of the shop',
    'chat system, column reply',
    'chatbot',
    'Economic Outlook report',
    'outlook table of the planning system',
    'case system, no copy-paste',
    'case system, without copy and paste',
    'case system instead of copy-paste',
    'case system, not by email',
    'case system; copy-paste is gone',
    'case system (previously by e-mail)',
    'never by hand',
    'without hands',
    'solder paste catalog',
    'user manual in the wiki',
    'typed input queue',
    'Pastebin',
    '',
  ])
    assert.equal(find(destination), undefined, destination);
});

test('words that are given beside its own count where no program is said to take it on', () => {
  const own = [...MANUAL_WORDS, 'wiki page', 'c++ notes'];
  assert.deepEqual(manualDestination('the Wiki page', own), { word: 'Wiki page', carried: false });
  assert.deepEqual(manualDestination('our C++ notes', own), { word: 'C++ notes', carried: false });
  assert.equal(manualDestination('API of the wiki page', own), undefined);
  assert.equal(manualDestination('Slack', []), undefined);
});

test('a long text costs no more than its length', () => {
  for (const part of ['copy ', 'e ', 'not ', 'Teams ', 'fields ', ', '])
    assertLinear(part, (size) => part.repeat(size), 20_000, find);
});
