import { IconEdit, IconPackageImport, IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ItemDetail } from '../../../../shared/contract/items.ts';
import { client, useCan } from '../../../api.ts';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { notifyError } from '../../../ui/notify.ts';
import type { PageAction } from '../../../ui/Page.tsx';
import { useShortcut } from '../../../ui/shortcuts.ts';
import { useLabelActions } from '../../labels/index.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';

/** What can be done with an item where it is. Of an installed one everything is done from its position. */
export function useItemActions(item: ItemDetail, name: string) {
  const { t } = useTranslation('items');
  const canWrite = useCan('assets.write');
  const install = useDialog();
  const edit = useDialog();
  const store = useDialog();
  const { id, state, location } = item;
  const stored = canWrite && state === 'stored';
  useShortcut('e', edit.open, { label: t('action.edit'), enabled: stored });
  const scrap = async () => {
    try {
      await client.items.scrap({ id });
      showUndoToast({
        message: t('scrapped', { item: name }),
        undo: () =>
          location === null ? Promise.resolve() : client.items.store({ id, locationId: location.id }),
      });
    } catch (error) {
      notifyError(error);
    }
  };
  const labels = useLabelActions(name, [{ kind: 'record', entity: 'items', id }]);
  const menu: PageAction[] = stored
    ? [
        { label: t('action.edit'), icon: IconEdit, onClick: edit.open },
        { label: t('action.scrap'), icon: IconTrash, onClick: () => void scrap() },
        ...labels,
      ]
    : labels;
  const primary: PageAction | undefined = !canWrite
    ? undefined
    : state === 'stored'
      ? { label: t('action.install'), icon: IconPlus, onClick: install.open }
      : state === 'scrapped'
        ? { label: t('action.store'), icon: IconPackageImport, onClick: store.open }
        : undefined;
  return { primary, menu, install, edit, store };
}
