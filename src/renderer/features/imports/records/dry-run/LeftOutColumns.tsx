import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecordsPlan } from '../../../../../shared/contract/records.ts';
import { useFormat } from '../../../../ui/format.ts';
import type { Inspection } from '../plan.ts';

interface LeftOutColumnsProps {
  readonly inspection: Pick<Inspection, 'columns'>;
  /** What was checked. */
  readonly checked: Pick<RecordsPlan, 'columns'>;
}

/** The columns of the file from which nothing is read. */
export function LeftOutColumns({ inspection, checked }: LeftOutColumnsProps) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const read = new Set(checked.columns.filter(({ field }) => field !== null).map(({ index }) => index));
  const names = inspection.columns.filter(({ index }) => !read.has(index)).map(({ name }) => name);
  if (names.length === 0) return null;
  return <Text>{t('leftOut', { count: names.length, columns: format.list(names) })}</Text>;
}
