import rule from '../../../server/engine/rules/technical-owner.ts';
import { testOwnerRule } from '../../support/owner-rule.ts';

testOwnerRule(rule, 'technical', 'integration');
