import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is as narrow as a phone: the navigation is a drawer. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
}
