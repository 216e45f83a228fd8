import { useLayoutEffect, useRef, type RefObject } from 'react';

const fields = 'input:not(:disabled, [type="hidden"], [type="radio"]:not(:checked)), textarea:not(:disabled)';

/**
 * For the form of a dialog: where no field asks for the focus (`data-autofocus`), the first one gets it. The dialog
 * itself would give it to its button to close, which stands before all fields.
 */
export function useFirstField(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    if (form.current === null || form.current.querySelector('[data-autofocus]') !== null) return;
    form.current.querySelector(fields)?.setAttribute('data-autofocus', 'true');
  }, []);
  return form;
}
