import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { IconCheck, IconClipboardPlus, IconClipboardText, IconEngine, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, useCan, type Outputs } from '../../api.ts';
import { recordHref } from '../../app/record-links.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { Page, type PageAction } from '../../ui/Page.tsx';
import { DelayedBar } from '../../ui/Progress.tsx';
import { useShortcut } from '../../ui/shortcuts.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { tagName } from '../../ui/tag-name.ts';
import { RejectForm } from './RejectForm.tsx';
import { Story } from './Story.tsx';
import { useDecide } from './use-decide.ts';
import { isLiving, standingOf } from './words.ts';

const route = getRouteApi('/predictions/$predictionId');

/** The page of one prediction: what it says, what it is made of, what became of it. */
export function PredictionPage() {
  const { t } = useTranslation('predictions');
  const { predictionId } = route.useParams();
  const { data, error, refetch } = useQuery(
    api.predictions.get.queryOptions({ input: { id: predictionId } }),
  );
  if (error !== null) {
    return (
      <Page title={t('title')} breadcrumbs={[{ label: t('title'), href: '/predictions' }]}>
        <ErrorState error={error} onRetry={() => void refetch()} />
      </Page>
    );
  }
  return data === undefined ? <DelayedBar active /> : <PredictionRecord prediction={data} />;
}

function PredictionRecord({ prediction }: { prediction: Outputs['predictions']['get'] }) {
  const { t } = useTranslation('predictions');
  const router = useRouter();
  const decide = useDecide();
  const reject = useDialog();
  const living = isLiving(prediction);
  const decides = useCan('alarms.acknowledge') && living;
  const readsWork = useCan('work.read');
  const { asset, metric, kind, workOrder, state } = prediction;
  const { openWork } = prediction.plan;
  const drafts = decides && state !== 'rejected';
  const accepts = decides && state !== 'accepted';
  const rejects = decides && state !== 'rejected' && workOrder === null;
  useShortcut('a', () => decide.accept(prediction), { label: t('action.acceptKey'), enabled: accepts });
  useShortcut('x', reject.open, { label: t('action.rejectKey'), enabled: rejects });
  const primary: PageAction | undefined =
    workOrder !== null
      ? readsWork
        ? {
            label: t('action.openWork', { number: workOrder.number }),
            icon: IconClipboardText,
            onClick: () => router.history.push(recordHref('work_orders', workOrder.id) ?? '/'),
            shortcut: 'w',
          }
        : undefined
      : drafts
        ? {
            label: openWork === null ? t('action.draft') : t('action.add', { number: openWork.number }),
            icon: IconClipboardPlus,
            onClick: () => decide.draft(prediction),
            loading: decide.running,
            shortcut: 'w',
          }
        : undefined;
  return (
    <>
      <Page
        title={`${metric === null ? t(`kind.${kind}`) : metric.name} · ${metric === null ? tagName(asset.tag, asset.name) : asset.tag}`}
        breadcrumbs={[{ label: t('title'), href: '/predictions' }]}
        titleSide={<StatusBadge kind="prediction" value={standingOf(prediction)} />}
        primary={primary}
        secondary={
          <>
            {accepts && (
              <Button
                variant="default"
                leftSection={<IconCheck size={18} aria-hidden />}
                onClick={() => decide.accept(prediction)}
              >
                {t('action.accept')}
              </Button>
            )}
            {rejects && (
              <Button variant="default" leftSection={<IconX size={18} aria-hidden />} onClick={reject.open}>
                {t('action.reject')}
              </Button>
            )}
          </>
        }
        menu={[
          {
            label: metric === null ? t('action.openAsset') : t('action.openMetric'),
            icon: IconEngine,
            onClick: () =>
              router.history.push(
                metric === null
                  ? `/assets/${asset.id}`
                  : `/assets/${asset.id}?tab=metrics&metric=${metric.id}`,
              ),
          },
        ]}
      >
        <Story prediction={prediction} />
      </Page>
      <RejectForm prediction={prediction} {...reject.props} />
    </>
  );
}
