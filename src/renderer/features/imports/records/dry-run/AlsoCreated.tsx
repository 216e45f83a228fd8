import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTranslator } from '../../../../i18n/dynamic.ts';
import { useFormat } from '../../../../ui/format.ts';
import type { DryRun } from './DryRunStep.tsx';

/** Records of other kinds that come on the way. */
export function AlsoCreated({ result }: { result: Pick<DryRun, 'alsoCreated'> }) {
  const { t } = useTranslation('records');
  const words = useTranslator('records');
  const format = useFormat();
  const { alsoCreated } = result;
  if (alsoCreated.length === 0) return null;
  const parts = alsoCreated.map(({ kind, count }) => `${words(`kind.${kind}`)} (${format.number(count)})`);
  return <Text>{t('dryRun.alsoCreated', { records: format.list(parts) })}</Text>;
}
