import { checkPages } from '../check-pages.ts';
import type { Strictness } from '../exit-code.ts';
import type { Host, Output } from '../host.ts';
import { colorsFor, wantsColor } from '../terminal/colors.ts';
import { followsLinks } from '../terminal/hyperlink.ts';
import type { View } from './reporter.ts';

/** How a report is shown on an output: in its width, and in colour where that is wanted. */
export function viewOn(
  output: Output,
  options: Strictness & { readonly color: boolean | undefined; readonly quiet: boolean },
  { env, checkPages: pages }: Pick<Host, 'env' | 'checkPages'>,
): View {
  return {
    ...(pages !== undefined && followsLinks(env, output) && { pageOf: checkPages(pages) }),
    colors: colorsFor(wantsColor(options.color, env, output)),
    // Longer lines are hard to read, and shorter ones are not worth wrapping.
    columns: Math.min(Math.max(output.columns || 80, 40), 100),
    quiet: options.quiet,
    strictness: options,
  };
}
