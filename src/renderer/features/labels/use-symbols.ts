import { useQuery } from '@tanstack/react-query';
import { loadSymbols, type DrawSymbol } from './symbol.ts';

/** What draws symbols; undefined until it is loaded. */
export function useSymbols(): DrawSymbol | undefined {
  const { data } = useQuery({
    queryKey: ['symbols'],
    queryFn: async () => ({ draw: await loadSymbols() }),
    networkMode: 'always',
    gcTime: Infinity,
  });
  return data?.draw;
}
