/** The root of all routes. Its components are set in routes.tsx, so that features can hang below it without a cycle. */
import { createRootRoute } from '@tanstack/react-router';

export const rootRoute = createRootRoute();
