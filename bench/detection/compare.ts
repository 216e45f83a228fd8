/**
 * What is tuned on what. Settings are chosen on the run without anomalies alone. The labels of the valve runs are
 * looked at by `tally` and by nothing else.
 */
import type { Reading } from '../../src/shared/domain/threshold.ts';
import { choose, type Detector, episodesOf, type Setting } from './detectors.ts';
import type { Rig, Run } from './rig.ts';
import { type Alarm, sum, tally, type Tally } from './score.ts';

/** Readings at the start of a run that count as normal running, as in the SKAB benchmark. */
export const COMMISSIONING = 400;
/** Into pieces as long as a valve run the run without anomalies is cut. */
export const PIECE = 1150;
/** Episodes that a setting may raise in all pieces together. */
export const MOST_EPISODES = 0;

/** `carried-over`: all of the run without anomalies is the commissioning. `commissioned`: the start of every run. */
export type Regime = 'carried-over' | 'commissioned';

export interface Outcome {
  readonly detector: string;
  readonly regime: Regime;
  /** By sensor; null where no setting was quiet enough, so that the sensor is not watched. */
  readonly settings: ReadonlyMap<string, Setting | null>;
  readonly runs: readonly { readonly name: string; readonly tally: Tally }[];
  readonly bySensor: ReadonlyMap<string, Tally>;
  readonly total: Tally;
}

export function compare(rig: Rig, detector: Detector, regime: Regime): Outcome {
  const sensors = [...rig.clean.sensors.keys()];
  const clean = (sensor: string) => rig.clean.sensors.get(sensor)!;
  const settings = new Map(
    sensors.map((sensor) => [
      sensor,
      choose(detector, signalsOf(detector, clean(sensor), regime), MOST_EPISODES),
    ]),
  );
  const alarmsOf = (run: Run, sensor: string): Alarm[] => {
    const setting = settings.get(sensor);
    const readings = run.sensors.get(sensor);
    if (!setting || readings === undefined) return [];
    const normal = regime === 'commissioned' ? readings.slice(0, COMMISSIONING) : clean(sensor);
    return episodesOf(setting, detector.commission(normal)(readings.slice(COMMISSIONING)));
  };
  const watched = rig.valve.map((run) => ({
    name: run.name,
    ts: run.ts.slice(COMMISSIONING),
    isAnomaly: run.isAnomaly.slice(COMMISSIONING),
    alarms: new Map(sensors.map((sensor) => [sensor, alarmsOf(run, sensor)])),
  }));
  const runs = watched.map((run) => ({ name: run.name, tally: tally(run, [...run.alarms.values()].flat()) }));
  return {
    detector: detector.name,
    regime,
    settings,
    runs,
    bySensor: new Map(
      sensors.map((sensor) => [sensor, sum(watched.map((run) => tally(run, run.alarms.get(sensor)!)))]),
    ),
    total: sum(runs.map((run) => run.tally)),
  };
}

/** What a detector makes of normal running, for choosing. */
function signalsOf(detector: Detector, clean: readonly Reading[], regime: Regime): Reading[][] {
  if (regime === 'carried-over') return [detector.commission(clean)(clean)];
  const pieces = Math.floor(clean.length / PIECE);
  return Array.from({ length: pieces }, (_unused, index) => {
    const piece = clean.slice(index * PIECE, (index + 1) * PIECE);
    return detector.commission(piece.slice(0, COMMISSIONING))(piece.slice(COMMISSIONING));
  });
}
