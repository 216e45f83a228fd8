import { Modal as Box, type ModalProps } from '@mantine/core';
import { useEffect, useEffectEvent, useId, useSyncExternalStore } from 'react';
import { dialogOpened, dialogsBelow, subscribeDialogs } from './open-dialogs.ts';

/** Where the first one lies; the lists of their fields (300) are above all dialogs. */
const LOWEST = 200;

/** A dialog of the program: above those that were opened before it, and Escape is for the one on top alone. */
export function Modal({ closeOnEscape = true, ...props }: ModalProps) {
  const { opened, onClose } = props;
  const id = useId();
  const onEscape = useEffectEvent(() => {
    if (closeOnEscape) onClose();
  });
  useEffect(() => (opened ? dialogOpened(id, () => onEscape()) : undefined), [id, opened]);
  const below = useSyncExternalStore(subscribeDialogs, () => dialogsBelow(id));
  return <Box zIndex={LOWEST + below} {...props} closeOnEscape={false} />;
}
