import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api.ts';
import { notifyError } from '../../ui/notify.ts';
import { saveFile } from '../../ui/save-file.ts';
import { showUndoToast } from '../../ui/UndoToast.tsx';
import { contentQuery } from './content.ts';
import { type Document, nameOf } from './words.ts';

export interface DocumentActions {
  readonly download: () => void;
  readonly downloading: boolean;
  readonly remove: () => void;
}

export function useDocumentActions(document: Document): DocumentActions {
  const { t } = useTranslation('attachments');
  const queries = useQueryClient();
  const { id, fileName } = document;
  const download = useMutation({
    mutationFn: async () => {
      const content = await queries.fetchQuery(contentQuery(document));
      // Never as what it is: a browser would open some kinds instead of saving them.
      saveFile(fileName, new Blob([content], { type: 'application/octet-stream' }));
    },
    onError: notifyError,
  });
  const remove = useMutation({
    mutationFn: () => client.attachments.archive({ id }),
    onSuccess: () =>
      showUndoToast({
        message: t('removed', { name: nameOf(document) }),
        undo: () => client.attachments.restore({ id }),
      }),
    onError: notifyError,
  });
  return {
    download: () => download.mutate(),
    downloading: download.isPending,
    remove: () => remove.mutate(),
  };
}
