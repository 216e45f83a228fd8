/** Pixel sizes that scripts need (virtual rows); the same numbers stand in tokens.css for everything else. */
import { usePreferences, type Density } from '../preferences.ts';

export interface DensityMetrics {
  readonly density: Density;
  /** Height of one list or tree row in CSS pixels. */
  readonly rowHeight: number;
  /** Size of icons beside text, in CSS pixels. */
  readonly iconSize: number;
}

const metrics: Record<Density, DensityMetrics> = {
  desk: { density: 'desk', rowHeight: 34, iconSize: 18 },
  floor: { density: 'floor', rowHeight: 56, iconSize: 24 },
  gloves: { density: 'gloves', rowHeight: 76, iconSize: 30 },
};

export function useDensity(): DensityMetrics {
  return metrics[usePreferences().density];
}
