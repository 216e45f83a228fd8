import { Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api.ts';
import { fieldProps } from '../../../ui/form/field-props.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { instantOf, momentOf } from '../../../ui/form/moment.ts';
import { MomentFields } from '../../../ui/form/MomentFields.tsx';
import { useFormat } from '../../../ui/format.ts';
import { notifyDone } from '../../../ui/notify.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { zoneClock } from '../../../ui/zone-clock.ts';
import type { Edited } from './use-annotations.ts';

interface Values extends Record<string, unknown> {
  text: string;
  day: string | null;
  time: string;
  untilDay: string | null;
  untilTime: string;
}

interface AnnotationFormProps {
  readonly metric: { readonly id: string; readonly name: string };
  readonly edited: Edited;
  readonly onClose: () => void;
}

/** What is to be remembered at an instant of a chart, or over a span. */
export function AnnotationForm({ metric, edited, onClose }: AnnotationFormProps) {
  const { t } = useTranslation('annotations');
  const clock = zoneClock(useFormat().timeZone);
  const stands = 'id' in edited ? edited : null;
  const at = momentOf(edited.at, clock);
  const until = stands === null || stands.until === null ? null : momentOf(stands.until, clock);
  const timesOf = ({ day, time, untilDay, untilTime }: Values) => ({
    at: instantOf({ day, time }, clock, edited.at),
    until:
      untilDay === null && untilTime.trim() === ''
        ? null
        : (instantOf({ day: untilDay ?? day, time: untilTime }, clock, stands?.until) ?? undefined),
  });
  return (
    <FormDialog<Values>
      title={t(stands === null ? 'form.new' : 'form.edit', { metric: metric.name })}
      opened
      onClose={onClose}
      size="sm"
      submitLabel={stands === null ? t('form.add') : undefined}
      draftKey={stands === null ? `annotation.new.${metric.id}` : `annotation.edit.${stands.id}`}
      editing={stands !== null}
      initialValues={{
        text: stands?.text ?? '',
        ...at,
        untilDay: until?.day ?? null,
        untilTime: until?.time ?? '',
      }}
      validate={(values) => {
        const times = timesOf(values);
        return {
          text: values.text.trim() === '' ? t('form.textNeeded') : null,
          time: times.at === null ? t('form.timeNeeded') : null,
          untilTime:
            times.until === undefined
              ? t('form.timeNeeded')
              : times.until !== null && times.at !== null && times.until <= times.at
                ? t('form.untilAfter')
                : null,
        };
      }}
      onSubmit={async (values, id, initial) => {
        const now = timesOf(values);
        const before = timesOf(initial);
        if (now.at === null || now.until === undefined) return;
        const fields = { at: now.at, until: now.until, text: values.text.trim() };
        if (stands === null) {
          await client.annotations.create({ id, metricId: metric.id, ...fields });
          notifyDone(t('done.added'));
          return;
        }
        const was = { at: before.at ?? stands.at, until: before.until ?? null, text: initial.text };
        const differing = (['at', 'until', 'text'] as const).filter((key) => fields[key] !== was[key]);
        const pick = (from: typeof was) => Object.fromEntries(differing.map((key) => [key, from[key]]));
        const [changes, base] = [pick(fields), pick(was)];
        await client.annotations.update({ id: stands.id, changes, base });
        showUndoToast({
          message: t('done.changed'),
          undo: () => client.annotations.update({ id: stands.id, changes: base, base: changes }),
        });
      }}
    >
      {(form) => (
        <Stack gap="md">
          <Textarea
            label={t('form.text')}
            description={t('form.textHint')}
            required
            data-autofocus
            autosize
            minRows={2}
            maxRows={10}
            maxLength={2000}
            {...form.getInputProps('text')}
          />
          <MomentFields
            required
            day={{ label: t('form.day'), ...fieldProps(form, 'day') }}
            time={{ label: t('form.time'), ...fieldProps(form, 'time') }}
          />
          <MomentFields
            day={{ label: t('form.untilDay'), ...fieldProps(form, 'untilDay') }}
            time={{ label: t('form.untilTime'), ...fieldProps(form, 'untilTime') }}
          />
        </Stack>
      )}
    </FormDialog>
  );
}
