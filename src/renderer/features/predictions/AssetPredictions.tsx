import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api.ts';
import { useFormat } from '../../ui/format.ts';
import { Section } from '../../ui/Section.tsx';
import { Lines } from './Lines.tsx';
import classes from './Predictions.module.css';

/** What is foreseen for an asset, and what is left of its life; nothing where nothing is known. */
export function AssetPredictions({ assetId }: { assetId: string }) {
  const { t } = useTranslation('predictions');
  const format = useFormat();
  const { data: present } = useQuery(
    api.predictions.list.queryOptions({ input: { assetId, view: 'current', limit: 10 } }),
  );
  const { data: left } = useQuery(api.predictions.ofAsset.queryOptions({ input: { assetId } }));
  if (present === undefined || left === undefined) return null;
  if (present.rows.length === 0 && left === null) return null;
  const days = (of: number) => format.number(Math.round(of));
  return (
    <Section title={t('asset.title')}>
      <div className={classes.note}>
        {present.rows.length > 0 && <Lines rows={present.rows} />}
        {left !== null && (
          <Text>
            {t('asset.left', {
              p30: format.percent(left.within30.value),
              p90: format.percent(left.within90.value),
              half: days(left.remainingDays.value),
              low: days(left.remainingDays.low),
              high: days(left.remainingDays.high),
            })}{' '}
            <Text span c="dimmed">
              {t('asset.leftFrom', { failures: left.failures })}
            </Text>
          </Text>
        )}
      </div>
    </Section>
  );
}
