import { Button, Menu } from '@mantine/core';
import { IconDownload, IconFileTypeCsv, IconPhoto } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api.ts';

export interface SaveMenuProps {
  readonly onPicture: () => void;
  readonly onCsv: () => void;
  /** There is no picture of a table. */
  readonly table: boolean;
}

export function SaveMenu({ onPicture, onCsv, table }: SaveMenuProps) {
  const { t } = useTranslation('metrics');
  const exports = useCan('records.export');
  if (table && !exports) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          {t('save.menu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {!table && (
          <Menu.Item leftSection={<IconPhoto size={16} aria-hidden />} onClick={onPicture}>
            {t('save.picture')}
          </Menu.Item>
        )}
        {exports && (
          <Menu.Item leftSection={<IconFileTypeCsv size={16} aria-hidden />} onClick={onCsv}>
            {t('save.csv')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
