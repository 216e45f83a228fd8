import { useQuery } from '@tanstack/react-query';
import type { AssetTypeRow } from '../../../../shared/contract/asset-types.ts';
import { api } from '../../../api.ts';

/** The type with this name, however it is written; undefined where there is none. */
export function useTypeNamed(name: string): AssetTypeRow | undefined {
  const { data = [] } = useQuery(api.assetTypes.list.queryOptions({ input: {} }));
  const wanted = name.trim().toLowerCase();
  return wanted === '' ? undefined : data.find((type) => type.name.toLowerCase() === wanted);
}
