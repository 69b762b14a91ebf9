import type { Charter } from '../charter/charter.ts';
import type { Field, FieldContent } from '../charter/field.ts';
import { OWNER_ROLES, readOwner } from '../charter/owner.ts';
import { scaffold } from '../fixes/scaffold-fix.ts';
import type { FieldSpec } from '../format/field-spec.ts';
import { LABELS, parsePath, specAt } from '../format/fields.ts';
import { defineRule, type Fix, type Label, type Report, type Rule } from '../rule.ts';
import { describeCondition, holds } from './condition.ts';
import { type CustomCheck, type Policy, requiredId } from './policy.ts';

/** The checks that a policy adds: its own, and what it requires of each label. */
export function policyRules(policy: Policy): readonly Rule[] {
  return [
    ...LABELS.filter((label) => policy.required[label].length > 0).map((label) =>
      requiredRule(label, policy.required[label]),
    ),
    ...policy.checks.map(customRule),
  ];
}

/** What a policy requires of a pilot belongs to the gate that opens that label, so that the label is earned by it. */
function requiredRule(label: Label, paths: readonly string[]): Rule {
  return {
    ...defineRule({
      id: requiredId(label),
      title: `What the policy requires of ${label} is filled in`,
      group: 'Workflow',
      severity: 'error',
      fields: paths.map(readPath),
      why: `The policy of this repository requires it of ${label}.`,
      pass: `${paths.length === 1 ? 'This key is' : 'These keys are'} filled in: ${paths.join(', ')}.`,
      examples: { bad: '', good: '' },
      *check({ charter, declared }) {
        if ((label === 'research' || label === 'retired') && declared !== label) return;
        for (const path of paths) {
          for (const field of fieldsAt(charter, path)) {
            if (field.blank) yield report(field, `${pathWords(field.path)} is blank.`, 'Fill it in.');
          }
        }
      },
    }),
    gates: label === 'pilot' ? ['charter'] : label === 'production' ? ['production'] : [],
  };
}

function customRule({ id, title, path, condition, message, severity, gate }: CustomCheck): Rule {
  return {
    ...defineRule({
      id,
      title,
      group: 'Workflow',
      severity,
      fields: [readPath(path)],
      why: '',
      pass: `${path} ${describeCondition(condition)}.`,
      examples: { bad: '', good: '' },
      *check({ charter, today }) {
        for (const field of fieldsAt(charter, path))
          if (!holds(condition, field, today)) yield report(field, message, '');
      },
    }),
    gates: gate ? [gate] : [],
  };
}

function report(field: FieldContent, problem: string, todo: string): Report {
  const { path, span, blank, placeholder } = field;
  const fixes: Fix[] = blank && specAt(parsePath(path)) ? [scaffold(`Add ${pathWords(path)}`, leaves(path))] : [];
  return { span, problem, todo, fields: [path], missing: blank && !placeholder, fixes };
}

/** A path in a message: which item of a list it is, the place shows. */
function pathWords(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, '');
}

/** A path as checks name what they read: any item of a list is `*`. */
function readPath(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/g, '.*');
}

/** The fields that a path of a policy means: with `*` those of every item. */
function fieldsAt(charter: Charter, path: string): FieldContent[] {
  const star = path.indexOf('.*');
  if (star < 0) return [fieldAt(charter, path)];
  const rest = path.slice(star + 2);
  return charter.items(path.slice(0, star)).flatMap((item) => fieldsAt(charter, item.path + rest));
}

/** One field, however it is written: what stands where a map may stand is the map's first key. */
function fieldAt(charter: Charter, path: string): FieldContent {
  const field = charter.field(path);
  if (field.node)
    return field.blank || !holdsNothing(charter, field) ? field : { ...withSpan(field, path), blank: true };
  const steps = parsePath(path);
  const around = steps.slice(0, -1);
  const [part] = steps.slice(-1);
  const role = around.length === 2 && around[0] === 'owners' ? OWNER_ROLES.find((one) => one === around[1]) : undefined;
  if (role && (part === 'name' || part === 'contact')) {
    const owner = readOwner(charter, role);
    const text = owner[part];
    return text === undefined ? field : withText(owner.field, text, path);
  }
  const value = charter.field(around.join('.'));
  const [first] = Object.keys(specAt(around)?.keys ?? {});
  return part === first && !value.blank && value.node?.kind === 'scalar' ? withSpan(value, path) : field;
}

/** True of a section in which nothing is filled in. */
function holdsNothing(charter: Charter, { path, node, blank }: Field): boolean {
  if (blank || !node || node.kind === 'scalar') return blank;
  if (charter.specAt(parsePath(path))?.kinds.includes('anything')) return false;
  const inside =
    node.kind === 'map' ? [...node.byKey].map(([key, { value }]) => [key, value] as const) : [...node.items.entries()];
  return inside.every(([step, value]) => {
    const field = charter.field(`${path}.${step}`);
    // A key with a dot in it is no path.
    return field.node === value && holdsNothing(charter, field);
  });
}

function withSpan(field: FieldContent, path: string): FieldContent {
  const { node, span, keySpan, blank, placeholder, text } = field;
  return { path, node, span, keySpan, blank, placeholder, text };
}

function withText(field: FieldContent, text: string, path: string): FieldContent {
  const { span, keySpan } = field;
  const node = { kind: 'scalar', value: text, text, span, style: 'plain' } as const;
  return { path, node, span, keySpan, blank: false, placeholder: false, text };
}

/** What to write at a path: of a section without a form of its own, its keys. */
function leaves(path: string): string[] {
  const spec = specAt(parsePath(path));
  const below = (of: FieldSpec, at: string): string[] => {
    if (of.items && !of.kinds.includes('text')) return below(of.items, `${at}.0`);
    if (!of.keys || of.hint !== undefined) return [at];
    return Object.entries(of.keys).flatMap(([key, child]) => below(child, `${at}.${key}`));
  };
  return spec ? below(spec, path) : [path];
}
