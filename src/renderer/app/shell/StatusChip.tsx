import { Popover, Text, UnstyledButton } from '@mantine/core';
import { IconDeviceDesktop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../api.ts';
import classes from './Shell.module.css';

/** Always visible: where the data is. */
export function StatusChip() {
  const { t } = useTranslation('shell');
  const { station } = useSignedIn();
  return (
    <Popover width={300} shadow="md" position="bottom-end" trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.chip}>
          <span className={classes.chipPill}>
            <IconDeviceDesktop aria-hidden className={classes.chipIcon} />
            <span className={classes.chipText}>{t('station.only')}</span>
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Text tabIndex={-1} data-autofocus>
          {t('station.hint', { station: station.name })}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
