import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { adoptSession, api } from '../api.ts';
import { notifyError } from '../ui/notify.ts';

/** Signs out. Whoever signs in next begins at the landing page, not where the one before was. */
export function useSignOut() {
  const router = useRouter();
  return useMutation(
    api.session.signOut.mutationOptions({
      onSuccess: async () => {
        await adoptSession(null);
        router.history.replace('/');
      },
      onError: notifyError,
    }),
  );
}
