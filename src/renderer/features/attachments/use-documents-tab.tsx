import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RecordTab } from '../../ui/RecordPage.tsx';
import { Documents, type DocumentsProps } from './Documents.tsx';
import { documentsQuery } from './query.ts';

/** The tab of a record's files, with their number. */
export function useDocumentsTab(props: DocumentsProps): RecordTab {
  const { t } = useTranslation('attachments');
  const { entity, recordId } = props;
  const { data } = useQuery(documentsQuery({ entity, recordId }));
  return { id: 'documents', label: t('tab'), count: data?.total, content: <Documents {...props} /> };
}
