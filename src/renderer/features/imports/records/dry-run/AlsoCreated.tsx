import { MadeOnTheWay } from '../MadeOnTheWay.tsx';
import type { DryRun } from './DryRunStep.tsx';

/** Records that would come on the way. */
export function AlsoCreated({ result }: { result: Pick<DryRun, 'alsoCreated'> }) {
  const made = result.alsoCreated.map(({ kind, count, names }) => ({
    kind,
    count,
    records: names.map((label) => ({ label, href: null })),
  }));
  return <MadeOnTheWay made={made} />;
}
