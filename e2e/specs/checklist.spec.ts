import { expect, test } from '../fixtures.ts';
import { Dialog } from '../pages/dialog.ts';
import { Frame } from '../pages/frame.ts';
import { WelcomePage } from '../pages/welcome-page.ts';
import { WorkOrderPage } from '../pages/work-order-page.ts';

test('a checklist is kept as a template and taken into the next work order', async ({ page }) => {
  await new WelcomePage(page).setUpPlant({ companyName: 'Quellbrunn Bottling', adminFullName: 'Ines Adler' });
  const work = new WorkOrderPage(page);
  const create = async (title: string, template?: string) => {
    await new Frame(page).goTo('Work');
    await page.getByRole('button', { name: 'New work order' }).first().click();
    const form = new Dialog(page, 'New work order');
    await form.fill('Title', title);
    if (template !== undefined) await form.choose(/^Checklist/, template);
    await form.submit('Create work order');
    await expect(work.heading).toContainText(title);
  };
  const chooseInChecklist = async (item: string) => {
    await work.checklist.getByRole('button', { name: 'Checklist: More actions' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };

  await create('Grease the filler');
  await work.addStep('Lock out the filler', true);
  await work.addStep('Grease the column');
  await chooseInChecklist('Save as template');
  const save = new Dialog(page, 'Save these steps as a template');
  await save.fill('Name of the template', 'Monthly greasing');
  await save.submit('Save');

  await create('Grease the capper');
  await chooseInChecklist('From a template');
  const take = new Dialog(page, 'Add steps from a template');
  await take.choose('Template', 'Monthly greasing');
  await take.submit('Add the steps');
  await work.expectSteps(['Lock out the filler', 'Grease the column']);
  await expect(work.step('Lock out the filler')).toContainText('Required');

  await create('Grease the labeller', 'Monthly greasing');
  await work.expectSteps(['Lock out the filler', 'Grease the column']);
});
