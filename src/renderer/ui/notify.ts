/** Short messages at the edge of the window. */
import { notifications } from '@mantine/notifications';
import { errorSentence } from './errors.ts';

export function notifyDone(message: string): void {
  notifications.show({ message, color: 'good', autoClose: 4000 });
}

/** Shows an error's sentences until it is closed. */
export function notifyError(error: unknown): void {
  const { code, happened, safe, todo } = errorSentence(error);
  notifications.show({
    id: `error-${code}`,
    title: happened,
    message: `${safe} ${todo}`,
    color: 'critical',
    autoClose: false,
  });
}
