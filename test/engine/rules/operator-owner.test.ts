import rule from '../../../server/engine/rules/operator-owner.ts';
import { testOwnerRule } from '../../support/owner-rule.ts';

testOwnerRule(rule, 'operator', 'workflow');
