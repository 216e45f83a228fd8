import { ActionIcon, Tooltip } from '@mantine/core';
import { useElementSize, useLocalStorage } from '@mantine/hooks';
import { IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useDensity } from '../../../app/theme/density.ts';
import classes from './TreeFrame.module.css';

/** Least width of a record beside the tree, in CSS pixels. */
const leastRecord = 580;

export interface TreePlace {
  /** True where the tree stands beside the record. */
  readonly beside: boolean;
  /** Undefined where the tree cannot be hidden. */
  readonly onHide: (() => void) | undefined;
  /** Keys mean the record from now on. */
  readonly focusRecord: () => void;
}

interface TreeFrameProps {
  /** Key under which is kept on this computer whether the tree is hidden. */
  readonly id: string;
  readonly label: string;
  readonly showLabel: string;
  readonly recordId: string | undefined;
  readonly tree: (place: TreePlace) => ReactNode;
  /** What is chosen. */
  readonly children: ReactNode;
}

/** The tree at the left and what is chosen at the right; on narrow windows one or the other. */
export function TreeFrame({ id, label, showLabel, recordId, tree, children }: TreeFrameProps) {
  const [hidden, setHidden] = useLocalStorage<boolean>({
    key: `millwright.${id}.tree-hidden`,
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const { ref, width } = useElementSize();
  const { rowHeight } = useDensity();
  const [record, setRecord] = useState<HTMLDivElement | null>(null);
  // The tree is never narrower than this; the same sum is in the style.
  const beside = width === 0 || width >= rowHeight * 5 + 130 + leastRecord;
  return (
    <div
      ref={ref}
      className={classes.frame}
      data-beside={beside || undefined}
      data-pane={recordId === undefined ? 'tree' : 'record'}
    >
      {hidden && recordId !== undefined ? (
        <div className={classes.hiddenTree}>
          <Tooltip label={showLabel} position="right">
            <ActionIcon aria-label={showLabel} onClick={() => setHidden(false)}>
              <IconLayoutSidebarLeftExpand size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </div>
      ) : (
        <section className={classes.tree} aria-label={label}>
          {tree({
            beside,
            onHide: beside && recordId !== undefined ? () => setHidden(true) : undefined,
            focusRecord: () => record?.focus(),
          })}
        </section>
      )}
      <div ref={setRecord} className={classes.record} tabIndex={-1}>
        {children}
      </div>
    </div>
  );
}
