import type { LabelPrinter } from '../../../shared/contract/labels.ts';
import type { ZplMedia } from '../../../shared/domain/zpl.ts';

/** A common roll, for a file where no printer is set up. */
export const COMMON_ROLL = { dpi: 203, labelWidth: 510, labelHeight: 250 } as const;

/** The labels in a printer, in millimetres. */
export function mediaOf(
  printer: Pick<LabelPrinter, 'dpi' | 'labelWidth' | 'labelHeight'> = COMMON_ROLL,
): ZplMedia {
  return { dpi: printer.dpi, width: printer.labelWidth / 10, height: printer.labelHeight / 10 };
}
