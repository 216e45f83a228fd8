import { Button, Radio, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PROBLEM_REASONS, type ReadingsImportPlan } from '../../../../shared/contract/imports.ts';
import { client } from '../../../api.ts';
import { notifyError } from '../../../ui/notify.ts';
import { bytesOf, saveFile } from '../../../ui/save-file.ts';
import { Section } from '../../../ui/Section.tsx';

export type OnBadRows = NonNullable<ReadingsImportPlan['badRows']>;

interface BadRowsProps {
  readonly jobId: string;
  readonly value: OnBadRows;
  readonly onChange: (value: OnBadRows) => void;
}

/** What becomes of the rows with something wrong in them. */
export function BadRows({ jobId, value, onChange }: BadRowsProps) {
  const { t } = useTranslation('imports');
  const { t: tr } = useTranslation('records');
  const save = useMutation({
    mutationFn: async () => {
      const { fileName, mediaType, data, isWhole } = await client.imports.badRowsFile({
        jobId,
        reasons: PROBLEM_REASONS.map((reason) => ({ reason, text: t(`problems.reasons.${reason}`) })),
      });
      saveFile(fileName, new Blob([bytesOf(data)], { type: mediaType }));
      return isWhole;
    },
    onError: notifyError,
  });
  return (
    <Section
      title={t('badRows.title')}
      action={
        <Button
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
          onClick={() => save.mutate()}
          loading={save.isPending}
        >
          {tr('badRows.save')}
        </Button>
      }
    >
      <Stack gap="sm">
        {save.data === false && <Text component="output">{t('badRows.part')}</Text>}
        <Radio.Group
          aria-label={t('badRows.title')}
          value={value}
          onChange={(chosen) => onChange(chosen === 'refuse' ? 'refuse' : 'skip')}
        >
          <Stack gap="xs">
            <Radio value="skip" label={t('badRows.skip')} description={t('badRows.skipHint')} />
            <Radio value="refuse" label={tr('badRows.refuse')} description={tr('badRows.refuseHint')} />
          </Stack>
        </Radio.Group>
      </Stack>
    </Section>
  );
}
