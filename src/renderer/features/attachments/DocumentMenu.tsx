import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconDownload, IconEye, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { EditDocument } from './EditDocument.tsx';
import { useDocumentActions } from './use-document-actions.ts';
import { type Document, nameOf } from './words.ts';

interface DocumentMenuProps {
  readonly document: Document;
  readonly mayWrite: boolean;
  readonly onOpen: (id: string) => void;
}

/** What can be done with a file; one that came with the type of an asset is changed there. */
export function DocumentMenu({ document, mayWrite, onOpen }: DocumentMenuProps) {
  const { t } = useTranslation('attachments');
  const edit = useDialog();
  const { download, remove } = useDocumentActions(document);
  const icon = { size: 18, 'aria-hidden': true } as const;
  const changes = mayWrite && document.fromType === null;
  return (
    <>
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('more', { name: nameOf(document) })}>
            <IconDots aria-hidden size="var(--mw-icon)" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconEye {...icon} />} onClick={() => onOpen(document.id)}>
            {t('open')}
          </Menu.Item>
          <Menu.Item leftSection={<IconDownload {...icon} />} onClick={download}>
            {t('download')}
          </Menu.Item>
          {changes && (
            <>
              <Menu.Item leftSection={<IconPencil {...icon} />} onClick={edit.open}>
                {t('edit')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTrash {...icon} />} onClick={remove}>
                {t('remove')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {changes && <EditDocument document={document} {...edit.props} />}
    </>
  );
}
