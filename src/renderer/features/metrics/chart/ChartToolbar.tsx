import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowLeft, IconArrowRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Chart.module.css';
import type { Move } from './trail.ts';
import { moved, PRESETS, presetOf, zoomed, type ChartView, type Span } from './view.ts';

export interface ChartToolbarProps {
  readonly view: ChartView;
  readonly span: Span;
  readonly readings: Span;
  /** Where zooming keeps what is shown, as a share of the span. */
  readonly anchor: number;
  readonly onView: (view: ChartView, move: Move) => void;
  /** Undefined where there is nowhere to go back to. */
  readonly onBack: (() => void) | undefined;
  /** Zoomed in as far as it goes. */
  readonly single: boolean;
  /** What else can be done with the chart. */
  readonly children: ReactNode;
}

/** Everything that drag and keys do, as buttons. */
export function ChartToolbar(props: ChartToolbarProps) {
  const { view, span, readings, anchor, onView, onBack, single, children } = props;
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
            onClick={() => onView(choice, 'jump')}
          >
            {t(`chart.preset.${id}`)}
          </Button>
        ))}
      </div>
      <div className={classes.group}>
        <Tool label={t('chart.back')} disabled={onBack === undefined} onClick={onBack}>
          <IconArrowBackUp size={18} aria-hidden />
        </Tool>
        <Tool label={t('chart.earlier')} onClick={() => onView(moved(span, -0.5, readings), 'step')}>
          <IconArrowLeft size={18} aria-hidden />
        </Tool>
        <Tool label={t('chart.later')} onClick={() => onView(moved(span, 0.5, readings), 'step')}>
          <IconArrowRight size={18} aria-hidden />
        </Tool>
        <Tool label={t('chart.zoomIn')} onClick={() => onView(zoomed(span, 0.5, readings, anchor), 'step')}>
          <IconZoomIn size={18} aria-hidden />
        </Tool>
        <Tool label={t('chart.zoomOut')} onClick={() => onView(zoomed(span, 2, readings, anchor), 'step')}>
          <IconZoomOut size={18} aria-hidden />
        </Tool>
      </div>
      {single && <p className={classes.note}>{t('resolution.singleNote')}</p>}
      <div className={classes.toolbarEnd}>{children}</div>
    </div>
  );
}

interface ToolProps {
  readonly label: string;
  readonly onClick: (() => void) | undefined;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

function Tool({ label, onClick, disabled = false, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon size="sm" variant="default" aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
