import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { IconArchive, IconArchiveOff, IconEdit, IconPlus } from '@tabler/icons-react';
import { createElement } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useCan, type Outputs } from '../../../api.ts';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { Page, type PageAction } from '../../../ui/Page.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { RecordPage } from '../../../ui/RecordPage.tsx';
import { useShortcut } from '../../../ui/shortcuts.ts';
import { useLabelActions } from '../../labels/index.ts';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { EditType } from '../form/EditType.tsx';
import { typeIcon } from '../icons.ts';
import classes from '../AssetTypes.module.css';
import { TypeFacts } from './TypeFacts.tsx';
import { useTypeTabs } from './tabs.tsx';

const route = getRouteApi('/assets/types/$typeId');
export type AssetType = Outputs['assetTypes']['get'];

/** The page of one asset type. */
export function TypePage() {
  const { t } = useTranslation('assetTypes');
  const { typeId } = route.useParams();
  const { data, error, refetch } = useQuery(api.assetTypes.get.queryOptions({ input: { id: typeId } }));
  if (data !== undefined) return <TypeRecord key={data.id} type={data} />;
  if (error === null) return <DelayedBar active />;
  return (
    <Page title={t('one')} breadcrumbs={[{ label: t('title'), href: '/assets/types' }]}>
      <ErrorState error={error} onRetry={() => void refetch()} />
    </Page>
  );
}

function TypeRecord({ type }: { type: AssetType }) {
  const { t } = useTranslation('assetTypes');
  const { t: ta } = useTranslation('assets');
  const { tab = 'overview' } = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const canWrite = useCan('assets.write');
  const [edit, inUse] = [useDialog(), useDialog()];
  const { id, name, archivedAt } = type;
  const show = (chosen: string) => void navigate({ search: { tab: chosen }, replace: true });
  const tabs = useTypeTabs(type, canWrite && archivedAt === null ? edit.open : undefined);
  const archiving = useArchiving(type, inUse.open);
  const mayEdit = canWrite && archivedAt === null;
  useShortcut('e', edit.open, { label: t('action.edit'), enabled: mayEdit });
  const labels = useLabelActions(name, [{ kind: 'type', id }]);
  const menu: PageAction[] = [
    ...(mayEdit ? [{ label: t('action.edit'), icon: IconEdit, onClick: edit.open }] : []),
    ...labels,
    ...(canWrite ? [archiving] : []),
  ];
  return (
    <>
      <RecordPage
        name={name}
        breadcrumbs={[
          { label: ta('title'), href: '/assets' },
          { label: t('title'), href: '/assets/types' },
        ]}
        state={
          <span className={classes.typeName}>
            {createElement(typeIcon(type.icon), { size: 22, 'aria-hidden': true })}
          </span>
        }
        primary={
          mayEdit
            ? {
                label: t('action.newAsset'),
                icon: IconPlus,
                onClick: () => router.history.push(`/assets?new=true&type=${id}`),
              }
            : undefined
        }
        menu={menu}
        facts={<TypeFacts type={type} />}
        tabs={tabs}
        tab={tab}
        onTabChange={show}
      />
      {mayEdit && <EditType type={type} {...edit.props} />}
      <ConfirmDialog
        {...inUse.props}
        title={t('archive.inUseTitle', { name })}
        text={t('archive.inUse', { count: type.assetCount })}
        confirmLabel={t('archive.show')}
        onConfirm={async () => show('assets')}
      />
    </>
  );
}

/** Archives a type that nothing is of, or brings it back; of one in use it says why not. */
function useArchiving({ id, name, archivedAt, assetCount }: AssetType, onInUse: () => void): PageAction {
  const { t } = useTranslation('assetTypes');
  const archive = async () => {
    try {
      await client.assetTypes.archive({ id });
      showUndoToast({ message: t('archive.done', { name }), undo: () => client.assetTypes.restore({ id }) });
    } catch (error) {
      notifyError(error);
    }
  };
  const restore = async () => {
    try {
      await client.assetTypes.restore({ id });
      notifyDone(t('archive.restored', { name }));
    } catch (error) {
      notifyError(error);
    }
  };
  if (archivedAt !== null) {
    return { label: t('action.restore'), icon: IconArchiveOff, onClick: () => void restore() };
  }
  return {
    label: t('action.archive'),
    icon: IconArchive,
    onClick: () => (assetCount > 0 ? onInUse() : void archive()),
  };
}
