/** What the signed-in person may bring in and out. */
import { useQuery } from '@tanstack/react-query';
import { IMPORT_KINDS, type ImportKind } from '../../../../shared/domain/vocabulary.ts';
import { api, useCan, type Outputs } from '../../../api.ts';

export type KindInfo = Outputs['records']['kinds'][number];

export interface Kinds {
  readonly infos: readonly KindInfo[];
  /** In the order in which a plant is moved in. */
  readonly importable: readonly ImportKind[];
  readonly isPending: boolean;
  readonly error: unknown;
  readonly refetch: () => void;
}

export function useKinds(): Kinds {
  const { data, error, isPending, refetch } = useQuery(api.records.kinds.queryOptions());
  const readings = useCan('readings.import');
  const infos = data ?? [];
  const may = (kind: ImportKind) =>
    kind === 'readings' ? readings : infos.some((info) => info.kind === kind && info.mayImport);
  return {
    infos,
    importable: data === undefined ? [] : IMPORT_KINDS.filter(may),
    isPending,
    error,
    refetch: () => void refetch(),
  };
}
