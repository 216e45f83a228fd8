import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../../shared/domain/vocabulary.ts';
import { KIND_ICONS } from './kind-icons.ts';
import classes from './Records.module.css';

/** What a kind is, and what can be done with it. */
export function KindCard({ kind, children }: { kind: ImportKind; children?: ReactNode }) {
  const { t } = useTranslation('records');
  const KindIcon = KIND_ICONS[kind];
  return (
    <li className={classes.card}>
      <div className={classes.cardTitle}>
        <KindIcon size={20} aria-hidden />
        <Text fw={600}>{t(`kind.${kind}`)}</Text>
      </div>
      <Text size="sm">{t(`kindHint.${kind}`)}</Text>
      {children}
    </li>
  );
}
