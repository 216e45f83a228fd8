import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hanging } from '../../../../shared/contract/trees.ts';
import { ErrorState } from '../../ErrorState.tsx';
import { useFormat } from '../../format.ts';
import { Modal } from '../../Modal.tsx';
import { DelayedBar } from '../../Progress.tsx';
import { showUndoToast } from '../../UndoToast.tsx';
import classes from './Manage.module.css';
import { namesLine } from './names.ts';
import type { TreeKind } from './tree-kind.ts';

interface ArchiveDialogProps {
  readonly kind: TreeKind;
  readonly ids: readonly string[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onArchived?: () => void;
}

/** Shows what hangs on nodes before they are archived with all below them. */
export function ArchiveDialog({ kind, ids, opened, onClose, onArchived }: ArchiveDialogProps) {
  const { t } = useTranslation('trees');
  const { t: tc } = useTranslation();
  const { data, error } = useQuery({ ...kind.archiving(ids), enabled: opened && ids.length > 0 });
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const close = () => {
    setFailure(undefined);
    onClose();
  };
  const archive = async () => {
    setRunning(true);
    setFailure(undefined);
    try {
      const { count } = await kind.archive(ids);
      showUndoToast({
        message:
          data?.count === 1 && count > 0
            ? t('archive.done', { count, name: namesLine(data) })
            : t('archive.doneMany', { count }),
        undo: () => kind.restore(ids, { to: 'place', atArchived: 'refuse' }),
      });
      close();
      onArchived?.();
    } catch (refused) {
      setFailure(refused);
    } finally {
      setRunning(false);
    }
  };
  const blocking = data?.hanging.filter(({ blocks }) => blocks) ?? [];
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('archive.title', { count: data?.count ?? ids.length, names: namesLine(data) })}
    >
      <Stack gap="md">
        <DelayedBar active={data === undefined && error === null} />
        {error !== null && <ErrorState error={error} />}
        {blocking.length > 0 && (
          <Alert color="warning" icon={<IconAlertTriangle aria-hidden />} title={t('archive.blocked')}>
            {t('archive.blockedHint')}
          </Alert>
        )}
        {data !== undefined &&
          (data.hanging.length === 0 ? (
            <Text>{t('archive.alone')}</Text>
          ) : (
            <ul className={classes.hanging}>
              {[...blocking, ...data.hanging.filter(({ blocks }) => !blocks)].map((hanging) => (
                <HangingLine key={hanging.kind} hanging={hanging} />
              ))}
            </ul>
          ))}
        <Text c="dimmed">{t('archive.kept')}</Text>
        {failure !== undefined && <ErrorState error={failure} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} disabled={running} data-autofocus>
            {tc('cancel')}
          </Button>
          <Button
            loading={running}
            disabled={data === undefined || blocking.length > 0}
            onClick={() => void archive()}
          >
            {t('archive.submit')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function HangingLine({ hanging: { kind, count, names } }: { hanging: Hanging }) {
  const { t } = useTranslation('trees');
  const format = useFormat();
  const rest = count - names.length;
  const listed = names.filter((name) => name !== '').join(', ');
  return (
    <li>
      <span>
        <b>{format.number(count)}</b> {t(`archive.kind.${kind}.${count === 1 ? 'one' : 'other'}`)}
        <span className={classes.what}> – {t(`archive.kind.${kind}.what`)}</span>
      </span>
      {listed !== '' && (
        <span className={classes.names}>
          {rest > 0 ? t('archive.more', { names: listed, count: rest }) : listed}
        </span>
      )}
    </li>
  );
}
