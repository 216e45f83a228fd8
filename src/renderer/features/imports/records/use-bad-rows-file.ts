/** The bad rows of a dry run as a file to mend and bring again. */
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RECORD_PROBLEMS } from '../../../../shared/contract/records.ts';
import { client } from '../../../api.ts';
import { notifyError } from '../../../ui/notify.ts';
import { bytesOf, saveFile } from '../../../ui/save-file.ts';

export function useBadRowsFile(jobId: string): { readonly save: () => void; readonly saving: boolean } {
  const { t } = useTranslation('records');
  const saving = useMutation({
    mutationFn: async () => {
      const { fileName, mediaType, data } = await client.records.badRowsFile({
        jobId,
        reasons: RECORD_PROBLEMS.map((reason) => ({ reason, text: t(`problems.reasons.${reason}`) })),
      });
      saveFile(fileName, new Blob([bytesOf(data)], { type: mediaType }));
    },
    onError: notifyError,
  });
  return { save: () => saving.mutate(), saving: saving.isPending };
}
