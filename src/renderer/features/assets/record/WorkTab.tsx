import { useRouter } from '@tanstack/react-router';
import { IconClipboardText } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useCan } from '../../../api.ts';
import { newWorkOrderHref, recordHref } from '../../../app/record-links.ts';
import { DataList } from '../../../ui/list/DataList.tsx';
import { useWorkColumns } from '../../work-orders/list/columns.tsx';
import type { Asset } from '../form/values.ts';

/** All work that was ever done on the asset, newest first. */
export function WorkTab({ asset }: { asset: Asset }) {
  const { t } = useTranslation('assets');
  const router = useRouter();
  const requestsWork = useCan('work.request');
  const plansWork = useCan('work.plan');
  const all = useWorkColumns();
  const columns = useMemo(() => all.filter(({ id }) => id !== 'asset'), [all]);
  return (
    <DataList
      id="assets.work"
      label={t('work.label', { asset: asset.tag })}
      columns={columns}
      page={(window) =>
        api.workOrders.list.queryOptions({ input: { assetId: asset.id, view: 'all', ...window } })
      }
      defaultSort={{ sort: 'createdAt', direction: 'desc' }}
      rowId={({ id }) => id}
      rowName={({ number }) => number}
      rowHref={({ id }) => recordHref('work_orders', id) ?? '/'}
      height={14}
      empty={{
        icon: IconClipboardText,
        title: t('work.empty'),
        hint: t('work.emptyHint'),
        action: requestsWork
          ? {
              label: plansWork ? t('action.workOrder') : t('action.report'),
              onClick: () => router.history.push(newWorkOrderHref({ assetId: asset.id })),
            }
          : undefined,
      }}
    />
  );
}
