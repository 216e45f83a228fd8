/** A barcode scanner that types like a keyboard, and what it sees of paper. */
import type { Locator, Page } from '@playwright/test';
import jsQR from 'jsqr';

/** Between two keys; the keys say it themselves, however busy the machine is that runs the test. */
const GAP_SECONDS = 0.008;

/**
 * Types a code and Enter as fast as a scanner does.
 * @param later seconds from now that its keys tell: the same code within one is the trigger pressed twice
 */
export async function scan(page: Page, code: string, later = 0): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const begin = Date.now() / 1000 + later;
  const typed = [...Array.from(code, (key) => ({ key, text: key })), { key: 'Enter', text: '\r' }];
  await Promise.all(
    typed.flatMap(({ key, text }, index) => {
      const common = {
        key,
        windowsVirtualKeyCode: key === 'Enter' ? 13 : key.toUpperCase().charCodeAt(0),
        timestamp: begin + index * GAP_SECONDS,
      };
      return [
        session.send('Input.dispatchKeyEvent', { ...common, type: 'keyDown', text, unmodifiedText: text }),
        session.send('Input.dispatchKeyEvent', { ...common, type: 'keyUp' }),
      ];
    }),
  );
}

/** The QR code on a part of a page, or null when there is none that can be read. */
export async function readQrCode(page: Page, printed: Locator): Promise<string | null> {
  const picture = await printed.screenshot();
  const { width, height, pixels } = await page.evaluate(async (base64) => {
    const image = new Image();
    image.src = `data:image/png;base64,${base64}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return { width: image.width, height: image.height, pixels: Array.from(data) };
  }, picture.toString('base64'));
  return jsQR(Uint8ClampedArray.from(pixels), width, height)?.data ?? null;
}
