import { Select, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { IconTrendingUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../shared/contract/predictions.ts';
import { PREDICTION_KINDS, type PredictionKind } from '../../../shared/domain/prediction/stored.ts';
import { api, useCan } from '../../api.ts';
import { DataList } from '../../ui/list/DataList.tsx';
import { Page } from '../../ui/Page.tsx';
import { Count } from '../../ui/Pill.tsx';
import { TabRow } from '../../ui/TabRow.tsx';
import { usePredictionColumns } from './columns.tsx';
import classes from './Predictions.module.css';
import { RejectForm } from './RejectForm.tsx';
import { ScoreBoard } from './ScoreBoard.tsx';
import { useDecide } from './use-decide.ts';
import { type PredictionView, VIEWS } from './views.ts';
import { isLiving, usePredictionSentence } from './words.ts';

const route = getRouteApi('/predictions');

/** All predictions, the next one first, and how often they were right. */
export function PredictionsPage() {
  const { t } = useTranslation('predictions');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { view = 'current', kind } = search;
  const counts = useQuery(api.predictions.counts.queryOptions()).data ?? [];
  const countOf = (name: PredictionView, of: PredictionKind | undefined) =>
    counts.reduce(
      (sum, one) => (one.view === name && (of === undefined || one.kind === of) ? sum + one.count : sum),
      0,
    );
  const show = (next: typeof search) => void navigate({ search: next, replace: true });
  return (
    <Page title={t('title')} fill>
      <Tabs
        className={classes.tabs}
        value={view}
        onChange={(next) => show({ ...search, view: VIEWS.find((name) => name === next) })}
      >
        <TabRow label={t('view.label')} open={view}>
          {VIEWS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`view.${name}`)}
              {name !== 'scores' && counts.length > 0 && <Count of={countOf(name, kind)} />}
            </Tabs.Tab>
          ))}
        </TabRow>
        {VIEWS.map((name) => (
          <Tabs.Panel key={name} value={name} className={classes.panel}>
            {name === 'scores' ? (
              <ScoreBoard />
            ) : (
              <PredictionList
                view={name}
                kind={kind}
                onKind={(next) => show({ ...search, kind: next })}
                countOf={(of) => countOf(name, of)}
              />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

interface PredictionListProps {
  readonly view: Exclude<PredictionView, 'scores'>;
  readonly kind: PredictionKind | undefined;
  readonly onKind: (kind: PredictionKind | undefined) => void;
  /** In this view. */
  readonly countOf: (kind: PredictionKind) => number;
}

/** `a` accepts the row the keyboard stands on, `x` rejects it, `w` drafts a work order. */
function PredictionList({ view, kind, onKind, countOf }: PredictionListProps) {
  const { t } = useTranslation('predictions');
  const { t: tc } = useTranslation();
  const sentence = usePredictionSentence();
  const decide = useDecide();
  const decides = useCan('alarms.acknowledge');
  const columns = usePredictionColumns();
  const [rejecting, setRejecting] = useState<Prediction | null>(null);
  const whenLiving = (run: (prediction: Prediction) => void) => (prediction: Prediction) => {
    if (isLiving(prediction)) run(prediction);
  };
  return (
    <>
      <DataList<Prediction>
        id={`predictions.${view}`}
        label={t('title')}
        columns={columns}
        page={({ offset, limit }) =>
          api.predictions.list.queryOptions({ input: { view, kind: kind ?? null, offset, limit } })
        }
        rowId={({ id }) => id}
        rowName={(prediction) => `${sentence(prediction)}, ${prediction.asset.tag}`}
        rowHref={({ id }) => `/predictions/${id}`}
        filters={
          <Select
            aria-label={t('filter.kind')}
            placeholder={t('filter.anyKind')}
            value={kind ?? null}
            onChange={(next) => onKind(PREDICTION_KINDS.find((one) => one === next))}
            data={PREDICTION_KINDS.map((value) => ({
              value,
              label: t('filter.count', { kind: t(`kind.${value}`), count: countOf(value) }),
            }))}
            clearable
            clearButtonProps={{ 'aria-label': tc('clear') }}
            w={260}
          />
        }
        filtered={kind !== undefined}
        onClearFilters={() => onKind(undefined)}
        height="fill"
        sentences
        empty={{ icon: IconTrendingUp, title: t(`empty.${view}`), hint: t(`empty.${view}Hint`) }}
        rowKeys={
          decides
            ? [
                { keys: 'a', label: t('action.acceptKey'), run: whenLiving(decide.accept) },
                { keys: 'x', label: t('action.rejectKey'), run: whenLiving(setRejecting) },
                { keys: 'w', label: t('action.draftKey'), run: whenLiving(decide.draft) },
              ]
            : []
        }
      />
      {rejecting !== null && <RejectForm prediction={rejecting} opened onClose={() => setRejecting(null)} />}
    </>
  );
}
