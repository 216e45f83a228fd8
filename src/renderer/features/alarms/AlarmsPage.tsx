import { Select, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SEVERITIES, type Severity } from '../../../shared/domain/vocabulary.ts';
import { api } from '../../api.ts';
import { useTranslator } from '../../i18n/dynamic.ts';
import { Page } from '../../ui/Page.tsx';
import { Count } from '../../ui/Pill.tsx';
import { TabRow } from '../../ui/TabRow.tsx';
import { AlarmList } from './AlarmList.tsx';
import classes from './Alarms.module.css';
import { FloodBanner } from './FloodBanner.tsx';
import { Nuisance } from './Nuisance.tsx';
import { Shelves } from './Shelves.tsx';

const views = ['standing', 'held', 'all'] as const;
const tabs = [...views, 'nuisance'] as const;
const route = getRouteApi('/alarms');

/** All alarms; which of them stands in the address. */
export function AlarmsPage() {
  const { t } = useTranslation('alarms');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { view = 'standing', severity, flood: floodId, days = 30 } = search;
  const standing = useQuery(api.alarms.list.queryOptions({ input: { view: 'standing', limit: 1 } })).data;
  const held = useQuery(api.alarms.list.queryOptions({ input: { view: 'held', limit: 1 } })).data;
  const show = (next: typeof search) => void navigate({ search: next, replace: true });
  return (
    <Page title={t('title')} fill>
      <FloodBanner
        shown={floodId}
        onShow={(flood) => show(flood === undefined ? {} : { view: 'all', flood })}
      />
      <Tabs
        className={classes.tabs}
        value={view}
        onChange={(next) => show({ ...search, view: tabs.find((name) => name === next) })}
      >
        <TabRow label={t('view.label')} open={view}>
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`view.${name}`)}
              {name === 'standing' && standing !== undefined && standing.total > 0 && (
                <Count of={standing.total} tone="critical" />
              )}
              {name === 'held' && held !== undefined && held.total > 0 && <Count of={held.total} />}
            </Tabs.Tab>
          ))}
        </TabRow>
        {views.map((name) => (
          <Tabs.Panel key={name} value={name} className={classes.panel}>
            {name === 'held' && <Shelves />}
            <AlarmList
              view={name}
              severity={severity}
              floodId={floodId}
              filters={
                <>
                  <SeverityFilter value={severity} onChange={(next) => show({ ...search, severity: next })} />
                  {name !== 'all' && (
                    <Text size="sm" c="dimmed" className={classes.order}>
                      {t('order')}
                    </Text>
                  )}
                </>
              }
              onClearFilters={() => show({ view: search.view })}
              onShowAll={() => show({ view: 'all' })}
            />
          </Tabs.Panel>
        ))}
        <Tabs.Panel value="nuisance" className={classes.panel}>
          <Nuisance days={days} onDays={(next) => show({ ...search, days: next })} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function SeverityFilter(props: {
  readonly value: Severity | undefined;
  readonly onChange: (severity: Severity | undefined) => void;
}) {
  const { t } = useTranslation('alarms');
  const { t: tc } = useTranslation();
  const word = useTranslator('status');
  return (
    <Select
      aria-label={t('filter.severity')}
      placeholder={t('filter.anySeverity')}
      value={props.value ?? null}
      onChange={(next) => props.onChange(next ?? undefined)}
      data={SEVERITIES.map((value) => ({ value, label: word(`severity.${value}`) }))}
      clearable
      clearButtonProps={{ 'aria-label': tc('clear') }}
      className={classes.filter}
    />
  );
}
