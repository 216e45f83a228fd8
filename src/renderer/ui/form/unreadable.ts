/**
 * What is typed and stands for no value. Such a field gives its form no value and marks its input by the browser's
 * own means (`setCustomValidity`), so that every form finds it, wherever it stands.
 */

/** Lets every such field of the form say what is wrong, and puts the keyboard into the first one. */
export function stopsAtUnreadable(form: HTMLFormElement): boolean {
  const unreadable = [...form.elements].filter(
    (element) => element instanceof HTMLInputElement && element.validity.customError,
  ) as HTMLInputElement[];
  for (const input of unreadable) input.checkValidity();
  unreadable[0]?.focus();
  return unreadable.length > 0;
}

/** Puts the keyboard into the first field that is marked as wrong, once its mark is on the screen. */
export function focusFirstWrong(form: HTMLElement | null): void {
  requestAnimationFrame(() => {
    form?.querySelector<HTMLElement>('[aria-invalid="true"], input[data-error]')?.focus();
  });
}
