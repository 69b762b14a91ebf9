import type { Steps } from '../screenshot.ts';

/**
 * The picture in the README: the charters of a workspace by label, one that claims more than it has earned, and its
 * readiness beside it.
 *
 *     node test/vscode/screenshot.ts --host node --size 1400x820 --workspace test/vscode/pictures/workspace \
 *       --steps test/vscode/pictures/readme.ts --out client/media/screenshot.png
 *
 * Made smaller with `pngquant 64`.
 */
export default (async (page, { command, open }) => {
  await open('refund-replies/charter.yaml');
  await command('View: Toggle Minimap');
  await page.locator('.action-item a[aria-label^="Charters"]').first().click({ force: true });
  await page.locator('.pane-body .monaco-list-row').first().waitFor();
  await command('Charter: Evaluate readiness');
  await page.locator('.tab', { hasText: 'Readiness' }).waitFor();
  // It is no picture of an extension under development.
  await page.addStyleTag({ content: '.command-center { visibility: hidden }' });
  // Away from the tab, which would say where the file lies.
  await page.mouse.move(600, 600);
  // The panel's web view comes when it can, and does not tell when.
  await page.waitForTimeout(3000);
}) satisfies Steps;
