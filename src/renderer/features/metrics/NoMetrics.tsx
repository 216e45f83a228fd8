import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { IconChartLine } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** An asset without metrics: readings can be imported, or one can be added by hand. */
export function NoMetrics({ assetId, onAdd }: { assetId: string; onAdd?: (() => void) | undefined }) {
  const { t } = useTranslation('metrics');
  const router = useRouter();
  const imports = useCan('readings.import');
  const add = onAdd && { label: t('none.add'), onClick: onAdd };
  return (
    <EmptyState
      icon={IconChartLine}
      title={t('none.title')}
      hint={t('none.hint')}
      action={
        imports
          ? {
              label: t('none.import'),
              onClick: () => router.history.push(`/imports/readings?assetId=${assetId}`),
            }
          : add
      }
      secondary={
        imports &&
        add !== undefined && (
          <Button variant="default" onClick={add.onClick}>
            {add.label}
          </Button>
        )
      }
    />
  );
}
