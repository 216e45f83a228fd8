import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PartDetail } from '../../../../shared/contract/parts.ts';
import { api, useCan } from '../../../api.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { HistoryPanel } from '../../../ui/history/HistoryPanel.tsx';
import { Page } from '../../../ui/Page.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { RecordPage } from '../../../ui/RecordPage.tsx';
import { stockState } from '../../../ui/status.ts';
import { StatusBadge } from '../../../ui/StatusBadge.tsx';
import { useDocumentsTab } from '../../attachments/index.ts';
import { EditPart } from '../form/EditPart.tsx';
import { CountDialog } from '../stock/CountDialog.tsx';
import { ReceiveDialog } from '../stock/ReceiveDialog.tsx';
import { TransferDialog } from '../stock/TransferDialog.tsx';
import { Movements } from './Movements.tsx';
import { Overview } from './Overview.tsx';
import { PartFacts } from './PartFacts.tsx';
import { StockBanners } from './StockBanners.tsx';
import { usePartActions } from './use-part-actions.tsx';
import { UsedOn } from './UsedOn.tsx';
import { Fits } from '../../bom/Fits.tsx';
import classes from './Record.module.css';

const route = getRouteApi('/parts/$partId');

/** The page of one part. */
export function PartPage() {
  const { t } = useTranslation('parts');
  const { partId } = route.useParams();
  const { data, error, refetch } = useQuery(api.parts.get.queryOptions({ input: { id: partId } }));
  if (data !== undefined) return <PartRecord key={data.id} part={data} />;
  if (error === null) return <DelayedBar active />;
  return (
    <Page title={t('one')} breadcrumbs={[{ label: t('title'), href: '/parts' }]}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
}

function PartRecord({ part }: { part: PartDetail }) {
  const { t } = useTranslation('parts');
  const { t: tt } = useTranslation('assetTypes');
  const { tab = 'overview' } = route.useSearch();
  const navigate = route.useNavigate();
  const readsHistory = useCan('history.read');
  const documents = useDocumentsTab({ entity: 'parts', recordId: part.id });
  const { primary, secondary, menu, dialogs } = usePartActions(part);
  return (
    <>
      <RecordPage
        number={part.number}
        name={part.name}
        breadcrumbs={[{ label: t('title'), href: '/parts' }]}
        state={<StatusBadge kind="stock" value={stockState(part.onHand, part.reorderPoint)} />}
        primary={primary}
        secondary={secondary}
        menu={menu}
        facts={
          <div className={classes.facts}>
            <StockBanners part={part} />
            <PartFacts part={part} />
          </div>
        }
        tabs={[
          { id: 'overview', label: t('tab.overview'), content: <Overview part={part} /> },
          { id: 'movements', label: t('tab.movements'), content: <Movements part={part} /> },
          { id: 'fits', label: tt('fits.title'), content: <Fits part={part} /> },
          { id: 'used', label: t('tab.used'), count: part.usedOn.length, content: <UsedOn part={part} /> },
          documents,
        ]}
        tab={tab}
        onTabChange={(chosen) => void navigate({ search: { tab: chosen }, replace: true })}
        // The ledger is a history itself and needs the width.
        side={readsHistory && tab !== 'movements' ? <HistoryPanel subject="parts" id={part.id} /> : undefined}
      />
      <ReceiveDialog {...dialogs.receive.props} part={part} />
      <TransferDialog {...dialogs.transfer.props} part={part} />
      <CountDialog {...dialogs.count.props} part={part} />
      <EditPart {...dialogs.edit.props} part={part} />
    </>
  );
}
