/** All routes, put together from the table of features. The address stands behind the `#`, so any host can serve it. */
import { createRouter } from '@tanstack/react-router';
import { features } from './features.ts';
import type { Feature } from './feature.ts';
import { Gate } from './Gate.tsx';
import { hashHistory } from './hash-history.ts';
import { CrashPage, NotFoundPage } from './fallback-pages.tsx';
import { rootRoute } from './root-route.ts';

/** The routes of all features as one tuple, so that addresses and parameters stay typed. */
type RoutesOf<Features extends readonly Feature[]> = Features extends readonly [
  infer First extends Feature,
  ...infer Rest extends readonly Feature[],
]
  ? [...First['routes'], ...RoutesOf<Rest>]
  : [];

const listed: readonly Feature[] = features;

rootRoute.update({ component: Gate });

const routes = listed.flatMap((feature) => feature.routes) as unknown as RoutesOf<typeof features>;
const routeTree = rootRoute.addChildren(routes);

export const router = createRouter({
  routeTree,
  history: hashHistory(),
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: CrashPage,
  defaultPreload: false,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
