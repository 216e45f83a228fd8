import { useState } from 'react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../shared/contract/predictions.ts';
import { client } from '../../api.ts';
import { recordHref } from '../../app/record-links.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { usePredictionSentence } from './words.ts';

/** What can be done with a prediction at once. */
export function useDecide() {
  const { t } = useTranslation('predictions');
  const router = useRouter();
  const sentence = usePredictionSentence();
  const [running, setRunning] = useState(false);
  const run = async (command: () => Promise<void>) => {
    setRunning(true);
    try {
      await command();
    } catch (error) {
      notifyError(error);
    } finally {
      setRunning(false);
    }
  };
  return {
    running,
    accept: (prediction: Prediction) =>
      void run(async () => {
        await client.predictions.accept({ id: prediction.id });
        notifyDone(t('accept.done', { what: sentence(prediction) }));
      }),
    /** Goes to the work order that was drafted. */
    draft: (prediction: Prediction) =>
      void run(async () => {
        const { workOrderId, number } = await client.predictions.draft({ id: prediction.id });
        notifyDone(t('draft.done', { number }));
        router.history.push(recordHref('work_orders', workOrderId) ?? '/');
      }),
  };
}
