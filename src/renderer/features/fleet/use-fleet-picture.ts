import { useTranslation } from 'react-i18next';
import type { FleetCell, FleetSort } from '../../../shared/contract/fleet.ts';
import { client } from '../../api.ts';
import { useFormat } from '../../ui/format.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { saveFile } from '../../ui/save-file.ts';
import { fileNameOf } from '../metrics/chart/chart-csv.ts';
import { limitsOf, summaryOf, valueRange } from '../metrics/chart/shape.ts';
import { sparkPaths, sparkY } from '../metrics/spark-paths.ts';
import { metricValue } from '../metrics/value.ts';
import { allCells } from './all-cells.ts';
import { CHART, fleetPicture, MOST_DRAWN, type PictureCell } from './fleet-picture.ts';
import type { FleetPeriod, Selection } from './FleetPage.tsx';
import { sharedRange } from './scale.ts';
import { useLevelWord } from './words.ts';

const points = 110;

/** Saves the fleet as a picture: every asset in the order that is shown. */
export function useFleetPicture() {
  const { t } = useTranslation('fleet');
  const { t: tm } = useTranslation('metrics');
  const format = useFormat();
  const levelWord = useLevelWord();
  return async (
    selection: Selection,
    when: FleetPeriod,
    order: { sort: FleetSort; direction: 'asc' | 'desc' },
    shared: boolean,
  ): Promise<void> => {
    try {
      const frame = await client.fleet.frame({ ...selection, ...when });
      const { period } = frame;
      if (period === null) throw new Error('nothing is drawn');
      const { rows, total } = await allCells({ ...selection, ...period, ...order, points }, MOST_DRAWN);
      const common = shared && rows.every(({ choices }) => choices === null) ? sharedRange(frame) : null;
      const drawn = (cell: FleetCell): PictureCell => {
        const summary = summaryOf(cell.points);
        const limits = summary === null || cell.choices !== null ? [] : limitsOf(cell.threshold);
        const range = common ?? valueRange(summary, limits);
        const box = { ...CHART, ...period, range };
        const ends = summary === null || cell.choices !== null ? [] : range;
        return {
          tag: cell.asset.tag,
          name: cell.asset.name === cell.asset.tag ? '' : cell.asset.name,
          value: cell.latest === null ? '–' : metricValue(format, cell.latest.value, cell),
          state: cell.latest === null ? t('cell.none') : levelWord(cell),
          ...sparkPaths(cell.points, box),
          limits: limits.flatMap(({ value, severity }) =>
            value < range[0] || value > range[1] ? [] : [{ y: sparkY(value, box), severity }],
          ),
          scale: ends.map((value) => format.number(value, Math.abs(value) >= 100 ? 0 : cell.decimals)),
        };
      };
      const { name, unit } = selection;
      const title = unit === '' ? name : `${name}, ${unit}`;
      const picture = await fleetPicture({
        title,
        notes: [
          t('span', { from: format.dateTime(period.from), to: format.dateTime(period.to) }),
          rows.length < total
            ? t('drawn', { shown: rows.length, found: total })
            : t('count', { count: rows.length }),
        ],
        cells: rows.map(drawn),
      });
      const days = [format.dayOf(period.from), format.dayOf(period.to)];
      const fileName = fileNameOf([t('title'), name, ...days], 'png');
      saveFile(fileName, picture);
      notifyDone(tm('save.done', { fileName }));
    } catch (error) {
      notifyError(error);
    }
  };
}
