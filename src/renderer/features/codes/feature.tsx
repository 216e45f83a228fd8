/** Scanning: what a code leads to. It lives in the frame and has no page of its own. */
import { IconBarcode, IconKeyboard } from '@tabler/icons-react';
import { getFixedT } from 'i18next';
import type { Feature } from '../../app/feature.ts';
import { openCodeDialog } from './open.ts';

export const codes = {
  id: 'codes',
  routes: [],
  actions: () => {
    const t = getFixedT(null, 'codes');
    return [
      {
        id: 'codes.enter',
        label: t('enter.action'),
        icon: IconKeyboard,
        keywords: t('enter.keywords').split(' '),
        run: () => openCodeDialog('enter'),
      },
      {
        id: 'codes.scanner',
        label: t('scanner.action'),
        icon: IconBarcode,
        keywords: t('scanner.keywords').split(' '),
        run: () => openCodeDialog('scanner'),
      },
    ];
  },
} as const satisfies Feature;
