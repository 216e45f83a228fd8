/**
 * Sends labels to a printer in the plant's network. Promise: they only ever go to a printer that a manager of
 * the plant has saved; when it stops answering, it is said how many labels it had taken by then, so that the
 * rest can be printed and none twice.
 */
import type { Label, LabelPrinter } from '../../shared/contract/labels.ts';
import { zplLabel, type SymbolKind } from '../../shared/domain/zpl.ts';
import { AppError } from '../../shared/errors.ts';
import { breathe, type JobControl } from '../jobs/jobs.ts';
import { type Network, NetworkError } from '../ports.ts';

export interface PrintRun {
  readonly printer: LabelPrinter;
  readonly labels: readonly Label[];
  readonly copies: number;
  readonly symbol: SymbolKind;
  readonly withLocation: boolean;
  /** Name of the plant, where it shall stand on the labels. */
  readonly plant: string | null;
  /** So many, of all with their copies, are left out at the beginning. */
  readonly skip: number;
}

/** How long a printer may take to answer or to take the next label. */
const PATIENCE_MS = 10_000;

/**
 * "Sent" is what the network has taken over; paper that has run out shows at the printer, not here.
 * @throws AppError PRINTER_UNREACHABLE {printer, sent, total}; the signal's reason when cancelled
 */
export async function printLabels(network: Network, run: PrintRun, control: JobControl): Promise<void> {
  const { printer, labels, copies, skip } = run;
  const total = Math.max(0, labels.length * copies - skip);
  let sent = 0;
  try {
    const line = await network.connect({ host: printer.host, port: printer.port, patienceMs: PATIENCE_MS });
    const giveUp = () => line.destroy();
    control.signal.addEventListener('abort', giveUp);
    try {
      for (const [index, label] of labels.entries()) {
        const left = copies - Math.min(copies, Math.max(0, skip - index * copies));
        if (left === 0) continue;
        await breathe(control.signal);
        await line.send(zplOf(run, label, left));
        sent += left;
        control.report('printing', sent / total);
      }
      await line.close();
    } finally {
      control.signal.removeEventListener('abort', giveUp);
      line.destroy();
    }
  } catch (error) {
    control.signal.throwIfAborted();
    if (!(error instanceof NetworkError)) throw error;
    throw new AppError('PRINTER_UNREACHABLE', { printer: printer.name, sent, total });
  }
}

function zplOf({ printer, symbol, withLocation, plant }: PrintRun, label: Label, copies: number): string {
  const { dpi, labelWidth, labelHeight } = printer;
  const content = { ...label, location: withLocation ? label.location : null, plant };
  return zplLabel(content, { dpi, width: labelWidth / 10, height: labelHeight / 10 }, { symbol, copies });
}
