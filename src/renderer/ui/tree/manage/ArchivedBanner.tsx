import { Alert, Button, Group } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api.ts';
import { useFormat } from '../../format.ts';
import type { TreeKind } from './tree-kind.ts';
import { useRestore, type RestorableNode } from './use-restore.tsx';

/** On the page of an archived record: since when, and the way back. */
export function ArchivedBanner(props: { kind: TreeKind; node: RestorableNode; archivedAt: number }) {
  const { kind, node, archivedAt } = props;
  const { t } = useTranslation('trees');
  const format = useFormat();
  const canWrite = useCan('assets.write');
  const { restore, dialog } = useRestore(kind);
  const at = format.dateTime(archivedAt);
  return (
    <Alert color="neutral" icon={<IconArchive aria-hidden />} variant="light">
      <Group justify="space-between" gap="sm">
        {t(kind.id === 'assets' ? 'archived.banner' : 'archived.bannerPlace', { at })}
        {canWrite && <Button onClick={() => restore(node)}>{t('restore.action')}</Button>}
      </Group>
      {dialog}
    </Alert>
  );
}
