import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';

/** Takes a metric off the shelf at once. */
export function useUnshelve() {
  const { t } = useTranslation('alarms');
  return useMutation({
    mutationFn: ({ id }: { readonly id: string; readonly name: string }) =>
      client.alarms.unshelve({ metricId: id }),
    onError: notifyError,
    onSuccess: (_done, { name }) => notifyDone(t('shelve.undone', { metric: name })),
  });
}
