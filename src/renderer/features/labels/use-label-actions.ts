import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LabelSource } from '../../../shared/contract/labels.ts';
import { useCan } from '../../api.ts';
import type { PageAction } from '../../ui/Page.tsx';
import { usePrintLabels } from './print.ts';

/**
 * Entries for the menu of a record: its label, and those of groups it stands for.
 * @param title what the record is called
 */
export function useLabelActions(title: string, sources: readonly LabelSource[]): PageAction[] {
  const { t } = useTranslation('labels');
  const canPrint = useCan('labels.print');
  const print = usePrintLabels();
  if (!canPrint) return [];
  return sources.map((source) => ({
    label: t(`menu.${source.kind}`),
    icon: IconPrinter,
    onClick: () => print([{ source, title }]),
  }));
}
