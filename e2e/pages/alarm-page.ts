import { expect } from '@playwright/test';
import { Dialog } from './dialog.ts';
import { RecordPage } from './record-page.ts';

export class AlarmPage extends RecordPage {
  async acknowledge(note: string): Promise<void> {
    await this.button('Acknowledge').click();
    const form = new Dialog(this.page, 'Acknowledge the alarm');
    await form.fill('Note', note);
    await form.submit('Acknowledge');
    await expect(this.button('Acknowledge')).toBeHidden();
  }

  async openWorkOrderForm(): Promise<Dialog> {
    await this.button('Create work order').click();
    return new Dialog(this.page, 'New work order');
  }
}
