import { SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AssetRef } from '../../../shared/contract/base.ts';
import type { AssetHealth } from '../../../shared/contract/health.ts';
import { addMonths } from '../../../shared/domain/calendar-day.ts';
import { mayEndOn, OVERRIDE_MONTHS } from '../../../shared/domain/health.ts';
import { client } from '../../api.ts';
import { DayField } from '../../ui/form/DayField.tsx';
import { fieldProps } from '../../ui/form/field-props.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { NumberField } from '../../ui/form/NumberField.tsx';
import { useFormat } from '../../ui/format.ts';
import { showUndoToast } from '../../ui/UndoToast.tsx';
import { useNow } from '../../ui/values.tsx';

interface OverrideValues extends Record<string, unknown> {
  score: number | null;
  reason: string;
  until: string | null;
}

export interface OverrideFormProps {
  readonly asset: AssetRef;
  readonly health: AssetHealth;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Puts somebody's word in the place of the computed score; the toast takes it back. */
export function OverrideForm({ asset, health, ...dialog }: OverrideFormProps) {
  const { t } = useTranslation('health');
  const format = useFormat();
  const today = format.dayOf(useNow(60_000));
  const last = addMonths(today, OVERRIDE_MONTHS);
  const { id: assetId, tag } = asset;
  const { override, computed } = health;
  return (
    <FormDialog<OverrideValues>
      {...dialog}
      title={t('override.title', { asset: tag })}
      size="sm"
      submitLabel={t('override.submit')}
      draftKey={`health.override.${assetId}`}
      initialValues={{
        score: override?.score ?? null,
        reason: override?.reason ?? '',
        until: override?.until ?? addMonths(today, 1),
      }}
      validate={({ score, reason, until }) => ({
        score: score === null || score < 0 || score > 100 ? t('override.scoreNeeded') : null,
        reason: reason.trim() === '' ? t('override.reasonNeeded') : null,
        until:
          until === null
            ? t('override.untilNeeded')
            : mayEndOn(until, today)
              ? null
              : t('override.untilRange', { day: format.day(last) }),
      })}
      onSubmit={async ({ score, reason, until }) => {
        if (score === null || until === null) return;
        await client.health.override({ assetId, score, reason: reason.trim(), until });
        showUndoToast({
          message: t('override.done', { asset: tag, score, day: format.day(until) }),
          undo: () =>
            override === null
              ? client.health.clearOverride({ assetId })
              : client.health.override({
                  assetId,
                  score: override.score,
                  reason: override.reason,
                  until: override.until,
                }),
        });
      }}
    >
      {(form) => (
        <Stack gap="md">
          <Text c="dimmed" size="sm">
            {t('override.hint', { computed })}
          </Text>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <NumberField
              label={t('override.score')}
              decimals={0}
              min={0}
              max={100}
              required
              data-autofocus
              {...fieldProps(form, 'score')}
            />
            <DayField label={t('override.lastDay')} required {...fieldProps(form, 'until')} />
          </SimpleGrid>
          <Textarea
            label={t('override.reason')}
            description={t('override.reasonHint')}
            required
            minRows={2}
            autosize
            maxLength={500}
            {...form.getInputProps('reason')}
          />
        </Stack>
      )}
    </FormDialog>
  );
}
