import { VisuallyHidden } from '@mantine/core';
import { IconAlertOctagon, IconAlertTriangle, IconArrowNarrowDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AssetNode } from '../../../shared/contract/assets.ts';
import classes from './Assets.module.css';

const icons = { warning: IconAlertTriangle, critical: IconAlertOctagon } as const;

/** Standing alarms in a row of the tree: its own, and with an arrow the worst of what stands below it. */
export function AlarmMarks({ node }: { node: Pick<AssetNode, 'alarm' | 'alarmBelow'> }) {
  const { t } = useTranslation('assets');
  return (
    <>
      {node.alarm !== 'none' && <Mark level={node.alarm} label={t(`tree.alarm.${node.alarm}`)} />}
      {node.alarmBelow !== 'none' && (
        <Mark level={node.alarmBelow} label={t(`tree.alarmBelow.${node.alarmBelow}`)} below />
      )}
    </>
  );
}

function Mark({
  level,
  label,
  below = false,
}: {
  level: keyof typeof icons;
  label: string;
  below?: boolean;
}) {
  const Icon = icons[level];
  return (
    <span className={classes.mark} data-level={level} data-below={below || undefined} title={label}>
      <Icon aria-hidden />
      {below && <IconArrowNarrowDown aria-hidden />}
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
