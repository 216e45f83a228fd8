/** How large a document is shown: as large as the window, or so many times that. */
export type Zoom = number;

export const FIT: Zoom = 1;
const STEP = 1.25;
const MOST = 8;
const LEAST = 0.25;

/** Steps that come back to exactly FIT. */
function step(zoom: Zoom, by: number): Zoom {
  const steps = Math.round(Math.log(zoom) / Math.log(STEP)) + by;
  return steps === 0 ? FIT : Math.min(MOST, Math.max(LEAST, STEP ** steps));
}

export function larger(zoom: Zoom): Zoom {
  return step(zoom, 1);
}

export function smaller(zoom: Zoom): Zoom {
  return step(zoom, -1);
}
