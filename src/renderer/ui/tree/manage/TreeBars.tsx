import { Button, CloseButton } from '@mantine/core';
import { IconArchive, IconArrowMoveRight, IconClipboard, IconCut } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Manage.module.css';

const icon = { size: 18, 'aria-hidden': true } as const;

/** Below the tree while rows are selected: what can be done with them. */
export function SelectionBar(props: {
  count: number;
  onMove: () => void;
  onCut: () => void;
  onArchive: () => void;
  onClear: () => void;
}) {
  const { count, onMove, onCut, onArchive, onClear } = props;
  const { t } = useTranslation('trees');
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('selected', { count })}>
      <output>{t('selected', { count })}</output>
      <Button size="compact-md" leftSection={<IconArrowMoveRight {...icon} />} onClick={onMove}>
        {t('move.action')}
      </Button>
      <Button size="compact-md" variant="default" leftSection={<IconCut {...icon} />} onClick={onCut}>
        {t('cut')}
      </Button>
      <Button size="compact-md" variant="default" leftSection={<IconArchive {...icon} />} onClick={onArchive}>
        {t('archive.action')}
      </Button>
      <CloseButton aria-label={t('clear')} onClick={onClear} />
    </div>
  );
}

/** Below the tree while rows are cut: where they can go. */
export function CutBar(props: {
  count: number;
  /** What the open record is called, below which they could go. */
  into: string | undefined;
  onPaste: (top: boolean) => void;
  onClear: () => void;
}) {
  const { count, into, onPaste, onClear } = props;
  const { t } = useTranslation('trees');
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('isCut', { count })}>
      <output>{t('isCut', { count })}</output>
      {into !== undefined && (
        <Button size="compact-md" leftSection={<IconClipboard {...icon} />} onClick={() => onPaste(false)}>
          {t('pasteInto', { name: into })}
        </Button>
      )}
      <Button size="compact-md" variant="default" onClick={() => onPaste(true)}>
        {t('pasteTop')}
      </Button>
      <CloseButton aria-label={t('uncut')} onClick={onClear} />
    </div>
  );
}
