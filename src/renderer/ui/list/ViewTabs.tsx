import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { Count } from '../Pill.tsx';
import { TabRow } from '../TabRow.tsx';
import classes from './ViewTabs.module.css';

export interface ListView<View extends string> {
  readonly id: View;
  readonly label: string;
  /** How much waits there; shown above zero. */
  readonly count?: number;
  readonly tone?: 'warning' | 'critical';
}

export interface ViewTabsProps<View extends string> {
  readonly label: string;
  readonly views: readonly ListView<View>[];
  readonly view: View;
  readonly onView: (view: View) => void;
  /** The list in the view that is open. */
  readonly children: ReactNode;
}

/** The views of a list as tabs above it; the list fills the rest of the page. */
export function ViewTabs<View extends string>(props: ViewTabsProps<View>) {
  const { label, views, view, onView, children } = props;
  return (
    <Tabs className={classes.tabs} value={view} onChange={(next) => next !== null && onView(next as View)}>
      <TabRow label={label} open={view}>
        {views.map(({ id, label: name, count = 0, tone }) => (
          <Tabs.Tab key={id} value={id}>
            {name}
            {count > 0 && <Count of={count} tone={tone} />}
          </Tabs.Tab>
        ))}
      </TabRow>
      {views.map(({ id }) => (
        <Tabs.Panel key={id} value={id} className={classes.panel}>
          {children}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
