import { Button, CloseButton } from '@mantine/core';
import { IconArchive, IconArrowMoveRight, IconClipboard, IconCut } from '@tabler/icons-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Manage.module.css';

const icon = { size: 18, 'aria-hidden': true } as const;

/** Below the tree while rows are selected: what can be done with them. */
export function SelectionBar(props: {
  count: number;
  /** So many of them stand in no row that is shown. */
  hidden: number;
  /** What else can be done with this kind of record. */
  more: ReactNode;
  onMove: () => void;
  onCut: () => void;
  onArchive: () => void;
  onClear: () => void;
}) {
  const { count, hidden, more, onMove, onCut, onArchive, onClear } = props;
  const { t } = useTranslation('trees');
  return (
    <Bar label={hidden === 0 ? t('selected', { count }) : t('selectedHidden', { count, hidden })}>
      <Button size="compact-md" leftSection={<IconArrowMoveRight {...icon} />} onClick={onMove}>
        {t('move.action')}
      </Button>
      <Button size="compact-md" variant="default" leftSection={<IconCut {...icon} />} onClick={onCut}>
        {t('cut')}
      </Button>
      {more}
      <Button size="compact-md" variant="default" leftSection={<IconArchive {...icon} />} onClick={onArchive}>
        {t('archive.action')}
      </Button>
      <CloseButton aria-label={t('clear')} onClick={onClear} />
    </Bar>
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
    <Bar label={t('isCut', { count })}>
      {into !== undefined && (
        <Button size="compact-md" leftSection={<IconClipboard {...icon} />} onClick={() => onPaste(false)}>
          {t('pasteInto', { name: into })}
        </Button>
      )}
      <Button size="compact-md" variant="default" onClick={() => onPaste(true)}>
        {t('pasteTop')}
      </Button>
      <CloseButton aria-label={t('uncut')} onClick={onClear} />
    </Bar>
  );
}

function Bar({ label, children }: { label: string; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null);
  // Messages stand at the same edge of the window: they come above the bar, which is pressed next.
  useEffect(() => {
    const root = document.documentElement;
    const observer = new ResizeObserver(() =>
      root.style.setProperty('--mw-messages-above', `${bar.current?.offsetHeight ?? 0}px`),
    );
    if (bar.current !== null) observer.observe(bar.current);
    return () => {
      observer.disconnect();
      root.style.removeProperty('--mw-messages-above');
    };
  }, []);
  return (
    <div ref={bar} className={classes.bar} role="toolbar" aria-label={label}>
      <output>{label}</output>
      {children}
    </div>
  );
}
