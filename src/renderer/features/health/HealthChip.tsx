import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AssetRef } from '../../../shared/contract/base.ts';
import { api } from '../../api.ts';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { HealthDialog } from './HealthDialog.tsx';
import { HealthMark } from './HealthMark.tsx';
import classes from './Health.module.css';

/** The health of an asset beside its name; opens the sum it is made of. */
export function HealthChip({ asset }: { asset: AssetRef }) {
  const { t } = useTranslation('health');
  const dialog = useDialog();
  const { data } = useQuery(api.health.of.queryOptions({ input: { assetId: asset.id } }));
  if (data === undefined) return null;
  const { score, override } = data;
  return (
    <>
      <UnstyledButton className={classes.chip} onClick={dialog.open}>
        <span>{t('label')}</span> <HealthMark score={score} />
        {override !== null && (
          <>
            <IconHandStop size={16} aria-hidden className={classes.hand} />
            <VisuallyHidden>, {t('byHand')}</VisuallyHidden>
          </>
        )}
        <VisuallyHidden>: {t('open')}</VisuallyHidden>
      </UnstyledButton>
      <HealthDialog asset={asset} health={data} {...dialog.props} />
    </>
  );
}
