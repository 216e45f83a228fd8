import { Select, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client } from '../../api.ts';
import { fieldProps } from '../../ui/form/field-props.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { momentOf } from '../../ui/form/moment.ts';
import { MomentFields } from '../../ui/form/MomentFields.tsx';
import { useFormat } from '../../ui/format.ts';
import { notifyDone } from '../../ui/notify.ts';
import { useNow } from '../../ui/values.tsx';
import { zoneClock } from '../../ui/zone-clock.ts';
import { LENGTHS, shelfProblem, untilOf, type ShelfEnd } from './shelf-end.ts';

const HOUR_MS = 3_600_000;

interface ShelfValues extends ShelfEnd, Record<string, unknown> {
  reason: string;
}

interface ShelveFormProps {
  readonly metric: { readonly id: string; readonly name: string };
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Puts a metric on the shelf for a while or until an instant, with a reason. */
export function ShelveForm({ metric, opened, onClose }: ShelveFormProps) {
  const { t } = useTranslation('alarms');
  const clock = zoneClock(useFormat().timeZone);
  // A full hour, about a shift from now.
  const usual = momentOf(Math.ceil(useNow() / HOUR_MS + 8) * HOUR_MS, clock);
  return (
    <FormDialog<ShelfValues>
      title={t('shelve.title', { metric: metric.name })}
      opened={opened}
      onClose={onClose}
      submitLabel={t('shelve.submit')}
      draftKey={`alarm.shelve.${metric.id}`}
      initialValues={{ reason: '', length: 'shift', ...usual }}
      validate={({ reason, ...end }) => {
        const problem = shelfProblem(end, Date.now(), clock);
        const wrong = problem === null ? null : t(`shelve.problem.${problem}`);
        return {
          reason:
            reason.trim() === ''
              ? t('shelve.reasonMissing')
              : reason.trim().length > 1000
                ? t('shelve.reasonLong')
                : null,
          day: problem === 'far' ? wrong : null,
          time: problem === 'far' ? null : wrong,
        };
      }}
      onSubmit={async ({ reason, ...end }, id) => {
        const until = untilOf(end, Date.now(), clock);
        if (until === null) return;
        await client.alarms.shelve({ id, metricId: metric.id, until, reason: reason.trim() });
        notifyDone(t('shelve.done', { metric: metric.name }));
      }}
    >
      {(form) => (
        <Stack gap="md">
          <Text>{t('shelve.lead')}</Text>
          <Textarea
            label={t('shelve.reason')}
            description={t('shelve.reasonHint')}
            data-autofocus
            required
            {...form.getInputProps('reason')}
          />
          <Select
            label={t('shelve.until')}
            allowDeselect={false}
            data={[
              ...LENGTHS.map((value) => ({ value, label: t(`shelve.${value}`) })),
              { value: 'own', label: t('shelve.own') },
            ]}
            {...form.getInputProps('length')}
          />
          {form.values.length === 'own' && (
            <MomentFields
              required
              day={{ label: t('shelve.endDay'), ...fieldProps(form, 'day') }}
              time={{ label: t('shelve.endTime'), ...fieldProps(form, 'time') }}
            />
          )}
        </Stack>
      )}
    </FormDialog>
  );
}
