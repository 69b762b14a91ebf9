import { scaffold } from '../fixes/scaffold.ts';
import { parsePath, specAt } from '../format/fields.ts';
import { defineRule, type Label, type Rule } from '../rule.ts';
import { holds } from './condition.ts';
import type { CustomCheck, Policy } from './policy.ts';

const made = new WeakMap<Policy, readonly Rule[]>();

/** The checks that a policy adds: its own, and what it requires of each label. Made once a policy. */
export function policyRules(policy: Policy): readonly Rule[] {
  const known = made.get(policy);
  if (known) return known;
  const labels = (Object.keys(policy.required) as Label[]).filter((label) => policy.required[label].length > 0);
  const rules = [
    ...labels.map((label) => requiredRule(label, policy.required[label])),
    ...policy.checks.map(customRule),
  ];
  made.set(policy, rules);
  return rules;
}

/** What a policy requires of a pilot belongs to the gate that opens that label, so that the label is earned by it. */
function requiredRule(label: Label, paths: readonly string[]): Rule {
  return {
    ...defineRule({
      id: `required-for-${label}`,
      title: `What the policy requires of ${label} is filled in`,
      group: 'Workflow',
      severity: 'error',
      fields: paths,
      why: 'The policy of this repository asks for it.',
      pass: `These keys are filled in: ${paths.join(', ')}.`,
      examples: { bad: '', good: '' },
      *check({ charter, declared }) {
        if ((label === 'research' || label === 'retired') && declared !== label) return;
        for (const path of paths) {
          const field = charter.field(path);
          if (!field.blank) continue;
          const fixes = specAt(parsePath(path)) ? [scaffold(`Add ${path}`, [path])] : [];
          yield {
            span: field.span,
            problem: `${path} is blank.`,
            todo: 'Fill it in.',
            fields: [path],
            missing: !field.placeholder,
            fixes,
          };
        }
      },
    }),
    gates: label === 'pilot' ? ['charter'] : label === 'production' ? ['production'] : [],
  };
}

function customRule(custom: CustomCheck): Rule {
  const { id, title, path, condition, message, severity, gate } = custom;
  return {
    ...defineRule({
      id,
      title,
      group: 'Workflow',
      severity,
      fields: [path.replace(/\.\d+(?=\.|$)/g, '.*')],
      why: '',
      pass: message,
      examples: { bad: '', good: '' },
      *check({ charter, today }) {
        const field = charter.field(path);
        if (holds(condition, field, today)) return;
        const missing = field.blank && !field.placeholder;
        const fixes = missing && specAt(parsePath(path)) ? [scaffold(`Add ${path}`, [path])] : [];
        yield { span: field.span, problem: message, todo: '', fields: [path], missing, fixes };
      },
    }),
    gates: gate ? [gate] : [],
  };
}
