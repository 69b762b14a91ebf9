import { test } from 'node:test';
import { DEFAULT_POLICY } from '../../../server/engine/index.ts';
import rule from '../../../server/engine/rules/vendor-owner.ts';
import { checkRule } from '../../support/marked.ts';
import { checkSeverities } from '../../support/severities.ts';

const policy = { ...DEFAULT_POLICY, internalDomains: ['example.com'] };

test('a vendor is found where nobody of the house owns it beside', () => {
  checkRule(
    rule,
    `
    owners:
      operator: { kind: vendor }
      #                 ^^^^^^ warning: The owner of the workflow is a vendor, and nobody of your own owns
      technical: { kind: vendor }
    `,
  );
  checkRule(
    rule,
    `
    owners:
      operator:
      technical: { kind: vendor }
      #                  ^^^^^^ warning: The owner of the integration is a vendor
    `,
  );
});

test('a vendor beside somebody of the house is not', () => {
  checkRule(rule, 'owners: { technical: { kind: vendor } }');
  checkRule(rule, 'owners: { operator: { kind: vendor } }');
  checkRule(rule, 'owners: { operator: { kind: vendor }, technical: { kind: it } }');
  checkRule(rule, 'owners: { sponsor: { kind: vendor } }');
});

test("an address outside the policy's domains is foreign", () => {
  checkRule(
    rule,
    `
    owners:
      operator: { name: Jo Doe, contact: jo@acme.test }
      #                                  ^^^^^^^^^^^^ warning: is at acme.test, outside your own domains
      technical: { name: Sam Lee, kind: vendor }
    `,
    { policy },
  );
  checkRule(
    rule,
    `
    owners:
      operator: Jo Doe <jo@notexample.com>
      #         ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning: is at notexample.com
      technical: Al Bo <al@example.com.evil.test>
    `,
    { policy },
  );
});

test('a subdomain, a handle and no contact are inside', () => {
  for (const contact of [
    'jo@example.com',
    'JO@Ops.EXAMPLE.com',
    '"@jo"',
    '""',
    'TBD',
    'the hotline',
    'jo@acme.test jo@example.com',
  ])
    checkRule(
      rule,
      `owners: { operator: { contact: ${contact} }, technical: { name: Al Bo, contact: al@acme.test } }`,
      { policy },
    );
  for (const domain of ['@example.com', '*.example.com', 'Example.COM', ' example.com '])
    checkRule(rule, 'owners: { operator: { contact: jo@example.com }, technical: { contact: al@acme.test } }', {
      policy: { ...policy, internalDomains: ['other.test', domain] },
    });
});

test('an address of one letter before the sign is one too', () => {
  checkRule(
    rule,
    `
    owners:
      operator: { contact: j@acme.test }
      #                    ^^^^^^^^^^^ warning: The owner of the workflow is at acme.test
      technical: { contact: a@acme.test }
    `,
    { policy },
  );
});

test('without domains in the policy no address is foreign', () => {
  checkRule(rule, 'owners: { operator: { contact: jo@acme.test }, technical: { contact: al@acme.test } }');
});

test('it is a warning under any label', () => {
  checkSeverities(rule, 'owners: { operator: { kind: vendor }, technical: { kind: vendor } }', {
    none: 'warning',
    research: 'warning',
    pilot: 'warning',
    production: 'warning',
  });
});
