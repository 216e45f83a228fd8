import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { connection } from '../../api.ts';
import { useDelayed } from '../../ui/Progress.tsx';
import { useConnectionState } from '../connection/connection.ts';
import classes from './Shell.module.css';

/** Says that the core stopped answering, once it has been so for a moment. */
export function ConnectionBanner() {
  const { t } = useTranslation('shell');
  const state = useConnectionState(connection);
  const down = useDelayed(state === 'lost' || state === 'refused');
  return (
    <div role="alert" className={classes.banner} data-shown={down || undefined}>
      {down && (
        <>
          <IconPlugConnectedX aria-hidden className={classes.bannerIcon} />
          {t(state === 'refused' ? 'connection.refused' : 'connection.lost')}
        </>
      )}
    </div>
  );
}
