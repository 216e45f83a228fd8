import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import './app/theme/tokens.css';
import './app/theme/global.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startApi } from './api.ts';
import { Providers, styleNonce } from './app/providers.tsx';
import { router } from './app/routes.tsx';
import { startI18n } from './i18n/index.ts';
import { dropOldDrafts } from './ui/form/drafts.ts';

// Where react-remove-scroll, which locks the page behind a dialog, looks for the nonce of its style element.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });

dropOldDrafts(Date.now());
startI18n();
startApi();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
