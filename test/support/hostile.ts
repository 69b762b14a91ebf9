import { overlay } from './overlay.ts';
import { completePage } from './page.ts';

const text =
  '<script>alert(1)</script> "x" \'y\' | `code` [a](javascript:b) ![i](http://e) **b** @team # h & &lt; \u0007';

/** Values that would be markup where they are not escaped. */
export const hostile = {
  text,
  /** A page that says them in many places. */
  page: overlay(
    [
      'name: <script>alert(1)</script>',
      `title: ${JSON.stringify(`${text}\n# heading\n\n| a | b |\n- item`)}`,
      'status: pilot',
      `owners: { operator: { name: ${JSON.stringify(text)}, contact: "@ops" }, technical: ${JSON.stringify(`1. ${text}`)} }`,
      `workflow: { trigger: ${JSON.stringify(`- ${text}`)}, output: ${JSON.stringify(`<img src=x onerror=alert(2)>\n${text}`)} }`,
      `writeBack: { destination: ${JSON.stringify(`</td></table>${text}`)} }`,
      `ninetyDayMetric: { name: ${JSON.stringify(text)}, unit: "</text></svg><script>1</script>" }`,
      `review: { tiers: [{ name: ${JSON.stringify(text)}, when: "a | b", decision: auto-approve }] }`,
    ].join('\n'),
    completePage,
  ).text,
};
