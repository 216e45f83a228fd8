import { useRouter } from '@tanstack/react-router';
import type { Metric } from '../../../shared/contract/metrics.ts';
import { client } from '../../api.ts';
import { notifyError } from '../../ui/notify.ts';
import { fleetHref } from './search.ts';

/** Opens the fleet of a metric: the assets of the same type; of an asset without type, the asset alone. */
export function useCompare(): (metric: Pick<Metric, 'assetId' | 'name' | 'unit'>) => Promise<void> {
  const router = useRouter();
  return async ({ assetId, name, unit }) => {
    try {
      const { assetTypeId } = await client.assets.get({ id: assetId });
      const of = assetTypeId === null ? { assets: [assetId] } : { type: assetTypeId };
      router.history.push(fleetHref({ ...of, metric: name, unit }));
    } catch (error) {
      notifyError(error);
    }
  };
}
