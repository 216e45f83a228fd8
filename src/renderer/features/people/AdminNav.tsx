import { useTranslation } from 'react-i18next';
import { useCan } from '../../api.ts';
import type { Permission } from '../../../shared/permissions.ts';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import classes from './AdminNav.module.css';

const PAGES = {
  people: { href: '/admin/people', permission: 'people.manage' },
  files: { href: '/admin/files', permission: 'plant.manage' },
  readings: { href: '/admin/readings', permission: 'plant.manage' },
  alarms: { href: '/admin/alarms', permission: 'plant.manage' },
  fixes: { href: '/admin/fixes', permission: 'plant.manage' },
  printers: { href: '/admin/printers', permission: 'plant.manage' },
} as const satisfies Record<string, { readonly href: string; readonly permission: Permission }>;

/** The pages of the administration, for those who may open more than one. */
export function AdminNav({ current }: { current: keyof typeof PAGES }) {
  const { t } = useTranslation('shell');
  const words = {
    people: useTranslation('people').t('title'),
    files: useTranslation('attachments').t('admin.title'),
    readings: useTranslation('retention').t('title'),
    alarms: useTranslation('alarms').t('flood.title'),
    fixes: useTranslation('verification').t('title'),
    printers: useTranslation('labels').t('printers.title'),
  };
  const may = {
    people: useCan(PAGES.people.permission),
    files: useCan(PAGES.files.permission),
    readings: useCan(PAGES.readings.permission),
    alarms: useCan(PAGES.alarms.permission),
    fixes: useCan(PAGES.fixes.permission),
    printers: useCan(PAGES.printers.permission),
  };
  const shown = (['people', 'files', 'readings', 'alarms', 'fixes', 'printers'] as const).filter(
    (page) => may[page],
  );
  if (shown.length < 2) return null;
  return (
    <nav aria-label={t('nav.admin')} className={classes.nav}>
      {shown.map((page) => (
        <PageAnchor
          key={page}
          href={PAGES[page].href}
          className={classes.link}
          aria-current={page === current ? 'page' : undefined}
        >
          {words[page]}
        </PageAnchor>
      ))}
    </nav>
  );
}
