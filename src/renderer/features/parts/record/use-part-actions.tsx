import { Button } from '@mantine/core';
import { IconArrowsExchange, IconClipboardCheck, IconPackageImport, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PartDetail } from '../../../../shared/contract/parts.ts';
import { useCan } from '../../../api.ts';
import { useDialog, type Dialog } from '../../../ui/form/use-dialog.ts';
import { usePaletteActions } from '../../../ui/palette/actions.ts';
import type { PageAction } from '../../../ui/Page.tsx';
import { useShortcut } from '../../../ui/shortcuts.ts';
import { useLabelActions } from '../../labels/index.ts';

type DialogName = 'receive' | 'transfer' | 'count' | 'edit';

interface PartActions {
  /** Counting where the books are surely wrong, else receiving, else what else the person may do. */
  readonly primary: PageAction | undefined;
  readonly secondary: ReactNode;
  readonly menu: readonly PageAction[];
  readonly dialogs: Readonly<Record<DialogName, Dialog>>;
}

/** What the signed-in person may do with a part, as buttons, keys and actions of the palette. */
export function usePartActions(part: PartDetail): PartActions {
  const { t } = useTranslation('parts');
  const receives = useCan('stock.receive');
  const issues = useCan('stock.issue');
  const writes = useCan('parts.write');
  const dialogs = { receive: useDialog(), transfer: useDialog(), count: useDialog(), edit: useDialog() };
  const transferable = part.stock.some(({ quantity }) => quantity > 0);

  const receive = { label: t('action.receive'), icon: IconPackageImport, onClick: dialogs.receive.open };
  const count = { label: t('action.count'), icon: IconClipboardCheck, onClick: dialogs.count.open };
  const transfer = {
    label: t('action.transfer'),
    icon: IconArrowsExchange,
    onClick: dialogs.transfer.open,
    disabled: !transferable,
  };
  const edit = { label: t('action.edit'), icon: IconPencil, onClick: dialogs.edit.open };
  useShortcut('e', dialogs.edit.open, { label: edit.label, enabled: writes });

  const labels = useLabelActions(`${part.number} ${part.name}`, [
    { kind: 'record', entity: 'parts', id: part.id },
  ]);

  const booksWrong = part.stock.some(({ quantity }) => quantity < 0);
  const allowed: PageAction[] = [
    ...(receives ? (booksWrong ? [count, receive] : [receive, count]) : []),
    ...(issues ? [transfer] : []),
    ...(writes ? [edit] : []),
  ];
  usePaletteActions(
    allowed
      .filter(({ disabled }) => disabled !== true)
      .map(({ label, icon, onClick }) => ({
        id: `parts.${part.id}.${label}`,
        label: `${part.number}: ${label}`,
        icon,
        run: onClick,
      })),
  );
  const [primary, ...others] = allowed;
  const [second, ...rest] = others;
  return {
    primary,
    secondary: second === undefined ? null : <SecondaryButton action={second} />,
    menu: [...rest, ...labels],
    dialogs,
  };
}

function SecondaryButton({ action }: { action: PageAction }) {
  const { label, icon: ActionIcon, disabled, onClick } = action;
  return (
    <Button
      variant="default"
      disabled={disabled}
      onClick={onClick}
      leftSection={ActionIcon === undefined ? undefined : <ActionIcon size={18} aria-hidden />}
    >
      {label}
    </Button>
  );
}
