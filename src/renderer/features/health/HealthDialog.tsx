import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AssetRef } from '../../../shared/contract/base.ts';
import type { AssetHealth, HealthOverride } from '../../../shared/contract/health.ts';
import { healthBand } from '../../../shared/domain/health.ts';
import { client, useCan } from '../../api.ts';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { useFormat } from '../../ui/format.ts';
import { Modal } from '../../ui/Modal.tsx';
import { notifyError } from '../../ui/notify.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { showUndoToast } from '../../ui/UndoToast.tsx';
import { HealthSum } from './HealthSum.tsx';
import { OverrideForm } from './OverrideForm.tsx';
import classes from './Health.module.css';

export interface HealthDialogProps {
  readonly asset: AssetRef;
  readonly health: AssetHealth;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The score, the sum it is made of, and somebody's word in its place. */
export function HealthDialog({ asset, health, opened, onClose }: HealthDialogProps) {
  const { t } = useTranslation('health');
  const canWrite = useCan('assets.write');
  const form = useDialog();
  const { score, override } = health;
  return (
    <Modal opened={opened} onClose={onClose} title={t('title', { asset: asset.tag })} size="lg">
      <Stack gap="md">
        <div className={classes.head}>
          <span className={classes.big}>{score}</span>
          <Text c="dimmed">{t('outOf')}</Text>
          <StatusBadge kind="health" value={healthBand(score)} />
        </div>
        {override !== null && <OverrideNote override={override} />}
        <HealthSum health={health} />
        {canWrite && (
          <Group justify="flex-end" gap="xs">
            {override !== null && (
              <Button variant="default" onClick={() => void clear(asset, override)}>
                {t('override.clear')}
              </Button>
            )}
            <Button variant="default" onClick={form.open}>
              {t(override === null ? 'override.action' : 'override.change')}
            </Button>
          </Group>
        )}
      </Stack>
      {canWrite && <OverrideForm asset={asset} health={health} {...form.props} />}
    </Modal>
  );

  async function clear({ id: assetId, tag }: AssetRef, { score: old, reason, until }: HealthOverride) {
    try {
      await client.health.clearOverride({ assetId });
      showUndoToast({
        message: t('override.cleared', { asset: tag }),
        undo: () => client.health.override({ assetId, score: old, reason, until }),
      });
    } catch (error) {
      notifyError(error);
    }
  }
}

/** Who said so, why, and until when. */
function OverrideNote({ override }: { override: HealthOverride }) {
  const { t } = useTranslation('health');
  const format = useFormat();
  const { score, reason, until, by, at } = override;
  return (
    <div className={classes.note}>
      <Text>
        {by === null || at === null
          ? t('override.noteUnknown', { score, reason })
          : t('override.note', { who: by.fullName, score, when: format.dateTime(at), reason })}
      </Text>
      <Text size="sm">{t('override.until', { day: format.day(until) })}</Text>
    </div>
  );
}
