import { expect, type Locator } from '@playwright/test';
import { Dialog } from './dialog.ts';
import { RecordPage } from './record-page.ts';

export class WorkOrderPage extends RecordPage {
  get checklist(): Locator {
    return this.section('Checklist');
  }

  async addStep(text: string, required = false): Promise<void> {
    const field = this.checklist.getByRole('textbox', { name: 'Add a step' });
    await field.fill(text);
    await this.checklist.getByRole('checkbox', { name: 'Required', exact: true }).setChecked(required);
    await field.press('Enter');
    await expect(this.step(text)).toBeVisible();
    await expect(field).toHaveValue('');
  }

  step(text: string): Locator {
    return this.checklist.getByRole('listitem').filter({ hasText: text });
  }

  async tick(text: string): Promise<void> {
    const box = this.step(text).getByRole('checkbox');
    await box.click();
    await expect(box).toBeChecked();
  }

  async moveUp(text: string): Promise<void> {
    const reorder = this.checklist.getByRole('button', { name: 'Change the order' });
    await reorder.click();
    await this.checklist.getByRole('button', { name: `Move “${text}” up` }).click();
    await this.checklist.getByRole('button', { name: 'Order is right' }).click();
  }

  async note(text: string, note: string): Promise<void> {
    await this.checklist.getByRole('button', { name: `Add a note: ${text}` }).click();
    const form = new Dialog(this.page, 'Edit the step');
    await form.fill('Note', note);
    await form.submit('Save');
  }

  async expectSteps(texts: readonly string[]): Promise<void> {
    await expect(this.checklist.getByRole('listitem')).toContainText([...texts]);
  }

  async openUsePart(): Promise<Dialog> {
    await this.openTab('Parts');
    await this.button('Use part').first().click();
    return new Dialog(this.page, 'Use part');
  }

  async comment(text: string): Promise<void> {
    await this.openTab('Comments');
    const comments = this.section('Comments');
    await comments.getByRole('textbox', { name: 'Write a comment' }).fill(text);
    await comments.getByRole('button', { name: 'Comment', exact: true }).click();
  }

  async openComplete(): Promise<Dialog> {
    await this.button('Complete').click();
    return new Dialog(this.page, /^Complete/);
  }
}
