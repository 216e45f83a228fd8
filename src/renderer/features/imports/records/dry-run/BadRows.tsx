import { Button, Radio, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RecordsPlan } from '../../../../../shared/contract/records.ts';
import { Section } from '../../../../ui/Section.tsx';
import { useBadRowsFile } from '../use-bad-rows-file.ts';

interface BadRowsProps {
  readonly jobId: string;
  readonly bad: number;
  /** Some or all of them only wait for answers. */
  readonly isWaiting: boolean;
  readonly value: RecordsPlan['badRows'];
  readonly onChange: (value: RecordsPlan['badRows']) => void;
}

/** What becomes of the rows that cannot be loaded. */
export function BadRows({ jobId, bad, isWaiting, value, onChange }: BadRowsProps) {
  const { t } = useTranslation('records');
  const file = useBadRowsFile(jobId);
  const title = t(isWaiting ? 'badRows.titleWaiting' : 'badRows.title', { count: bad });
  return (
    <Section
      title={title}
      action={
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={file.save}
          loading={file.saving}
        >
          {t('badRows.save')}
        </Button>
      }
    >
      <Radio.Group
        aria-label={title}
        value={value}
        onChange={(chosen) => onChange(chosen === 'skip' ? 'skip' : 'refuse')}
      >
        <Stack gap="xs">
          <Radio value="refuse" label={t('badRows.refuse')} description={t('badRows.refuseHint')} />
          <Radio value="skip" label={t('badRows.skip')} description={t('badRows.skipHint')} />
        </Stack>
      </Radio.Group>
    </Section>
  );
}
