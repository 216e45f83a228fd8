import {
  IconArrowBackUp,
  IconArrowRight,
  IconArrowLeft,
  IconClipboardCheck,
  IconPackageExport,
  IconPackageImport,
  type Icon,
} from '@tabler/icons-react';
import type { MovementKind } from '../../../../shared/domain/vocabulary.ts';
import { useTranslator } from '../../../i18n/dynamic.ts';
import classes from './Movements.module.css';

const icons: Readonly<Record<MovementKind, Icon>> = {
  receipt: IconPackageImport,
  issue: IconPackageExport,
  return: IconArrowBackUp,
  'transfer-out': IconArrowRight,
  'transfer-in': IconArrowLeft,
  count: IconClipboardCheck,
};

/** The kind of a stock movement as icon and word. */
export function MovementKindMark({ kind }: { kind: MovementKind }) {
  const word = useTranslator('status');
  const KindIcon = icons[kind];
  return (
    <span className={classes.kind}>
      <KindIcon aria-hidden className={classes.kindIcon} />
      {word(`movement.${kind}`)}
    </span>
  );
}
