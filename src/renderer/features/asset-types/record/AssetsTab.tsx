import { useRouter } from '@tanstack/react-router';
import { IconEngine } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useCan } from '../../../api.ts';
import { DataList } from '../../../ui/list/DataList.tsx';
import { tagName } from '../../../ui/tag-name.ts';
import { ChangeSelected } from '../../assets/ChangeSelected.tsx';
import { useAssetColumns } from '../../assets/columns.tsx';
import type { AssetType } from './TypePage.tsx';

/** The assets of a type. */
export function AssetsTab({ type }: { type: AssetType }) {
  const { t } = useTranslation('assetTypes');
  const { t: ta } = useTranslation('assets');
  const router = useRouter();
  const canWrite = useCan('assets.write');
  const all = useAssetColumns();
  const columns = useMemo(() => all.filter(({ id }) => id !== 'type'), [all]);
  const [text, setText] = useState('');
  return (
    <DataList
      id="asset-type.assets"
      label={t('assets.label', { type: type.name })}
      columns={columns}
      page={(window, { health }) =>
        api.assets.list.queryOptions({ input: { typeId: type.id, text, health, ...window } })
      }
      defaultSort={{ sort: 'tag', direction: 'asc' }}
      rowId={({ id }) => id}
      rowName={({ tag, name }) => tagName(tag, name)}
      rowHref={({ id }) => `/assets/${id}`}
      bulkActions={canWrite ? (ids, clear) => <ChangeSelected ids={ids} onChanged={clear} /> : undefined}
      search={{ value: text, onChange: setText, label: ta('list.search') }}
      filtered={text !== ''}
      onClearFilters={() => setText('')}
      height={14}
      empty={{
        icon: IconEngine,
        title: t('assets.empty'),
        hint: t('assets.emptyHint'),
        action:
          canWrite && type.archivedAt === null
            ? {
                label: t('action.newAsset'),
                onClick: () => router.history.push(`/assets?new=true&type=${type.id}`),
              }
            : undefined,
      }}
    />
  );
}
