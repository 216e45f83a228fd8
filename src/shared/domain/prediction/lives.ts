/** Lives of assets from what is known of them: when they began, failed, were replaced and were last seen. */
import type { Life } from './weibull.ts';

const DAY_MS = 86_400_000;

/** Instants in ms UTC. */
export interface KnownAsset {
  readonly assetId: string;
  /** Since when what is there now, or was there first, is installed; null: nobody wrote it down. */
  readonly installedAt: number | null;
  readonly failures: readonly number[];
  /** Since when its failures would have been written down. */
  readonly recordedSince: number;
  readonly replacements: readonly number[];
  /** When it was last seen alive: now, or when it was archived. */
  readonly until: number;
  /** Whether it is there to fail again. */
  readonly inUse: boolean;
}

/** What runs since its installation, last failure or replacement. */
export interface Running {
  readonly assetId: string;
  readonly since: number;
  readonly ageDays: number;
}

/**
 * Ages in whole days. A mended asset counts as new: a life begins with an installation, a failure or a replacement
 * and ends with the next failure, or, censored, with a replacement or at the end. What was before the first known
 * beginning has no age and is left out. A second failure within a day is the first one reported again.
 *
 * What was under way when records began enters at the age it had then: nobody would know had it failed before. What had
 * ended by then is left out.
 */
export function livesOf(assets: Iterable<KnownAsset>): {
  readonly lives: Life[];
  readonly running: Running[];
} {
  const lives: Life[] = [];
  const running: Running[] = [];
  for (const asset of assets) {
    const { assetId, installedAt, failures, recordedSince, replacements, until, inUse } = asset;
    const events = [
      ...(installedAt === null ? [] : [{ at: installedAt, failed: false }]),
      ...failures.map((at) => ({ at, failed: true })),
      ...replacements.map((at) => ({ at, failed: false })),
    ]
      .filter(({ at }) => at <= until)
      .sort((one, other) => one.at - other.at || Number(other.failed) - Number(one.failed));
    const add = (begin: number, age: number, failed: boolean): void => {
      const entry = Math.max(0, Math.floor((recordedSince - begin) / DAY_MS));
      if (age > entry) lives.push({ age, failed, entry });
    };
    let begin: number | null = null;
    for (const { at, failed } of events) {
      const age: number = begin === null ? 0 : Math.floor((at - begin) / DAY_MS);
      if (begin !== null) add(begin, age, failed);
      if (begin === null || age >= 1 || !failed) begin = at;
    }
    if (begin === null) continue;
    const ageDays = Math.floor((until - begin) / DAY_MS);
    add(begin, ageDays, false);
    if (inUse) running.push({ assetId, since: begin, ageDays });
  }
  return { lives, running };
}
