import { useEffect, useEffectEvent, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { PAPERS, sheetCount } from '../../../shared/domain/label-sheets.ts';
import { styleNonce } from '../../app/providers.tsx';
import './print.css';
import { Sheet, type SheetProps } from './Sheet.tsx';

export interface PrintSheetsProps extends Omit<SheetProps, 'sheet' | 'label' | 'className'> {
  /** The print dialog was closed; whether anything came out only the person knows. */
  readonly onPrinted: () => void;
}

/** Puts the sheets in the place of the page for as long as it is being printed, by button or by Ctrl+P. */
export function PrintSheets({ onPrinted, ...sheets }: PrintSheetsProps) {
  const [printing, setPrinting] = useState(false);
  const begin = useEffectEvent(() => flushSync(() => setPrinting(true)));
  const end = useEffectEvent(() => {
    setPrinting(false);
    onPrinted();
  });
  useEffect(() => {
    const [before, after] = [() => begin(), () => end()];
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  if (!printing) return null;
  const { template, run } = sheets;
  const { width, height } = PAPERS[template.paper];
  return createPortal(
    <div className="mw-print-sheets">
      <style nonce={styleNonce()}>{`@page { size: ${width}mm ${height}mm; margin: 0; }`}</style>
      {Array.from({ length: sheetCount(template, run) }, (_, sheet) => (
        <Sheet key={sheet} {...sheets} sheet={sheet} />
      ))}
    </div>,
    document.body,
  );
}
