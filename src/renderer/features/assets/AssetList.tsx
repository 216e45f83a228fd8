import { IconEngine, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useCan } from '../../api.ts';
import { DataList } from '../../ui/list/DataList.tsx';
import { Page } from '../../ui/Page.tsx';
import { tagName } from '../../ui/tag-name.ts';
import { AssetFilters } from './AssetFilters.tsx';
import { ChangeSelected } from './ChangeSelected.tsx';
import { useAssetColumns, type Row, type Sort } from './columns.tsx';
import { type AssetFilter, inputOf, isFiltered, noFilter } from './filter.ts';
import { useRecordFiles } from '../imports/index.ts';
import { PrintSelected } from '../labels/index.ts';
import { ViewToggle } from './ViewToggle.tsx';

/** All assets as a list with filters. */
export function AssetList({ onNew }: { onNew: () => void }) {
  const { t } = useTranslation('assets');
  const canWrite = useCan('assets.write');
  const columns = useAssetColumns();
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<AssetFilter>(noFilter);
  const clear = () => {
    setText('');
    setFilter(noFilter);
  };
  const files = useRecordFiles('assets', (window) =>
    api.assets.list.queryOptions({ input: { text, ...inputOf(filter), ...window } }),
  );
  const create = { label: t('new'), onClick: onNew };
  return (
    <Page
      title={t('title')}
      fill
      secondary={<ViewToggle />}
      menu={files.menu}
      primary={canWrite ? { ...create, icon: IconPlus } : undefined}
    >
      <DataList<Row, Sort>
        id="assets"
        label={t('list.label')}
        columns={columns}
        page={(window, { health }) =>
          api.assets.list.queryOptions({ input: { text, ...inputOf(filter), health, ...window } })
        }
        defaultSort={{ sort: 'tag', direction: 'asc' }}
        rowId={({ id }) => id}
        rowName={({ tag, name }) => tagName(tag, name)}
        rowHref={({ id }) => `/assets/${id}`}
        bulkActions={(ids, clear) => (
          <>
            <ChangeSelected ids={ids} onChanged={clear} />
            <PrintSelected entity="assets" ids={ids} />
          </>
        )}
        search={{ value: text, onChange: setText, label: t('list.search') }}
        filters={<AssetFilters value={filter} onChange={setFilter} />}
        filtered={text !== '' || isFiltered(filter)}
        onClearFilters={clear}
        empty={{
          icon: IconEngine,
          title: t('list.empty'),
          hint: t('list.emptyHint'),
          action: canWrite ? create : undefined,
        }}
      />
      {files.dialog}
    </Page>
  );
}
