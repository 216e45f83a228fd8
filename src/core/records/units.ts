/** Units that need no asking: those of the plant, of counted things, and what is written everywhere. */
import { isCounted } from '../../shared/domain/quantity.ts';
import type { Reader } from '../database/database.ts';
import { alike } from './similar.ts';

const USUAL = new Set(
  [
    '% ‰ ppm pH dB h min s ms d rpm 1/min min⁻¹ Hz kHz MHz',
    'mm cm m km µm in ft mm² cm² m² m2 m³ m3 ml cl l L hl gal',
    'mg g kg t lb oz N kN Nm Pa hPa kPa MPa bar mbar psi',
    '°C °F K J kJ MJ Wh kWh MWh W kW MW VA kVA var kvar mA A kA mV V kV Ω kΩ MΩ',
    'mm/s mm/s² m/s m/s² m/min g/s kg/s kg/h t/h l/s l/min l/h L/min L/h m³/s m³/min m³/h m3/h',
    'pcs/h pcs/min cycles µS/cm mg/l g/l kg/m³ cSt mPas lx lm',
  ].flatMap((line) => line.split(' ')),
);
const MOST_OFFERED = 20;

export interface Units {
  isKnown(unit: string): boolean;
  /** What it may be taken for: what looks like it, then what the plant has. */
  alike(unit: string): { to: string; label: string }[];
}

export function unitsOf(db: Reader): Units {
  const own = db
    .sql(
      `SELECT unit FROM (SELECT unit, count(*) AS n FROM parts GROUP BY unit
       UNION ALL SELECT unit, count(*) FROM metrics GROUP BY unit)
       WHERE unit <> '' GROUP BY unit ORDER BY sum(n) DESC, unit`,
    )
    .pluck()
    .all() as string[];
  const known = new Set(own);
  const offer = (unit: string) => ({ to: unit, label: unit });
  return {
    isKnown: (unit) => known.has(unit) || USUAL.has(unit) || isCounted(unit),
    alike(unit) {
      const near = alike(
        unit,
        [...new Set([...own, 'pcs', ...USUAL])].map((each) => [each, offer(each)] as const),
        2,
      );
      const shown = new Set(near.map(({ to }) => to));
      return [...near, ...own.filter((each) => !shown.has(each)).map(offer)].slice(0, MOST_OFFERED);
    },
  };
}
