import { useMutation, useQuery } from '@tanstack/react-query';
import { api, client, useCan, useSignedIn } from '../../api.ts';
import { Comments } from '../../ui/Comments.tsx';
import { notifyError } from '../../ui/notify.ts';

/** What people have said about an alarm; each may take back what they said themselves. */
export function AlarmComments({ alarmId }: { alarmId: string }) {
  const may = useCan('alarms.acknowledge');
  const me = useSignedIn().user.id;
  const { data = [] } = useQuery(api.alarms.comments.queryOptions({ input: { id: alarmId } }));
  const remove = useMutation(api.alarms.removeComment.mutationOptions({ onError: notifyError }));
  const write = {
    draftKey: `alarm.comment.${alarmId}`,
    add: (id: string, body: string) => client.alarms.addComment({ id, alarmId, body }),
  };
  return (
    <Comments
      comments={data}
      write={may ? write : null}
      remove={{ may: ({ author }) => may && author.id === me, run: (id) => remove.mutate({ id }) }}
    />
  );
}
