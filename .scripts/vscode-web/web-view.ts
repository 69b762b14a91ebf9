import { createHash } from 'node:crypto';

/** Where, below VS Code, the page lies that every web view is shown in. */
export const webViewPage = 'out/vs/workbench/contrib/webview/browser/pre/index.html';

const check = 'if (hostname === parentOriginHash ||';

/**
 * Lets that page work on the server's own address. It insists on an address of its own for each web view, below a
 * domain: this machine has none that every browser knows, and a browser that keeps third parties from storing things
 * would not show it there.
 */
export function onOwnAddress(html: string): string {
  const [, script] = /<script async type="module">([\s\S]*?)<\/script>/.exec(html) ?? [];
  const changed = script?.replace(check, 'if (location.origin === parentOrigin ||');
  if (script === undefined || changed === undefined || changed === script)
    throw new Error('another page for web views');
  // The page allows its script by what is in it.
  const allowed = html.replace(hash(script), hash(changed));
  if (allowed === html) throw new Error('another content security policy for web views');
  return allowed.replace(script, () => changed);
}

function hash(script: string): string {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}
