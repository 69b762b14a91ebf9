import type { Steps } from '../screenshot.ts';

/**
 * The picture of the report:
 *
 *     node test/vscode/screenshot.ts --size 1400x1000 --workspace schemas/examples/production --open charter.yaml \
 *       --steps test/vscode/pictures/report.ts --out report.png
 */
export default (async (page, { command }) => {
  await page.addStyleTag({ content: '.command-center { visibility: hidden }' });
  await page.keyboard.press('Control+b');
  await command('Charter: Open report');
  await page.locator('iframe.webview').first().waitFor();
  // As wide as it takes for two sections to stand side by side.
  const { x, y } = (await page.locator('.editor-group-container').nth(1).boundingBox())!;
  await page.mouse.move(x, y + 300);
  await page.mouse.down();
  await page.mouse.move(480, y + 300, { steps: 5 });
  await page.mouse.up();
  // The panel's web view comes when it can, and does not tell when.
  await page.waitForTimeout(4000);
}) satisfies Steps;
