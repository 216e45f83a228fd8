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

interface Draft {
  /** What was kept when it was typed. */
  readonly over: Retention;
  readonly rawMonths: number | null;
  readonly rollupYears: number | null;
}

export function KeepSection() {
  const { t } = useTranslation('retention');
  const { data, error, refetch } = useQuery(api.retention.settings.queryOptions());
  return (
    <Section title={t('keep.title')}>
      <DelayedBar active={data === undefined && error === null} />
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <KeepForm kept={data} />}
    </Section>
  );
}

/** Shows what is kept until something is typed, and again as soon as that is saved, undone or set by another. */
function KeepForm({ kept }: { kept: Retention }) {
  const { t } = useTranslation('retention');
  const { t: tc } = useTranslation();
  const [draft, setDraft] = useState<Draft>({ over: kept, ...kept });
  const isOver = draft.over.rawMonths === kept.rawMonths && draft.over.rollupYears === kept.rollupYears;
  const { rawMonths, rollupYears } = isOver ? draft : kept;
  const type = (typed: Partial<Draft>) => setDraft({ over: kept, rawMonths, rollupYears, ...typed });
  const isChanged = rawMonths !== kept.rawMonths || rollupYears !== kept.rollupYears;
  const wanted = retentionSchema.safeParse({ rawMonths, rollupYears });
  const isWithin = (value: number | null, { least, most }: typeof RAW_MONTHS | typeof ROLLUP_YEARS) =>
    value !== null && Number.isInteger(value) && value >= least && value <= most;
  const isRawFit = isWithin(rawMonths, RAW_MONTHS);
  const isRollupFit = isWithin(rollupYears, ROLLUP_YEARS);
  const save = useMutation({
    mutationFn: (value: Retention) => client.retention.changeSettings(value),
    onSuccess: (_done, saved) => {
      setDraft({ over: saved, ...saved });
      showUndoToast({ message: t('keep.saved'), undo: () => client.retention.changeSettings(kept) });
    },
    onError: notifyError,
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted.success && isChanged) save.mutate(wanted.data);
      }}
    >
      <Group align="flex-start" gap="md">
        <NumberField
          label={t('keep.raw')}
          description={t('keep.rawHint')}
          unit={t('keep.months')}
          decimals={0}
          value={rawMonths}
          onChange={(value) => type({ rawMonths: value })}
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
          onChange={(value) => type({ rollupYears: value })}
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
