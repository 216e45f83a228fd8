import { ActionIcon, Button, Tooltip } from '@mantine/core';
import {
  IconArrowLeft,
  IconArrowRight,
  IconChartLine,
  IconTable,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Chart.module.css';
import { moved, PRESETS, presetOf, zoomed, type ChartView, type Span } from './view.ts';

export interface ChartToolbarProps {
  readonly view: ChartView;
  readonly span: Span;
  readonly readings: Span;
  /** Where zooming keeps what is shown, as a share of the span. */
  readonly anchor: number;
  readonly onView: (view: ChartView) => void;
  readonly table: boolean;
  readonly onTable: (table: boolean) => void;
}

/** Everything that drag and keys do, as buttons. */
export function ChartToolbar({ view, span, readings, anchor, onView, table, onTable }: ChartToolbarProps) {
  const { t } = useTranslation('metrics');
  const preset = presetOf(view);
  return (
    <div className={classes.toolbar}>
      {/* A group of toggles is not a form's fieldset. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div className={classes.group} role="group" aria-label={t('chart.presets')}>
        {PRESETS.map(({ id, view: choice }) => (
          <Button
            key={id}
            size="compact-sm"
            variant={preset === id ? 'light' : 'default'}
            aria-pressed={preset === id}
            title={t(`chart.presetLong.${id}`)}
            onClick={() => onView(choice)}
          >
            {t(`chart.preset.${id}`)}
          </Button>
        ))}
      </div>
      <div className={classes.group}>
        <Tool label={t('chart.earlier')} onClick={() => onView(moved(span, -0.5, readings))}>
          <IconArrowLeft size={18} aria-hidden />
        </Tool>
        <Tool label={t('chart.later')} onClick={() => onView(moved(span, 0.5, readings))}>
          <IconArrowRight size={18} aria-hidden />
        </Tool>
        <Tool label={t('chart.zoomIn')} onClick={() => onView(zoomed(span, 0.5, readings, anchor))}>
          <IconZoomIn size={18} aria-hidden />
        </Tool>
        <Tool label={t('chart.zoomOut')} onClick={() => onView(zoomed(span, 2, readings, anchor))}>
          <IconZoomOut size={18} aria-hidden />
        </Tool>
      </div>
      <div className={classes.toolbarEnd}>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={table ? <IconChartLine size={16} aria-hidden /> : <IconTable size={16} aria-hidden />}
          onClick={() => onTable(!table)}
        >
          {table ? t('chart.asChart') : t('chart.asTable')}
        </Button>
      </div>
    </div>
  );
}

function Tool({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" variant="default" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
