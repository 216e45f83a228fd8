import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api.ts';
import { HistoryPanel } from '../../../ui/history/HistoryPanel.tsx';
import type { RecordTab } from '../../../ui/RecordPage.tsx';
import { AlarmList } from '../../alarms/AlarmList.tsx';
import { useDocumentsTab } from '../../attachments/index.ts';
import { PositionItems } from '../../items/index.ts';
import { MetricsTab } from '../../metrics/MetricsTab.tsx';
import type { Asset } from '../form/values.ts';
import { KnowHowTab } from './KnowHowTab.tsx';
import { Overview } from './Overview.tsx';
import { PartsTab } from './PartsTab.tsx';
import { WorkTab } from './WorkTab.tsx';

/**
 * The tabs of an asset that the signed-in person may see.
 * @param onEdit undefined where the asset cannot be changed
 */
export function useAssetTabs(asset: Asset, onEdit: (() => void) | undefined): RecordTab[] {
  const { t } = useTranslation('assets');
  const { t: ti } = useTranslation('items');
  const readsMetrics = useCan('metrics.read');
  const readsAlarms = useCan('alarms.read');
  const readsWork = useCan('work.read');
  const readsParts = useCan('parts.read');
  const readsHistory = useCan('history.read');
  const tabs: (RecordTab & { readonly shown: boolean })[] = [
    { id: 'overview', label: t('tab.overview'), content: <Overview asset={asset} />, shown: true },
    {
      id: 'metrics',
      label: t('tab.metrics'),
      count: asset.metricCount,
      content: <MetricsTab assetId={asset.id} />,
      shown: readsMetrics,
    },
    {
      id: 'alarms',
      label: t('tab.alarms'),
      count: asset.standingAlarms,
      content: <AlarmList view="all" assetId={asset.id} />,
      shown: readsAlarms,
    },
    {
      id: 'work',
      label: t('tab.work'),
      count: asset.openWorkOrders,
      content: <WorkTab asset={asset} />,
      shown: readsWork,
    },
    { id: 'items', label: ti('tab.label'), content: <PositionItems asset={asset} />, shown: true },
    { id: 'parts', label: t('tab.parts'), content: <PartsTab asset={asset} />, shown: readsParts },
    {
      id: 'know-how',
      label: t('tab.knowHow'),
      content: <KnowHowTab asset={asset} onEdit={onEdit} />,
      shown: true,
    },
    {
      ...useDocumentsTab({ entity: 'assets', recordId: asset.id, readOnly: asset.archivedAt !== null }),
      shown: true,
    },
    {
      id: 'history',
      label: t('tab.history'),
      content: <HistoryPanel subject="assets" id={asset.id} />,
      shown: readsHistory,
    },
  ];
  return tabs.filter(({ shown }) => shown);
}
