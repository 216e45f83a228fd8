import { Button, Group } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  RAW_MONTHS,
  type Retention,
  retentionSchema,
  ROLLUP_YEARS,
} from '../../../shared/contract/retention.ts';
import { api, client } from '../../api.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { NumberField } from '../../ui/form/NumberField.tsx';
import { notifyError } from '../../ui/notify.ts';
import { DelayedBar } from '../../ui/Progress.tsx';
import { Section } from '../../ui/Section.tsx';
import { showUndoToast } from '../../ui/UndoToast.tsx';

export function KeepSection() {
  const { t } = useTranslation('retention');
  const { data, error, refetch } = useQuery(api.retention.settings.queryOptions());
  return (
    <Section title={t('keep.title')}>
      <DelayedBar active={data === undefined && error === null} />
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <KeepForm key={`${data.rawMonths}/${data.rollupYears}`} kept={data} />}
    </Section>
  );
}

function KeepForm({ kept }: { kept: Retention }) {
  const { t } = useTranslation('retention');
  const { t: tc } = useTranslation();
  const [rawMonths, setRawMonths] = useState<number | null>(kept.rawMonths);
  const [rollupYears, setRollupYears] = useState<number | null>(kept.rollupYears);
  const wanted = retentionSchema.safeParse({ rawMonths, rollupYears });
  const isWithin = (value: number | null, { least, most }: typeof RAW_MONTHS | typeof ROLLUP_YEARS) =>
    value !== null && Number.isInteger(value) && value >= least && value <= most;
  const isRawFit = isWithin(rawMonths, RAW_MONTHS);
  const isRollupFit = isWithin(rollupYears, ROLLUP_YEARS);
  const save = useMutation({
    mutationFn: (value: Retention) => client.retention.changeSettings(value),
    onSuccess: () =>
      showUndoToast({ message: t('keep.saved'), undo: () => client.retention.changeSettings(kept) }),
    onError: notifyError,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted.success) save.mutate(wanted.data);
      }}
    >
      <Group align="flex-start" gap="md">
        <NumberField
          label={t('keep.raw')}
          description={t('keep.rawHint')}
          unit={t('keep.months')}
          decimals={0}
          value={rawMonths}
          onChange={setRawMonths}
          error={isRawFit ? undefined : t('keep.rawRange', { ...RAW_MONTHS })}
          w={380}
          maw="100%"
        />
        <NumberField
          label={t('keep.rollups')}
          description={t('keep.rollupsHint')}
          unit={t('keep.years')}
          decimals={0}
          value={rollupYears}
          onChange={setRollupYears}
          error={
            !isRollupFit
              ? t('keep.rollupsRange', { ...ROLLUP_YEARS })
              : isRawFit && !wanted.success
                ? t('keep.tooShort')
                : undefined
          }
          w={380}
          maw="100%"
        />
      </Group>
      <Button type="submit" variant="default" mt="md" loading={save.isPending} disabled={!wanted.success}>
        {tc('save')}
      </Button>
    </form>
  );
}
