/** What depends on the day (health, overdue, due today) is asked anew when another one begins at the plant. */
const LOOK_EVERY_MS = 30_000;

/**
 * Looks at the clock until the answer is called; a computer that slept through midnight sees it when it wakes.
 * @param dayOf the plant's calendar day of an instant
 */
export function followDays(dayOf: (instant: number) => string, onNewDay: () => void): () => void {
  let day = dayOf(Date.now());
  const timer = setInterval(() => {
    const today = dayOf(Date.now());
    if (today === day) return;
    day = today;
    onNewDay();
  }, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
