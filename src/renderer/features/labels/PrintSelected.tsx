import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Labelled } from '../../../shared/contract/labels.ts';
import { useCan } from '../../api.ts';
import { usePrintLabels } from './print.ts';

/** For the bar of a list while rows are selected. */
export function PrintSelected({ entity, ids }: { entity: Labelled; ids: readonly string[] }) {
  const { t } = useTranslation('labels');
  const canPrint = useCan('labels.print');
  const print = usePrintLabels();
  if (!canPrint) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconPrinter size={18} aria-hidden />}
      onClick={() => print(ids.map((id) => ({ source: { kind: 'record', entity, id }, title: '' })))}
    >
      {t('printMany')}
    </Button>
  );
}
