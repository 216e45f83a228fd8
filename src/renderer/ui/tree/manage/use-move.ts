import { useTranslation } from 'react-i18next';
import { notifyDone, notifyError } from '../../notify.ts';
import { showUndoToast } from '../../UndoToast.tsx';
import type { TreeKind } from './tree-kind.ts';

/** Moves nodes and offers to put them back; the answer says whether it was done. */
export function useMove(kind: TreeKind) {
  const { t } = useTranslation('trees');
  /** @throws what the core refused with */
  const send = async (
    ids: readonly string[],
    parentId: string | null,
    options?: { readonly withLocation?: boolean },
  ): Promise<void> => {
    const { count, undo } = await kind.move(ids, parentId, options);
    if (count === 0) return notifyDone(t('move.nothing'));
    const [only] = ids;
    const name = ids.length === 1 && only !== undefined ? await kind.nameOf(only) : '';
    const message =
      parentId === null
        ? t('move.doneTop', { count: ids.length, name })
        : t('move.done', { count: ids.length, name, place: await kind.nameOf(parentId) });
    if (undo === undefined) notifyDone(message);
    else showUndoToast({ message, undo });
  };
  const move = (ids: readonly string[], parentId: string | null): Promise<boolean> =>
    send(ids, parentId).then(
      () => true,
      (error: unknown) => {
        notifyError(error);
        return false;
      },
    );
  return { send, move };
}
