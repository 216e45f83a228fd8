import { IconArchive, IconArchiveOff, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SupplierDetail } from '../../../../shared/contract/suppliers.ts';
import { client, useCan } from '../../../api.ts';
import { useDialog, type Dialog } from '../../../ui/form/use-dialog.ts';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { usePaletteActions } from '../../../ui/palette/actions.ts';
import type { PageAction } from '../../../ui/Page.tsx';
import { useShortcut } from '../../../ui/shortcuts.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';

interface SupplierActions {
  readonly primary: PageAction | undefined;
  readonly menu: readonly PageAction[];
  readonly edit: Dialog;
  /** Asked before one is archived that parts are bought from. */
  readonly confirm: Dialog;
  readonly archive: () => Promise<void>;
}

/** What the signed-in person may do with a supplier, as buttons, keys and actions of the palette. */
export function useSupplierActions(supplier: SupplierDetail): SupplierActions {
  const { t } = useTranslation('suppliers');
  const writes = useCan('parts.write');
  const [edit, confirm] = [useDialog(), useDialog()];
  const { id, name, partCount, archivedAt } = supplier;
  const isLive = archivedAt === null;

  const archive = async () => {
    await client.suppliers.archive({ id });
    showUndoToast({ message: t('archive.done', { name }), undo: () => client.suppliers.restore({ id }) });
  };
  const restore = async () => {
    await client.suppliers.restore({ id });
    notifyDone(t('archive.restored', { name }));
  };
  const editing: PageAction = { label: t('action.edit'), icon: IconPencil, onClick: edit.open };
  const restoring: PageAction = {
    label: t('action.restore'),
    icon: IconArchiveOff,
    onClick: () => void restore().catch(notifyError),
  };
  const archiving: PageAction = {
    label: t('action.archive'),
    icon: IconArchive,
    onClick: partCount > 0 ? confirm.open : () => void archive().catch(notifyError),
  };
  useShortcut('e', edit.open, { label: editing.label, enabled: writes && isLive });

  const primary = isLive ? editing : restoring;
  const allowed = writes ? [primary, ...(isLive ? [archiving] : [])] : [];
  usePaletteActions(
    allowed.map(({ label, icon, onClick }) => ({
      id: `suppliers.${id}.${label}`,
      label: `${name}: ${label}`,
      icon,
      run: onClick,
    })),
  );
  return { primary: allowed[0], menu: allowed.slice(1), edit, confirm, archive };
}
