import { useNavigate } from '@tanstack/react-router';

/** Opens the form for a new asset on whatever asset page is shown; the address says so. */
export function useOpenNew(): (below?: string) => void {
  const navigate = useNavigate();
  return (below) =>
    void navigate({ to: '.', search: (old: object) => ({ ...old, new: true, below }), replace: true });
}
