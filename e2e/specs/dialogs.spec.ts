/** Dialogs by keyboard: where they begin, what Escape closes, and where one is when they have gone. */
import { growTrees } from '../contract.ts';
import { expect, test } from '../fixtures.ts';
import { KeyboardUser } from '../keyboard.ts';
import { Frame } from '../pages/frame.ts';
import { TreePage } from '../pages/tree-page.ts';
import { WelcomePage } from '../pages/welcome-page.ts';
import { scan } from '../scanner.ts';

test('Escape closes the dialog on top alone, and the focus is never lost', async ({ page }) => {
  const user = new KeyboardUser(page);
  const dialog = (name: string) => page.getByRole('dialog', { name });
  await new WelcomePage(page).setUpPlant({ companyName: 'Quellbrunn Bottling', adminFullName: 'Ines Adler' });

  await test.step('a page that was gone to by the palette has it', async () => {
    await user.palette('Assets');
    await expect(page.getByRole('main')).toBeFocused();
  });
  await growTrees(page, { assets: { 'L-1': null, 'P-1': null } });

  await test.step('a scanned code and the palette lie above the form that is open', async () => {
    await user.press('n');
    await expect(dialog('New asset').getByRole('textbox', { name: 'Tag' })).toBeFocused();
    // As fast as a person: three keys faster than that are those of a scanner that broke off.
    await page.keyboard.type('P-2', { delay: 120 });
    await user.press('Control+k');
    await expect(dialog('Search and actions').getByRole('textbox')).toBeFocused();
    await dialog('Search and actions').getByRole('textbox').click({ trial: true });
    await user.press('Escape');
    await expect(dialog('Search and actions')).toBeHidden();
    await expect(dialog('New asset').getByRole('textbox', { name: 'Tag' })).toBeFocused();
    await scan(page, '4006381333931');
    await expect(dialog('Nobody knows this code').getByRole('combobox', { name: 'Record' })).toBeFocused();
    await user.press('Escape');
    await expect(dialog('Nobody knows this code')).toBeHidden();
    await expect(dialog('New asset').getByRole('textbox', { name: 'Tag' })).toHaveValue('P-2');
    await user.press('Escape');
    await expect(dialog('New asset')).toBeHidden();
  });

  await test.step('the tree has it again when the bar with the button has gone', async () => {
    const assets = new TreePage(page, 'Asset tree');
    await assets.walkTo('P-1');
    await user.press('Space');
    await user.activate(/^Move to/);
    await expect(dialog('Move P-1').getByRole('combobox', { name: 'New place' })).toBeFocused();
    await user.type('L-1');
    await expect(user.takenByEnter).toContainText('L-1');
    await user.press('Enter', 'Control+Enter');
    await expect(dialog('Move P-1')).toBeHidden();
    await expect(assets.tree).toBeFocused();
    await expect(new Frame(page).undoOf('P-1 now stands below L-1')).toBeVisible();
    await user.press('Control+z');
    await expect(new Frame(page).message('Undone')).toBeVisible();
    await expect(assets.tree).toBeFocused();
  });
});
