import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.ts';
import { Section } from '../../ui/Section.tsx';
import { Lines } from './Lines.tsx';

/** The predictions that a work order was drafted from, or that were added to it; nothing where there are none. */
export function WorkPredictions({ workOrderId }: { workOrderId: string }) {
  const { t } = useTranslation('predictions');
  const { data } = useQuery(
    api.predictions.list.queryOptions({ input: { workOrderId, view: 'all', limit: 20 } }),
  );
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <Section title={t('title')}>
      <Lines rows={data.rows} />
    </Section>
  );
}
