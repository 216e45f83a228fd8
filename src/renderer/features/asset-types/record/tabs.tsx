import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api.ts';
import { HistoryPanel } from '../../../ui/history/HistoryPanel.tsx';
import { Prose } from '../../../ui/Prose.tsx';
import type { RecordTab } from '../../../ui/RecordPage.tsx';
import { Section } from '../../../ui/Section.tsx';
import { useDocumentsTab } from '../../attachments/index.ts';
import { BomSection } from '../../bom/BomSection.tsx';
import classes from '../AssetTypes.module.css';
import { ChecklistsTab } from '../checklists/ChecklistsTab.tsx';
import { FieldsTab } from '../fields/FieldsTab.tsx';
import { KnowHow } from '../KnowHow.tsx';
import { TypeMetrics } from '../metrics/TypeMetrics.tsx';
import { TypeLife } from '../../predictions/TypeLife.tsx';
import { AssetsTab } from './AssetsTab.tsx';
import type { AssetType } from './TypePage.tsx';

/** The tabs of a type that the signed-in person may see. */
export function useTypeTabs(type: AssetType, onEdit: (() => void) | undefined): RecordTab[] {
  const { t } = useTranslation('assetTypes');
  const { t: tp } = useTranslation('predictions');
  const readsMetrics = useCan('metrics.read');
  const readsWork = useCan('work.read');
  const readsParts = useCan('parts.read');
  const readsHistory = useCan('history.read');
  const writes = onEdit !== undefined;
  const tabs: (RecordTab & { readonly shown: boolean })[] = [
    {
      id: 'overview',
      label: t('tab.overview'),
      content: (
        <div className={classes.sections}>
          <KnowHow {...type} onWrite={onEdit} />
          {type.description !== null && (
            <Section title={t('knowHow.description')}>
              <Prose text={type.description} />
            </Section>
          )}
        </div>
      ),
      shown: true,
    },
    {
      id: 'fields',
      label: t('tab.fields'),
      count: type.fields.filter(({ archivedAt }) => archivedAt === null).length,
      content: <FieldsTab type={type} writes={writes} />,
      shown: true,
    },
    {
      id: 'metrics',
      label: t('tab.metrics'),
      count: type.metrics.length,
      content: <TypeMetrics type={type} live={type.archivedAt === null} />,
      shown: readsMetrics,
    },
    {
      id: 'life',
      label: tp('type.tab'),
      content: <TypeLife assetTypeId={type.id} />,
      shown: readsMetrics,
    },
    {
      id: 'checklists',
      label: t('tab.checklists'),
      count: type.checklists.length,
      content: <ChecklistsTab type={type} live={type.archivedAt === null} />,
      shown: readsWork,
    },
    {
      id: 'parts',
      label: t('tab.parts'),
      count: type.partCount,
      content: <BomSection owner={{ assetTypeId: type.id }} ownerName={type.name} writes={writes} />,
      shown: readsParts,
    },
    {
      id: 'assets',
      label: t('tab.assets'),
      count: type.assetCount,
      content: <AssetsTab type={type} />,
      shown: true,
    },
    {
      ...useDocumentsTab({ entity: 'asset_types', recordId: type.id, readOnly: type.archivedAt !== null }),
      shown: true,
    },
    {
      id: 'history',
      label: t('tab.history'),
      content: <HistoryPanel subject="asset_types" id={type.id} />,
      shown: readsHistory,
    },
  ];
  return tabs.filter(({ shown }) => shown);
}
