import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../shared/contract/predictions.ts';
import { client } from '../../api.ts';
import { recordHref } from '../../app/record-links.ts';
import { notifyDone } from '../../ui/notify.ts';
import { useRun } from '../../ui/use-run.ts';
import { usePredictionSentence } from './words.ts';

/** What can be done with a prediction at once. */
export function useDecide() {
  const { t } = useTranslation('predictions');
  const router = useRouter();
  const sentence = usePredictionSentence();
  const { running, run } = useRun();
  return {
    running,
    accept: (prediction: Prediction) =>
      void run(async () => {
        await client.predictions.accept({ id: prediction.id });
        notifyDone(t('accept.done', { what: sentence(prediction) }));
      }),
    /** Goes to the work order that was drafted, or was there. */
    draft: (prediction: Prediction) =>
      void run(async () => {
        const { workOrderId, number, added } = await client.predictions.draft({ id: prediction.id });
        notifyDone(t(added ? 'draft.added' : 'draft.done', { number }));
        router.history.push(recordHref('work_orders', workOrderId) ?? '/');
      }),
  };
}
