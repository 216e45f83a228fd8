import { skipToken, useQuery, type QueryFunction, type QueryKey } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { IconFileExport, IconFileImport } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordImportKind } from '../../../shared/contract/records.ts';
import { queryClient, useCan } from '../../api.ts';
import { useDialog } from '../../ui/form/use-dialog.ts';
import type { PageAction } from '../../ui/Page.tsx';
import { ExportDialog } from './export/ExportDialog.tsx';

interface ListPage {
  readonly rows: readonly { readonly id: string }[];
  readonly total: number;
}

/** What a list asks for with its present filters, as its DataList does. */
type ListQuery = (window: { readonly offset: number; readonly limit: number }) => {
  readonly queryKey: QueryKey;
  readonly queryFn: QueryFunction<ListPage>;
};

export interface RecordFiles {
  /** Import and export, as far as the person may; for the menu of a page. */
  readonly menu: readonly PageAction[];
  /** To be put on the page. */
  readonly dialog: ReactNode;
}

/**
 * The way in and out of files for the records of a page.
 * @param list what the page shows; left out, all records are exported
 */
export function useRecordFiles(kind: RecordImportKind, list?: ListQuery): RecordFiles {
  const { t } = useTranslation('records');
  const router = useRouter();
  const imports = useCan('records.import');
  const exports = useCan('records.export');
  const dialog = useDialog();
  const { opened } = dialog.props;
  const first = list?.({ offset: 0, limit: 1 });
  const counted = useQuery({
    queryKey: first?.queryKey ?? ['records', 'none'],
    queryFn: opened && first !== undefined ? first.queryFn : skipToken,
  });
  return {
    menu: [
      ...(imports
        ? [
            {
              label: t('menu.import'),
              icon: IconFileImport,
              onClick: () => router.history.push(`/imports/new?kind=${kind}`),
            },
          ]
        : []),
      ...(exports ? [{ label: t('menu.export'), icon: IconFileExport, onClick: dialog.open }] : []),
    ],
    dialog: exports ? (
      <ExportDialog
        {...dialog.props}
        kind={kind}
        listed={
          list === undefined
            ? undefined
            : { total: counted.data?.total, page: (window) => queryClient.fetchQuery(list(window)) }
        }
      />
    ) : null,
  };
}
