import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecordImportKind } from '../../../../../shared/contract/records.ts';
import classes from '../Records.module.css';
import { AlsoCreated } from './AlsoCreated.tsx';
import type { DryRun } from './DryRunStep.tsx';

/** What will happen, once more, before it does. */
export function ConfirmText({ kind, result }: { kind: RecordImportKind; result: DryRun }) {
  const { t } = useTranslation('records');
  const { create, change, bad } = result.counts;
  const { duplicateCount, duplicatesLeftOut } = result;
  const leave = result.counts.leave - duplicatesLeftOut;
  const loaded = duplicateCount - duplicatesLeftOut;
  const name = t(`kind.${kind}`);
  return (
    <Stack gap="sm">
      <ul className={classes.plainList}>
        {create > 0 && <li>{t('confirm.create', { count: create, kind: name })}</li>}
        {loaded > 0 && <li>{t('duplicates.confirmLoaded', { count: loaded })}</li>}
        {change > 0 && <li>{t('confirm.change', { count: change, kind: name })}</li>}
        {leave > 0 && <li>{t('confirm.leave', { count: leave })}</li>}
        {duplicatesLeftOut > 0 && <li>{t('duplicates.confirmLeft', { count: duplicatesLeftOut })}</li>}
        {bad > 0 && <li>{t('confirm.bad', { count: bad })}</li>}
      </ul>
      <AlsoCreated result={result} />
      <Text>{t('confirm.promise')}</Text>
    </Stack>
  );
}
