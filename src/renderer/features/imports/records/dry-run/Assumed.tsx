import { useTranslation } from 'react-i18next';
import type { RecordField, RecordImportKind } from '../../../../../shared/contract/records.ts';
import { useFormat } from '../../../../ui/format.ts';
import { Saying } from '../../Saying.tsx';
import { useRecordWords } from '../words.ts';
import type { DryRun } from './DryRunStep.tsx';

interface AssumedProps {
  readonly kind: RecordImportKind;
  readonly result: Pick<DryRun, 'assumed'>;
  readonly fields: readonly RecordField[];
}

/** What new records become because the file does not say it, and how to give them something else. */
export function Assumed({ kind, result, fields }: AssumedProps) {
  const { t } = useTranslation('records');
  const words = useRecordWords();
  const format = useFormat();
  const { assumed } = result;
  if (assumed === null) return null;
  const { field: key, value, count, oldest } = assumed;
  const field = words.field(kind, fields.find((each) => each.key === key) ?? { key, name: null });
  const parts = [
    t('dryRun.assumed', { count, field, value: words.choice(kind, key, value) }),
    ...(oldest === null ? [] : [t('dryRun.assumedOldest', { day: format.day(format.dayOf(oldest)) })]),
    t('dryRun.assumedHow'),
  ];
  return <Saying tone="info">{parts.join(' ')}</Saying>;
}
