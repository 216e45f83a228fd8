import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, connection, SignedInContext, useSignedIn } from '../api.ts';
import { MustChangePassword } from '../features/people/ChangePassword.tsx';
import { SignInPage } from '../features/session/SignInPage.tsx';
import { WelcomePage } from '../features/setup/WelcomePage.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PlantProvider } from '../ui/plant.tsx';
import { Progress, useDelayed } from '../ui/Progress.tsx';
import { useConnectionState } from './connection/connection.ts';
import { NotPermittedPage } from './fallback-pages.tsx';
import { permissionsAt } from './features.ts';
import { OutsideFrame } from './shell/OutsideFrame.tsx';
import { Shell } from './shell/Shell.tsx';

/**
 * Decides what this window shows: the welcome page, the sign-in page, the page to choose an own password, or
 * the program. The address stays as it is.
 */
export function Gate() {
  const session = useQuery(api.session.current.queryOptions());
  const { data } = session;
  if (data === undefined) {
    return (
      <OutsideFrame>
        {session.error === null ? (
          <Starting />
        ) : (
          <ErrorState error={session.error} onRetry={() => void session.refetch()} />
        )}
      </OutsideFrame>
    );
  }
  if (data.state === 'welcome') return <WelcomePage />;
  if (data.state === 'signed-out') return <SignInPage session={data} />;
  if (data.mustChangePassword) {
    return (
      <SignedInContext value={data}>
        <OutsideFrame>
          <MustChangePassword />
        </OutsideFrame>
      </SignedInContext>
    );
  }
  return (
    <SignedInContext value={data}>
      <PlantProvider plant={data.plant}>
        {/* Another person begins afresh: no open form of the one before. */}
        <Shell key={data.user.id}>
          <Page />
        </Shell>
      </PlantProvider>
    </SignedInContext>
  );
}

/** The page at this address, unless it is none of the person's. */
function Page() {
  const { permissions } = useSignedIn();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isOpen = permissionsAt(path).every((needed) => permissions.includes(needed));
  return isOpen ? <Outlet /> : <NotPermittedPage />;
}

function Starting() {
  const { t } = useTranslation('shell');
  const state = useConnectionState(connection);
  const late = useDelayed(true);
  if (state === 'lost' || state === 'refused') return null;
  return late ? <Progress label={t('connection.connecting')} /> : null;
}
