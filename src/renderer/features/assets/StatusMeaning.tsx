import { Text } from '@mantine/core';
import { STATUS_MEANINGS, type AssetStatus } from '../../../shared/domain/vocabulary.ts';
import { useTranslator } from '../../i18n/dynamic.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';

/** A status with what it means for production, e.g. "Standby, available". */
export function StatusMeaning({ status }: { status: AssetStatus }) {
  const word = useTranslator('status');
  return (
    <span>
      <StatusBadge kind="asset" value={status} plain />
      <Text span c="dimmed" size="sm">
        {`\u00A0· ${word(`assetMeaning.${STATUS_MEANINGS[status]}`)}`}
      </Text>
    </span>
  );
}
