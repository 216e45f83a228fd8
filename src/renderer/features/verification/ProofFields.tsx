import { Radio, SimpleGrid, Stack, Text, Textarea } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { ProofWish } from '../../../shared/contract/verification.ts';
import type { WorkOrderDetail } from '../../../shared/contract/work-orders.ts';
import { Section } from '../../ui/Section.tsx';
import { useDuration } from '../metrics/duration.ts';
import { TermSelect } from './TermSelect.tsx';

type Offer = NonNullable<WorkOrderDetail['proofOffer']>;

export interface ProofValues {
  proof: 'asked' | 'waived';
  holdMs: number | null;
  relapseMs: number | null;
  waivedReason: string;
}

export function proofValues(offer: Offer | null): ProofValues {
  return {
    proof: 'asked',
    holdMs: offer?.holdMs ?? null,
    relapseMs: offer?.relapseMs ?? null,
    waivedReason: '',
  };
}

export function proofWish({ proof, holdMs, relapseMs, waivedReason }: ProofValues): ProofWish | null {
  if (proof === 'waived') return { waivedReason: waivedReason.trim() };
  return holdMs === null || relapseMs === null ? null : { holdMs, relapseMs };
}

/** Whether the metric that rang has to prove the fix, and for how long. */
export function ProofFields<Values extends ProofValues & Record<string, unknown>>({
  offer,
  form,
}: {
  readonly offer: Offer;
  readonly form: UseFormReturnType<Values>;
}) {
  const { t } = useTranslation('verification');
  const duration = useDuration();
  const values: ProofValues = form.values;
  const set = (changed: Partial<ProofValues>) => form.setValues(changed as Partial<Values>);
  return (
    <Section title={t('ask.title')}>
      <Stack gap="sm">
        <Radio.Group
          aria-label={t('ask.title')}
          value={values.proof}
          onChange={(proof) => set({ proof: proof === 'waived' ? 'waived' : 'asked' })}
        >
          <Stack gap="xs">
            <Radio value="asked" label={t('ask.asked', { metric: offer.metric.name })} />
            <Radio value="waived" label={t('ask.waived')} />
          </Stack>
        </Radio.Group>
        {values.proof === 'asked' ? (
          <>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <TermSelect term="hold" value={values.holdMs} onChange={(holdMs) => set({ holdMs })} />
              <TermSelect
                term="relapse"
                value={values.relapseMs}
                onChange={(relapseMs) => set({ relapseMs })}
              />
            </SimpleGrid>
            <Text c="dimmed" size="sm">
              {offer.allowedSilenceMs === null
                ? t('ask.once')
                : t('ask.silence', { time: duration(offer.allowedSilenceMs) })}
            </Text>
          </>
        ) : (
          <Textarea
            label={t('ask.reason')}
            description={t('ask.reasonHint')}
            required
            maxLength={1000}
            {...form.getInputProps('waivedReason')}
          />
        )}
      </Stack>
    </Section>
  );
}
