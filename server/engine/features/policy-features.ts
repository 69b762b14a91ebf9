import type { Charter } from '../charter/charter.ts';
import { pathAt } from '../document/path-at.ts';
import { parsePath, specAt } from '../format/fields.ts';
import { ruleById } from '../rules/index.ts';
import { type Span, touches } from '../text/span.ts';
import type { CodeAction } from './code-actions.ts';
import { describeCheck } from './describe-check.ts';
import type { Hover } from './hover.ts';
import type { Judged } from './while-typing.ts';

/** More values than this are found by completion, and not by reading. */
const MOST_VALUES = 12;

/** What the key of a charter is for that a policy names. */
function keyAt(policy: Charter, path: readonly (string | number)[]): string | undefined {
  const { text = '' } = policy.field(path.join('.'));
  const spec = specAt(parsePath(text.replaceAll('.*', '.0')));
  return spec && `\`${text}\`: ${spec.about}`;
}

/** What a key of a policy is for; of a check's id, what that check asks. */
export function hoverPolicy(policy: Charter, offset: number): Hover | undefined {
  const place = pathAt(policy.document.root, offset);
  const spec = place && policy.specAt(place.path);
  if (!place || !spec || place.path.length === 0) return undefined;
  const rule = place.path[0] === 'severities' ? ruleById(String(place.path[1] ?? '')) : undefined;
  const key = spec.values?.includes(policy.field(place.path.join('.')).text ?? '')
    ? keyAt(policy, place.path)
    : undefined;
  const parts = [
    ...(rule ? [describeCheck(rule)] : [spec.about]),
    ...(key ? [key] : []),
    ...(spec.values && spec.values.length <= MOST_VALUES
      ? [`One of ${spec.values.map((value) => `\`${value}\``).join(', ')}.`]
      : []),
  ];
  return { span: place.span, markdown: parts.join('\n\n') };
}

/** The quick fixes for the findings at a place of a policy. */
export function policyFixes({ charter, findings }: Judged, at: Span): CodeAction[] {
  return findings
    .filter(({ span }) => touches(span, at))
    .flatMap((finding) =>
      finding.fixes.map((fix): CodeAction => {
        const { title, preferred } = fix;
        return { title, kind: 'quickfix', edits: fix.edits(charter), creates: [], findings: [finding], preferred };
      }),
    )
    .filter(({ edits }) => edits.length > 0);
}
