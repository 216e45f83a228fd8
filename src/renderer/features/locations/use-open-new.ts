import { useNavigate } from '@tanstack/react-router';

/** Opens the form for a new location on whatever location page is shown; the address says so. */
export function useOpenNew(): (below?: string) => void {
  const navigate = useNavigate();
  return (below) => {
    const search = (old: object) => ({ ...old, new: true, below });
    // The router knows only what the addresses of all pages have in common.
    void navigate({ to: '.', search: search as never, replace: true });
  };
}
