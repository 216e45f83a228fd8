import { Button, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_ATTACHMENT_LIMIT, MOST_ATTACHMENT_LIMIT } from '../../../../shared/contract/attachments.ts';
import { api, client } from '../../../api.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { NumberField } from '../../../ui/form/NumberField.tsx';
import { useFormat } from '../../../ui/format.ts';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { Section } from '../../../ui/Section.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { fileSize } from '../../../ui/file-size.ts';

const MEGABYTE = 1_000_000;

export function LimitSection() {
  const { t } = useTranslation('attachments');
  const { data, error, refetch } = useQuery(api.attachments.settings.queryOptions());
  return (
    <Section title={t('admin.limits')}>
      <DelayedBar active={data === undefined && error === null} />
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <LimitForm key={data.maxBytes} maxBytes={data.maxBytes} />}
    </Section>
  );
}

function LimitForm({ maxBytes }: { maxBytes: number }) {
  const { t } = useTranslation('attachments');
  const { t: tc } = useTranslation();
  const format = useFormat();
  const [value, setValue] = useState<number | null>(maxBytes / MEGABYTE);
  const bytes = value === null ? null : Math.round(value * MEGABYTE);
  const isFit = bytes !== null && bytes >= LEAST_ATTACHMENT_LIMIT && bytes <= MOST_ATTACHMENT_LIMIT;
  const save = useMutation({
    mutationFn: (most: number) => client.attachments.changeSettings({ maxBytes: most }),
    onSuccess: (_answer, most) =>
      showUndoToast({
        message: t('admin.limitSaved', { size: fileSize(format, most) }),
        undo: () => client.attachments.changeSettings({ maxBytes }),
      }),
    onError: notifyError,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isFit && bytes !== maxBytes) save.mutate(bytes);
        else if (isFit) notifyDone(t('form.saved'));
      }}
    >
      <Group align="flex-start" gap="sm">
        <NumberField
          label={t('admin.limit')}
          description={t('admin.limitHint')}
          unit={t('admin.limitUnit')}
          decimals={0}
          min={LEAST_ATTACHMENT_LIMIT / MEGABYTE}
          max={MOST_ATTACHMENT_LIMIT / MEGABYTE}
          value={value}
          onChange={setValue}
          error={
            isFit
              ? undefined
              : t('admin.limitRange', {
                  least: LEAST_ATTACHMENT_LIMIT / MEGABYTE,
                  most: MOST_ATTACHMENT_LIMIT / MEGABYTE,
                })
          }
          w={420}
          maw="100%"
        />
        <Button type="submit" variant="default" mt="1.75em" loading={save.isPending} disabled={!isFit}>
          {tc('save')}
        </Button>
      </Group>
    </form>
  );
}
