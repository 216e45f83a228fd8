import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { IconTrash } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import type { Threshold } from '../../../../shared/domain/threshold.ts';
import { USUAL_LEAD_MS } from '../../../../shared/domain/trial.ts';
import { client } from '../../../api.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { errorCodeOf } from '../../../ui/errors.ts';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { RestoredNote } from '../../../ui/form/RestoredNote.tsx';
import { stopsAtUnreadable } from '../../../ui/form/unreadable.ts';
import { useAbandon, useDraftForm } from '../../../ui/form/use-draft-form.ts';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { tagName } from '../../../ui/tag-name.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { MetricChart } from '../MetricChart.tsx';
import { LimitFields } from './LimitFields.tsx';
import classes from './Limits.module.css';
import type { Asset } from './LimitsPage.tsx';
import { TrialResult } from './TrialResult.tsx';
import { useTrial, useTrialBefore } from './use-trial.ts';
import { problemsOf, thresholdOf, valuesOf, type LimitValues } from './values.ts';

export interface LimitsEditorProps {
  readonly metric: Metric;
  readonly asset: Asset;
  /** Filled in to be tried; the rest is as it stands. */
  readonly proposedDeadband?: number | undefined;
  /** Begins anew from the limits in force; the draft comes along. */
  readonly onReload: () => Promise<void>;
}

export function LimitsEditor({ metric, asset, proposedDeadband, onReload }: LimitsEditorProps) {
  const { t } = useTranslation('metrics');
  const { t: tc } = useTranslation();
  const remove = useDialog();
  const leave = useLeave(metric);
  const draftKey = `limits.${metric.id}`;
  const abandon = useAbandon(draftKey);
  // The metric follows the core; what the change is made from does not.
  const [base] = useState(metric.threshold);
  const { form, restored, finish } = useDraftForm<LimitValues>({
    initialValues: valuesOf(base),
    draftKey,
    editing: true,
  });
  const { setFieldValue } = form;
  useEffect(() => {
    if (proposedDeadband !== undefined) setFieldValue('deadband', proposedDeadband);
    // Once, when the page is opened.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const tried = useTryOut(metric, form.values);
  const save = useSave(metric, base, form.values, () => {
    finish();
    leave();
  });
  const cancel = () => {
    abandon();
    leave();
  };
  // A limit that cannot be read must not be saved as none.
  const submit = (element: HTMLFormElement) => {
    if (!stopsAtUnreadable(element)) save.run();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event.currentTarget);
  };
  return (
    <Page
      title={t('threshold.title', { metric: metric.name })}
      breadcrumbs={[
        { label: tagName(asset.tag, asset.name), href: `/assets/${asset.id}` },
        { label: t('title'), href: metricHref(metric) },
      ]}
      menu={
        metric.threshold === null
          ? undefined
          : [{ label: t('threshold.remove'), icon: IconTrash, onClick: remove.open, danger: true }]
      }
    >
      <div className={classes.frame}>
        <div className={classes.page}>
          <Section title={t('column.limits')}>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
            <form
              noValidate
              onKeyDown={onKeyDown}
              onSubmit={(event) => {
                event.preventDefault();
                submit(event.currentTarget);
              }}
            >
              <RestoredNote restored={restored} />
              <LimitFields form={form} metric={metric} isNew={base === null} />
              {save.failure !== undefined && <ErrorState error={save.failure} />}
              {errorCodeOf(save.failure) === 'THRESHOLD_CHANGED' && (
                <Button variant="default" mt="xs" onClick={() => void onReload()}>
                  {t('threshold.reload')}
                </Button>
              )}
              <div className={classes.actions}>
                {tried.short !== null && <span className={classes.short}>{tried.short}</span>}
                <Button variant="default" onClick={cancel} disabled={save.running}>
                  {tc('cancel')}
                </Button>
                <Button
                  type="submit"
                  loading={save.running}
                  disabled={save.blocked}
                  title={tc('form.submitHint')}
                >
                  {t('threshold.save')}
                </Button>
              </div>
            </form>
          </Section>
          <TryOut metric={metric} values={form.values} tried={tried} />
        </div>
      </div>
      <ConfirmDialog
        {...remove.props}
        title={t('threshold.removeTitle', { metric: metric.name })}
        text={t('threshold.removeText')}
        confirmLabel={t('threshold.remove')}
        danger
        onConfirm={async () => {
          const change = { metricId: metric.id, threshold: null, base };
          await client.metrics.setThreshold(change);
          finish();
          offerUndo(change, t('threshold.removed'));
          leave();
        }}
      />
    </Page>
  );
}

/** What the limits as they are being typed would have done. */
function useTryOut(metric: Metric, values: LimitValues) {
  const { t } = useTranslation('metrics');
  const threshold = thresholdOf(values, metric.kind);
  const [stable, setStable] = useState(threshold);
  // One object for as long as the values stay, so that nothing is drawn or asked for twice.
  if (JSON.stringify(stable) !== JSON.stringify(threshold)) setStable(threshold);
  const [leadMs, setLeadMs] = useState(USUAL_LEAD_MS);
  const result = useTrial(metric, stable, leadMs);
  const { trial } = result;
  const before = useTrialBefore(metric.id, metric.threshold, leadMs);
  const short =
    trial === undefined || trial.from === null ? null : t('threshold.trial.short', { count: trial.episodes });
  return { ...result, before, threshold: stable, leadMs, setLeadMs, short };
}

interface TryOutProps {
  readonly metric: Metric;
  readonly values: LimitValues;
  readonly tried: ReturnType<typeof useTryOut>;
}

/** The trial in numbers, and on the chart with the limits as they are being typed. */
function TryOut({ metric, values, tried }: TryOutProps) {
  const { t } = useTranslation('metrics');
  const { trial, trying, error, retry, before, leadMs, setLeadMs, threshold } = tried;
  const problem = Object.values(problemsOf(values, metric.kind))[0];
  // Typing comes first, the picture follows.
  const drawn = useDeferredValue(
    useMemo(
      () => ({ threshold, episodes: trial?.spans ?? [], failures: trial?.failures.marks ?? [] }),
      [threshold, trial],
    ),
  );
  const { span } = metric;
  return (
    <div className={classes.right}>
      <Section title={t('threshold.trial.title')}>
        {error === null ? (
          <TrialResult
            trial={trial}
            trying={trying}
            problem={problem}
            before={before}
            leadMs={leadMs}
            onLead={setLeadMs}
          />
        ) : (
          <ErrorState error={error} onRetry={retry} />
        )}
      </Section>
      {span !== null && (
        <Section title={metric.unit === '' ? metric.name : `${metric.name}, ${metric.unit}`}>
          <MetricChart metric={{ ...metric, span }} initial={{ kind: 'all' }} trial={drawn} height={300} />
        </Section>
      )}
    </div>
  );
}

function metricHref(metric: Metric): string {
  return `/assets/${metric.assetId}?${new URLSearchParams({ tab: 'metrics', metric: metric.id }).toString()}`;
}

function useLeave(metric: Metric): () => void {
  const router = useRouter();
  return () => router.history.push(metricHref(metric));
}

interface Change {
  readonly metricId: string;
  readonly threshold: Threshold | null;
  readonly base: Threshold | null;
}

function offerUndo({ metricId, threshold, base }: Change, message: string): void {
  const back = { metricId, threshold: base, base: threshold };
  showUndoToast({ message, undo: () => client.metrics.setThreshold(back) });
}

function useSave(
  { id: metricId, kind }: Pick<Metric, 'id' | 'kind'>,
  base: Threshold | null,
  values: LimitValues,
  onSaved: () => void,
) {
  const { t } = useTranslation('metrics');
  const [running, setRunning] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const blocked = Object.keys(problemsOf(values, kind)).length > 0;
  const save = async () => {
    setRunning(true);
    setFailure(undefined);
    try {
      const change = { metricId, threshold: thresholdOf(values, kind), base };
      const { episodes } = await client.metrics.setThreshold(change);
      offerUndo(
        change,
        episodes === 0 ? t('threshold.saved') : t('threshold.savedEpisodes', { count: episodes }),
      );
      onSaved();
    } catch (error) {
      setFailure(error);
      setRunning(false);
    }
  };
  return {
    running,
    failure,
    blocked,
    run: () => {
      if (!blocked && !running) void save();
    },
  };
}
