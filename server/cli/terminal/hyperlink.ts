import type { Output } from '../host.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** A text that leads to an address, in terminals that can follow it. */
export function hyperlink(text: string, address: string): string {
  return `\x1b]8;;${address}\x1b\\${text}\x1b]8;;\x1b\\`;
}

/**
 * Whether a terminal follows links, as far as it tells: others may show the address as noise, so what is not known gets
 * none, and neither does a pipe. Libraries for this look at the process that they run in, and nothing can be told them.
 */
export function followsLinks(env: Environment, output: Output): boolean {
  if (env.FORCE_HYPERLINK !== undefined) return !['', '0', 'false'].includes(env.FORCE_HYPERLINK);
  if (output.isTTY !== true || env.CI || env.NO_COLOR) return false;
  const term = env.TERM ?? '';
  // These two pass links on in recent versions only, and do not say to whom.
  if (term === 'dumb' || /^(?:screen|tmux)/.test(term)) return false;
  if (env.WT_SESSION || env.KONSOLE_VERSION || env.DOMTERM) return true;
  if (/^(?:xterm-kitty|xterm-ghostty|alacritty|foot|wezterm|contour)/.test(term)) return true;
  // 0.50.0 crashed on links.
  if (env.VTE_VERSION) return Number.parseInt(env.VTE_VERSION, 10) > 5000;
  const [major = 0, minor = 0] = (env.TERM_PROGRAM_VERSION ?? '').split('.').map(Number);
  const since = (first: number, second: number) => major > first || (major === first && minor >= second);
  switch (env.TERM_PROGRAM) {
    case 'iTerm.app':
      return since(3, 1);
    case 'vscode':
      return since(1, 72);
    case 'WezTerm':
    case 'ghostty':
    case 'Hyper':
    case 'rio':
    case 'Tabby':
      return true;
    default:
      return false;
  }
}
