import { useElementSize } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DelayedBar } from '../../../ui/Progress.tsx';
import classes from './Chart.module.css';
import { ChartPlot } from './ChartPlot.tsx';
import type { ChartMark } from './marks.ts';
import { MarkLane } from './MarkLane.tsx';
import { PlotSurface, type Cursor, type SurfaceZoom } from './PlotSurface.tsx';
import { usePicture, type PictureInput } from './use-picture.ts';

export interface ChartStageProps extends Omit<PictureInput, 'lane'> {
  /** Of the metric whose chart it is. */
  readonly name: string;
  readonly loading: boolean;
  /** Left out, the span stays as it is. */
  readonly zoom?: SurfaceZoom;
  readonly marks: readonly ChartMark[];
  /** Id of the sentence that sums the chart up. */
  readonly describedBy: string;
  readonly cursor?: Cursor | null;
  readonly onCursor?: (cursor: Cursor | null) => void;
  readonly onAnnotate?: ((at: number, value: number | null) => void) | undefined;
}

const noMarks: readonly ChartMark[] = [];

/** A chart at the size of its box: picture, pointer and keys. */
export function ChartStage(props: ChartStageProps) {
  const { span, zoom, height, loading, series } = props;
  const { t } = useTranslation('metrics');
  const { ref, width } = useElementSize();
  const [ownCursor, setOwnCursor] = useState<Cursor | null>(null);
  // Where there is hardly room for the lines there is none for the marks: the links below tell of them.
  const lane = height >= 180;
  const picture = usePicture({ ...props, lane }, width);
  const marks = lane ? props.marks : noMarks;
  return (
    <div ref={ref} className={classes.stage} style={{ height }}>
      {series.length === 0 && <p className={classes.empty}>{t('chart.allHidden')}</p>}
      {width > 0 && picture !== null && (
        <>
          <ChartPlot {...picture} marks={marks} span={span} width={width} height={height} />
          <PlotSurface
            span={span}
            picture={picture}
            marks={props.marks}
            zoom={zoom}
            cursor={props.cursor === undefined ? ownCursor : props.cursor}
            onCursor={props.onCursor ?? setOwnCursor}
            onAnnotate={props.onAnnotate}
            label={t('chart.label', { metric: props.name })}
            describedBy={props.describedBy}
          />
          {lane && <MarkLane marks={marks} span={span} plot={picture.plot} height={picture.laneHeight} />}
          {!loading && series.every(({ rows }) => rows.length === 0) && (
            <p className={classes.empty}>{t('chart.nothing')}</p>
          )}
        </>
      )}
      <div className={classes.loading}>
        <DelayedBar active={loading} />
      </div>
    </div>
  );
}
