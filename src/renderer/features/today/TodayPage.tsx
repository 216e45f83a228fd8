import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, useCan, useSignedIn } from '../../api.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useFormat } from '../../ui/format.ts';
import { Page } from '../../ui/Page.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { useNow } from '../../ui/values.tsx';
import { NewPlant } from './NewPlant.tsx';
import { rowsOf } from './rows.tsx';
import { sectionsFor } from './sections.ts';
import { TodaySection } from './TodaySection.tsx';
import classes from './Today.module.css';

/** The landing page: how much of each kind waits, and the first few of each. */
export function TodayPage() {
  const { t } = useTranslation('today');
  const { t: tw } = useTranslation('workOrders');
  const { history } = useRouter();
  const format = useFormat();
  const { permissions } = useSignedIn();
  const plans = useCan('work.plan');
  const requests = useCan('work.request');
  const { data, error, refetch } = useQuery(api.today.overview.queryOptions());
  return (
    <Page
      title={t('title')}
      titleSide={<span className={classes.date}>{format.day(format.dayOf(useNow()))}</span>}
      primary={
        requests
          ? {
              label: tw(plans ? 'new' : 'report'),
              icon: IconPlus,
              shortcut: 'n',
              onClick: () => history.push('/work?new=true'),
            }
          : undefined
      }
    >
      <DelayedBar active={data === undefined && error === null} />
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.isNewPlant === true && <NewPlant />}
      {data !== undefined && (
        <div className={classes.sections}>
          {sectionsFor(permissions).map((name) => (
            <TodaySection key={name} name={name} total={data[name].total} rows={rowsOf(name, data)} />
          ))}
        </div>
      )}
    </Page>
  );
}
