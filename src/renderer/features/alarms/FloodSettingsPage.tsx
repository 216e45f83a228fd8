import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  FLOOD_ALARMS,
  type FloodSettings,
  floodSettingsSchema,
} from '../../../shared/contract/alarm-floods.ts';
import { api, client } from '../../api.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { NumberField } from '../../ui/form/NumberField.tsx';
import { notifyError } from '../../ui/notify.ts';
import { Page } from '../../ui/Page.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { Section } from '../../ui/Section.tsx';
import { showUndoToast } from '../../ui/UndoToast.tsx';
import { AdminNav } from '../people/AdminNav.tsx';

/** What counts as a flood of alarms in this plant. */
export function FloodSettingsPage() {
  const { t } = useTranslation('alarms');
  const { data, error, refetch } = useQuery(api.alarmFloods.settings.queryOptions());
  return (
    <Page title={t('flood.title')}>
      <AdminNav current="alarms" />
      <Stack gap="md" maw={900}>
        <Text>{t('flood.lead')}</Text>
        <DelayedBar active={data === undefined && error === null} />
        {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data !== undefined && <FloodForm key={data.alarms} stored={data} />}
      </Stack>
    </Page>
  );
}

function FloodForm({ stored }: { stored: FloodSettings }) {
  const { t } = useTranslation('alarms');
  const { t: tc } = useTranslation();
  const [alarms, setAlarms] = useState<number | null>(stored.alarms);
  const wanted = floodSettingsSchema.safeParse({ alarms });
  const save = useMutation({
    mutationFn: (value: FloodSettings) => client.alarmFloods.changeSettings(value),
    onSuccess: () =>
      showUndoToast({ message: t('flood.saved'), undo: () => client.alarmFloods.changeSettings(stored) }),
    onError: notifyError,
  });
  return (
    <Section title={t('flood.when')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted.success) save.mutate(wanted.data);
        }}
      >
        <NumberField
          label={t('flood.most')}
          description={t('flood.mostHint')}
          unit={t('flood.unit')}
          decimals={0}
          value={alarms}
          onChange={setAlarms}
          error={wanted.success ? undefined : t('flood.range', { ...FLOOD_ALARMS })}
          w={380}
          maw="100%"
        />
        <Button type="submit" variant="default" mt="md" loading={save.isPending} disabled={!wanted.success}>
          {tc('save')}
        </Button>
      </form>
    </Section>
  );
}
