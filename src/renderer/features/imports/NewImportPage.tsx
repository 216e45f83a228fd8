import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/Page.tsx';
import { Wizard } from './Wizard.tsx';

const route = getRouteApi('/imports/new');

/** Brings any file in; the address may say what it most probably holds. */
export function NewImportPage() {
  const { t } = useTranslation('records');
  const { kind } = route.useSearch();
  const name = `new.${kind ?? 'any'}`;
  return (
    <Page title={t('palette.import.label')} breadcrumbs={[{ label: t('list.title'), href: '/imports' }]}>
      <Wizard key={name} name={name} expected={kind ?? null} asks asset={null} />
    </Page>
  );
}
