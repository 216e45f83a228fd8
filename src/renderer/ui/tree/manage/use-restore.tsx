import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../ErrorState.tsx';
import { Modal } from '../../Modal.tsx';
import { notifyDone, notifyError } from '../../notify.ts';
import { showUndoToast } from '../../UndoToast.tsx';
import classes from './Manage.module.css';
import type { RestoreOptions, TreeKind } from './tree-kind.ts';

export interface RestorableNode {
  readonly id: string;
  readonly name: string;
  /** Names of the archived nodes above it, from the root down. */
  readonly archivedAbove: readonly string[];
  /** Paths of the archived locations at which it, or what would come back with it, stands. */
  readonly archivedLocations?: readonly string[];
}

/** As many locations as a sentence bears. */
const NAMED = 3;

/** Restores an archived node; asks only when what stood above it, or where it stood, is archived, too. */
export function useRestore(kind: TreeKind): {
  readonly restore: (node: RestorableNode) => void;
  /** To be rendered by whoever restores. */
  readonly dialog: ReactNode;
} {
  const { t } = useTranslation('trees');
  const [asked, setAsked] = useState<RestorableNode | null>(null);
  const send = async ({ id, name }: RestorableNode, options: RestoreOptions) => {
    const { count, undo } = await kind.restore([id], options);
    const message = t('restore.done', { count: Math.max(1, count), name });
    if (undo === undefined) notifyDone(message);
    else showUndoToast({ message, undo });
  };
  return {
    restore: (node) => {
      const { archivedAbove, archivedLocations = [] } = node;
      if (archivedAbove.length + archivedLocations.length > 0) setAsked(node);
      else send(node, { to: 'place', atArchived: 'refuse' }).catch(notifyError);
    },
    dialog: asked !== null && (
      <RestoreDialog
        node={asked}
        onClose={() => setAsked(null)}
        onRestore={async (options) => {
          await send(asked, options);
          setAsked(null);
        }}
      />
    ),
  };
}

function RestoreDialog(props: {
  node: RestorableNode;
  onClose: () => void;
  onRestore: (options: RestoreOptions) => Promise<void>;
}) {
  const { node, onClose, onRestore } = props;
  const { archivedAbove, archivedLocations = [] } = node;
  const { t } = useTranslation('trees');
  const { t: tc } = useTranslation();
  const [to, setTo] = useState<'parents' | 'root'>('parents');
  const [atArchived, setAtArchived] = useState<'restore' | 'leave-empty'>('restore');
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const restore = async () => {
    setRunning(true);
    setFailure(undefined);
    try {
      await onRestore({ to: archivedAbove.length > 0 ? to : 'place', atArchived });
    } catch (error) {
      setFailure(error);
      setRunning(false);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('restore.title', { name: node.name })}>
      <Stack gap="md">
        {archivedAbove.length > 0 && (
          <Question
            text={t('restore.text', { parent: archivedAbove.at(-1) ?? '' })}
            label={t('restore.to')}
            value={to}
            onChange={setTo}
            options={[
              { value: 'parents', label: t('restore.parents', { names: archivedAbove.join(', ') }) },
              { value: 'root', label: t('restore.root') },
            ]}
          />
        )}
        {archivedLocations.length > 0 && (
          <Question
            text={t('restore.locationsText', {
              count: archivedLocations.length,
              names: namedLocations(archivedLocations, t),
            })}
            label={t('restore.locations', { count: archivedLocations.length })}
            value={atArchived}
            onChange={setAtArchived}
            options={[
              { value: 'restore', label: t('restore.locationsToo', { count: archivedLocations.length }) },
              { value: 'leave-empty', label: t('restore.locationsEmpty') },
            ]}
          />
        )}
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

function namedLocations(paths: readonly string[], t: TFunction<'trees'>): string {
  const names = paths.slice(0, NAMED).join(', ');
  return paths.length > NAMED ? t('archive.more', { names, count: paths.length - NAMED }) : names;
}

function Question<Value extends string>(props: {
  text: string;
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { readonly value: Value; readonly label: string }[];
}) {
  const { text, label, value, onChange, options } = props;
  return (
    <div>
      <Text className={classes.said}>{text}</Text>
      <Radio.Group label={label} value={value} onChange={onChange} mt="xs">
        <Stack gap="xs" mt="xs">
          {options.map((option) => (
            <Radio key={option.value} value={option.value} label={option.label} />
          ))}
        </Stack>
      </Radio.Group>
    </div>
  );
}
