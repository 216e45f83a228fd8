import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MAX_CHOSEN } from '../../../shared/contract/trees.ts';
import { useCan } from '../../api.ts';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { ChangeMany } from './form/ChangeMany.tsx';

/** For the bar of a list or a tree while assets are selected: gives all of them the same. */
export function ChangeSelected(props: {
  readonly ids: readonly string[];
  readonly onChanged: () => void;
  readonly size?: 'compact-md';
}) {
  const { ids, onChanged, size } = props;
  const { t } = useTranslation('assets');
  const canWrite = useCan('assets.write');
  const dialog = useDialog();
  if (!canWrite) return null;
  const isTooMany = ids.length > MAX_CHOSEN;
  return (
    <>
      <Button
        variant="default"
        size={size}
        leftSection={<IconPencil size={18} aria-hidden />}
        disabled={isTooMany}
        title={isTooMany ? t('many.tooMany', { limit: MAX_CHOSEN }) : undefined}
        onClick={dialog.open}
      >
        {t('many.action')}
      </Button>
      <ChangeMany ids={ids} {...dialog.props} onChanged={onChanged} />
    </>
  );
}
