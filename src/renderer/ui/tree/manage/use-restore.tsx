import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ErrorState.tsx';
import { notifyError } from '../../notify.ts';
import { showUndoToast } from '../../UndoToast.tsx';
import type { RestoreTo, TreeKind } from './tree-kind.ts';

export interface RestorableNode {
  readonly id: string;
  readonly name: string;
  /** Names of the archived nodes above it, from the root down. */
  readonly archivedAbove: readonly string[];
}

/** Restores an archived node; asks where to only when what stood above it is archived, too. */
export function useRestore(kind: TreeKind): {
  readonly restore: (node: RestorableNode) => void;
  /** To be rendered by whoever restores. */
  readonly dialog: ReactNode;
} {
  const { t } = useTranslation('trees');
  const [asked, setAsked] = useState<RestorableNode | null>(null);
  const send = async ({ id, name }: RestorableNode, to: RestoreTo) => {
    const { count } = await kind.restore([id], to);
    showUndoToast({
      message: t('restore.done', { count: Math.max(1, count), name }),
      undo: () => kind.archive([id]),
    });
  };
  return {
    restore: (node) => {
      if (node.archivedAbove.length > 0) setAsked(node);
      else send(node, 'place').catch(notifyError);
    },
    dialog: asked !== null && (
      <RestoreDialog
        node={asked}
        onClose={() => setAsked(null)}
        onRestore={async (to) => {
          await send(asked, to);
          setAsked(null);
        }}
      />
    ),
  };
}

function RestoreDialog(props: {
  node: RestorableNode;
  onClose: () => void;
  onRestore: (to: RestoreTo) => Promise<void>;
}) {
  const { node, onClose, onRestore } = props;
  const { t } = useTranslation('trees');
  const { t: tc } = useTranslation();
  const [to, setTo] = useState<RestoreTo>('parents');
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const restore = async () => {
    setRunning(true);
    setFailure(undefined);
    try {
      await onRestore(to);
    } catch (error) {
      setFailure(error);
      setRunning(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('restore.title', { name: node.name })}>
      <Stack gap="md">
        <Text>{t('restore.text', { parent: node.archivedAbove.at(-1) ?? '' })}</Text>
        <Radio.Group label={t('restore.to')} value={to} onChange={setTo}>
          <Stack gap="xs" mt="xs">
            <Radio value="parents" label={t('restore.parents', { names: node.archivedAbove.join(', ') })} />
            <Radio value="root" label={t('restore.root')} />
          </Stack>
        </Radio.Group>
        {failure !== undefined && <ErrorState error={failure} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} disabled={running}>
            {tc('cancel')}
          </Button>
          <Button loading={running} onClick={() => void restore()} data-autofocus>
            {t('restore.action')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
