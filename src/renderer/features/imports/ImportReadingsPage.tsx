import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/Page.tsx';

/** Reads a file of readings in, step by step. */
export function ImportReadingsPage() {
  const { t } = useTranslation('imports');
  return <Page title={t('title')}>{null}</Page>;
}
