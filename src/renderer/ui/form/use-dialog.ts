import { useDisclosure } from '@mantine/hooks';

export interface Dialog {
  /** Spread into a dialog component. */
  readonly props: { readonly opened: boolean; readonly onClose: () => void };
  readonly open: () => void;
  readonly close: () => void;
}

/** The state of one dialog: `dialog.open()` and `<FormDialog {...dialog.props} …>`. */
export function useDialog(initiallyOpen = false): Dialog {
  const [opened, { open, close }] = useDisclosure(initiallyOpen);
  return { props: { opened, onClose: close }, open, close };
}
