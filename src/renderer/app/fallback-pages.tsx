import { IconLock, IconMapOff, IconRefreshAlert } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/EmptyState.tsx';

export function NotFoundPage() {
  const { t } = useTranslation('shell');
  const router = useRouter();
  return (
    <EmptyState
      icon={IconMapOff}
      title={t('notFound.title')}
      hint={t('notFound.hint')}
      action={{ label: t('notFound.action'), onClick: () => router.history.push('/') }}
    />
  );
}

export function NotPermittedPage() {
  const { t } = useTranslation('shell');
  const router = useRouter();
  return (
    <EmptyState
      icon={IconLock}
      title={t('notPermitted.title')}
      hint={t('notPermitted.hint')}
      action={{ label: t('notFound.action'), onClick: () => router.history.push('/') }}
    />
  );
}

export function CrashPage() {
  const { t } = useTranslation('shell');
  return (
    <EmptyState
      icon={IconRefreshAlert}
      title={t('crash.title')}
      hint={t('crash.hint')}
      action={{ label: t('crash.action'), onClick: () => window.location.reload() }}
    />
  );
}
