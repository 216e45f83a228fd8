import { useElementSize } from '@mantine/hooks';

/** The room inside of a box, in CSS pixels; 0 before it has been measured. */
export function useWidth(): { readonly ref: (node: HTMLElement | null) => void; readonly width: number } {
  const { ref, width } = useElementSize<HTMLElement>();
  return { ref, width };
}
