import { useLayoutEffect, useRef, type RefObject } from 'react';

const fields = 'input:not(:disabled, [type="hidden"], [type="radio"]:not(:checked)), textarea:not(:disabled)';

/**
 * For the form, or other box of fields, of a dialog: where no field asks for the focus (`data-autofocus`), the first one gets it. The dialog
 * itself would give it to its button to close, which stands before all fields.
 */
export function useFirstField<Box extends HTMLElement = HTMLFormElement>(): RefObject<Box | null> {
  const box = useRef<Box>(null);
  useLayoutEffect(() => {
    if (box.current === null || box.current.querySelector('[data-autofocus]') !== null) return;
    box.current.querySelector(fields)?.setAttribute('data-autofocus', 'true');
  }, []);
  return box;
}
