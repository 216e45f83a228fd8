import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EXPORT_FORMATS, type ExportFormat } from '../../../../shared/contract/records.ts';

interface FormatChoiceProps {
  readonly value: ExportFormat;
  readonly onChange: (format: ExportFormat) => void;
}

/** What an exported file is written as. */
export function FormatChoice({ value, onChange }: FormatChoiceProps) {
  const { t } = useTranslation('records');
  return (
    <Radio.Group
      label={t('export.format')}
      value={value}
      onChange={(chosen) => onChange(EXPORT_FORMATS.find((each) => each === chosen) ?? value)}
    >
      <Stack gap="xs" mt="xs">
        {EXPORT_FORMATS.toReversed().map((each) => (
          <Radio key={each} value={each} label={t(`export.formats.${each}`)} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
