import { Tabs, Title, VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader, type Breadcrumb, type PageAction } from './Page.tsx';
import classes from './Page.module.css';
import { Count } from './Pill.tsx';
import { TabRow } from './TabRow.tsx';
import { tagName } from './tag-name.ts';

export interface RecordTab {
  readonly id: string;
  readonly label: string;
  /** Shown beside the label when above zero. */
  readonly count?: number;
  readonly content: ReactNode;
}

export interface RecordPageProps {
  /** Human number or tag, e.g. WO-2026-0042. */
  readonly number?: string;
  readonly name: string;
  readonly breadcrumbs?: readonly Breadcrumb[];
  /** The state badge or badges. */
  readonly state?: ReactNode;
  /** The next sensible action; one. */
  readonly primary?: PageAction;
  readonly secondary?: ReactNode;
  readonly menu?: readonly PageAction[];
  /** Between header and tabs: the few facts that matter. */
  readonly facts?: ReactNode;
  readonly tabs: readonly RecordTab[];
  /** The open tab; the route keeps it in its search parameters. */
  readonly tab: string;
  readonly onTabChange: (tab: string) => void;
  /** The side column, usually a HistoryPanel. Below the tabs on narrow windows. */
  readonly side?: ReactNode;
}

/** The page of one record: header with one primary action, tabs, history at the side. */
export function RecordPage(props: RecordPageProps) {
  const { t } = useTranslation();
  const { number, name, breadcrumbs, state, primary, secondary, menu, facts, tabs, tab, onTabChange, side } =
    props;
  const title = number === undefined ? name : tagName(number, name);
  useDocumentTitle(`${title} · Millwright`);
  const open = tabs.some(({ id }) => id === tab) ? tab : tabs[0]?.id;
  return (
    <div className={classes.page}>
      <PageHeader {...{ breadcrumbs, primary, secondary, menu }}>
        <Title order={1}>
          {number !== undefined && number !== name && <span className={classes.number}>{number} </span>}
          {name}
        </Title>
        {state !== undefined && <span className={classes.state}>{state}</span>}
      </PageHeader>
      {facts}
      <div className={classes.record} data-side={side === undefined ? 'none' : 'shown'}>
        <Tabs value={open} onChange={(value) => value !== null && onTabChange(value)}>
          <TabRow open={open}>
            {tabs.map(({ id, label, count }) => (
              <Tabs.Tab key={id} value={id}>
                {label}
                {count !== undefined && count > 0 && <TabCount count={count} />}
              </Tabs.Tab>
            ))}
          </TabRow>
          {tabs.map(({ id, content }) => (
            <Tabs.Panel key={id} value={id} className={classes.tabPanel}>
              {content}
            </Tabs.Panel>
          ))}
        </Tabs>
        {side !== undefined && (
          // It scrolls by itself, also by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          <aside className={classes.side} aria-label={t('details')} tabIndex={0}>
            {side}
          </aside>
        )}
      </div>
    </div>
  );
}

function TabCount({ count }: { count: number }) {
  return (
    <>
      <VisuallyHidden>: </VisuallyHidden>
      <Count of={count} />
    </>
  );
}
