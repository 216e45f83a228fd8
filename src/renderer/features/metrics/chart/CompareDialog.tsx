import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { api } from '../../../api.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { EntitySelect, type EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { Modal } from '../../../ui/Modal.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { tagName } from '../../../ui/tag-name.ts';
import { MOST_SERIES } from './axes.ts';
import classes from './Chart.module.css';

export interface CompareDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly metric: Metric;
  /** Its asset, to begin with. */
  readonly asset: EntityOption | null;
  /** Ids of the metrics on the chart besides its own. */
  readonly others: readonly string[];
  readonly onOthers: (others: readonly string[]) => void;
}

/** Chooses what else is drawn, of this asset or of any other; each tick shows at once. */
export function CompareDialog({ opened, onClose, ...rest }: CompareDialogProps) {
  const { t } = useTranslation('metrics');
  return (
    <Modal opened={opened} onClose={onClose} title={t('compare.title')} size="md">
      {opened && <Choice {...rest} onClose={onClose} />}
    </Modal>
  );
}

function Choice({ metric, asset, others, onOthers, onClose }: Omit<CompareDialogProps, 'opened'>) {
  const { t } = useTranslation('metrics');
  const { t: tc } = useTranslation();
  const [chosen, setChosen] = useState(asset);
  const assetId = chosen?.id ?? metric.assetId;
  const { data, error, refetch } = useQuery(api.metrics.ofAsset.queryOptions({ input: { assetId } }));
  const choices = data?.filter(({ id, span }) => id !== metric.id && span !== null);
  const full = others.length >= MOST_SERIES - 1;
  return (
    <Stack gap="md">
      <EntitySelect
        label={t('compare.asset')}
        required
        value={chosen}
        onChange={setChosen}
        query={(text) => api.assets.find.queryOptions({ input: { text } })}
        options={(found) =>
          found.map(({ id, tag, name, path }) => ({
            id,
            label: tagName(tag, name),
            detail: path.map((above) => above.name).join(' › '),
          }))
        }
      />
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {choices === undefined ? (
        <DelayedBar active={error === null} />
      ) : choices.length === 0 ? (
        <Text c="dimmed">{t('compare.none')}</Text>
      ) : (
        <fieldset className={classes.choices}>
          <legend>{t('compare.metrics')}</legend>
          {choices.map(({ id, name, unit }) => {
            const checked = others.includes(id);
            return (
              <Checkbox
                key={id}
                label={unit === '' ? name : `${name}, ${unit}`}
                checked={checked}
                disabled={!checked && full}
                onChange={() => onOthers(checked ? others.filter((other) => other !== id) : [...others, id])}
              />
            );
          })}
        </fieldset>
      )}
      <Group justify="space-between">
        <Text size="sm" c="dimmed" aria-live="polite">
          {full ? t('compare.full', { count: others.length }) : t('compare.count', { count: others.length })}
        </Text>
        <Button onClick={onClose}>{tc('close')}</Button>
      </Group>
    </Stack>
  );
}
