import { Menu, Tooltip } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format.ts';
import classes from './Chart.module.css';
import { xOf, type Plot } from './geometry.ts';
import { MarkIcon } from './MarkIcon.tsx';
import { clustersOf, isAlarm, type ChartMark, type MarkCluster } from './marks.ts';
import type { Span } from './view.ts';

export interface MarkLaneProps {
  readonly marks: readonly ChartMark[];
  readonly span: Span;
  readonly plot: Plot;
  /** Height of the lane in CSS pixels, and the least distance of its marks. */
  readonly height: number;
}

/** What opens a mark's record; undefined where there is nothing to open. */
export function useOpenMark(): (mark: ChartMark) => (() => void) | undefined {
  const router = useRouter();
  return ({ open }) => (typeof open === 'string' ? () => router.history.push(open) : open);
}

const shownAtMost = 12;
/** Of the height of a mark: how far apart two are, with their counts beside them. */
const roomOfCount = 1.5;

/** The marks above the plot as buttons. Those with the keyboard find the same as links below the chart. */
export function MarkLane({ marks, span, plot, height }: MarkLaneProps) {
  const clusters = useMemo(
    () =>
      clustersOf(
        // Of an alarm that began before what is shown the mark stands at the edge.
        marks.filter(({ at, to }) => at <= span.to && (at >= span.from || (to ?? at) >= span.from)),
        (at) => Math.max(0, xOf(at, span, { ...plot, left: 0 })),
        height * roomOfCount,
      ),
    [marks, span, plot, height],
  );
  return (
    <div className={classes.lane} style={{ left: plot.left, width: plot.width, height }}>
      {clusters.map((cluster) => (
        <Pin key={cluster.marks[0]!.id} cluster={cluster} size={height} />
      ))}
    </div>
  );
}

function Pin({ cluster: { x, marks }, size }: { cluster: MarkCluster; size: number }) {
  const { t } = useTranslation('metrics');
  const openOf = useOpenMark();
  const style = { left: x - size / 2, width: size, height: size };
  const icon = Math.round(size * 0.65);
  const [mark] = marks;
  if (mark === undefined) return null;
  if (marks.length === 1) {
    const open = openOf(mark);
    return (
      <Tooltip label={<MarkWords mark={mark} />} multiline maw={320}>
        <button
          type="button"
          className={classes.pin}
          style={style}
          tabIndex={-1}
          aria-label={mark.text}
          aria-disabled={open === undefined || undefined}
          onClick={open}
        >
          <MarkIcon kind={mark.kind} size={icon} />
        </button>
      </Tooltip>
    );
  }
  const worst =
    marks.find(({ kind }) => kind === 'alarm-critical') ?? marks.find(({ kind }) => isAlarm(kind)) ?? mark;
  return (
    <Menu position="bottom" withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={classes.pin}
          style={style}
          tabIndex={-1}
          aria-label={t('chart.mark.several', { count: marks.length })}
        >
          <MarkIcon kind={worst.kind} size={icon} />
          <span className={classes.pinCount}>{marks.length}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {marks
          .slice(-shownAtMost)
          .toReversed()
          .map((one) => (
            <Menu.Item key={one.id} leftSection={<MarkIcon kind={one.kind} />} onClick={openOf(one)}>
              <MarkWords mark={one} />
            </Menu.Item>
          ))}
        {marks.length > shownAtMost && (
          <Menu.Label>{t('chart.event.more', { count: marks.length - shownAtMost })}</Menu.Label>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

export function MarkWords({ mark: { text, detail, at } }: { mark: ChartMark }) {
  const format = useFormat();
  return (
    <span className={classes.markWords}>
      <span>{text}</span>
      {detail !== undefined && detail !== null && detail !== '' && <span>{detail}</span>}
      <span className={classes.markTime}>{format.dateTime(at)}</span>
    </span>
  );
}
