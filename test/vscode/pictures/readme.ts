import type { Steps } from '../screenshot.ts';

/**
 * The picture in the README: a pilot with something missing, what can be done about it, and its readiness beside it.
 *
 *     node test/vscode/screenshot.ts --host node --size 1400x900 --workspace test/vscode/pictures/workspace \
 *       --steps test/vscode/pictures/readme.ts --out client/media/screenshot.png
 */
export default (async (page, { command, open }) => {
  await open('case-drafts/charter.yaml');
  await page.locator('.squiggly-error').first().waitFor();
  await command('View: Toggle Minimap');
  await command('Charter: Evaluate readiness');
  await page.locator('.tab', { hasText: 'Readiness' }).waitFor();
  // Room for what the picture is about; and it is no picture of an extension under development.
  await page.addStyleTag({ content: '.command-center { visibility: hidden }' });
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+Shift+m');
  const problem = page.locator('.markers-panel .marker-code');
  await problem.first().waitFor();
  const above = (await page.locator('.part.panel').boundingBox())!;
  const below = (await problem.last().boundingBox())!;
  await page.mouse.move(above.x + 300, above.y - 2);
  await page.mouse.down();
  await page.mouse.move(above.x + 300, above.y + (above.y + above.height - below.y - below.height) - 20, { steps: 5 });
  await page.mouse.up();
  await page
    .locator('.view-line', { hasText: 'technical' })
    .first()
    .locator('span', { hasText: /^TBD$/ })
    .last()
    .click();
  await page.keyboard.press('Control+.');
  await page.getByText('Add the technical owner').waitFor();
  // The panel's web view comes when it can, and does not tell when.
  await page.waitForTimeout(3000);
}) satisfies Steps;
