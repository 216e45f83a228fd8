import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { getFixedT } from 'i18next';
import { useTranslation } from 'react-i18next';
import { notifyDone, notifyError } from './notify.ts';
import { useShortcut } from './shortcuts.ts';

export interface UndoToastOptions {
  /** What was done, e.g. "Item removed". */
  readonly message: string;
  readonly undo: () => Promise<unknown>;
  /** What is said when it was undone; left out: that it was. */
  readonly undone?: string;
}

/** Tells what was done and offers to undo it for ten seconds. */
export function showUndoToast({ message, undo, undone }: UndoToastOptions): void {
  const t = getFixedT(null, 'common');
  const run = async (id: string) => {
    notifications.hide(id);
    try {
      await undo();
      notifyDone(undone ?? t('undoToast.undone'));
    } catch (error) {
      notifyError(error);
    }
  };
  const id: string = notifications.show({
    color: 'neutral',
    autoClose: 10_000,
    message: <Offer message={message} onUndo={() => void run(id)} />,
  });
}

/** Ctrl+Z is for the newest one that is shown. */
function Offer({ message, onUndo }: { message: string; onUndo: () => void }) {
  const { t } = useTranslation();
  useShortcut('mod+z', onUndo, { label: t('keys.undo'), group: 'general' });
  return (
    <Group justify="space-between" gap="xs">
      {/* A long name leaves room for the button; where words would be narrow it stands below them. */}
      <Text lineClamp={4} miw={0} flex="1 1 10em" style={{ overflowWrap: 'anywhere' }}>
        {message}
      </Text>
      <Button flex="none" size="compact-sm" variant="light" aria-keyshortcuts="Control+Z" onClick={onUndo}>
        {t('undo')}
      </Button>
    </Group>
  );
}
