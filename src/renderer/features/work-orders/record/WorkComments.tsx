import type { WorkOrderDetail } from '../../../../shared/contract/work-orders.ts';
import { client, useCan } from '../../../api.ts';
import { Comments } from '../../../ui/Comments.tsx';

/** What was said about the work; closed work can still be talked about. */
export function WorkComments({ workOrder: { id, comments } }: { workOrder: WorkOrderDetail }) {
  const may = useCan('work.request');
  const write = {
    draftKey: `work-order.comment.${id}`,
    add: (commentId: string, body: string) =>
      client.workOrders.addComment({ id: commentId, workOrderId: id, body }),
  };
  return <Comments comments={comments} write={may ? write : null} />;
}
