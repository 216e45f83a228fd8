import { useTranslation } from 'react-i18next';
import type { FleetSort } from '../../../shared/contract/fleet.ts';
import { client } from '../../api.ts';
import { useFormat } from '../../ui/format.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { saveCsv } from '../../ui/save-file.ts';
import { separatorOf, toCsv } from '../imports/csv.ts';
import { fileNameOf } from '../metrics/chart/chart-csv.ts';
import type { FleetPeriod, Selection } from './FleetPage.tsx';
import { allCells } from './all-cells.ts';
import { useLevelWord } from './words.ts';

/** Saves the fleet as a table: one line per asset, in the order that is shown. */
export function useFleetCsv() {
  const { t } = useTranslation('fleet');
  const { t: tm } = useTranslation('metrics');
  const format = useFormat();
  const levelWord = useLevelWord();
  return async (
    selection: Selection,
    when: FleetPeriod,
    order: { sort: FleetSort; direction: 'asc' | 'desc' },
  ): Promise<void> => {
    try {
      const { period } = await client.fleet.frame({ ...selection, ...when });
      const span = period ?? { from: 0, to: 1 };
      const { rows } = await allCells({ ...selection, ...span, ...order, points: 0 });
      const head = ['tag', 'asset', 'location', 'state', 'value', 'unit', 'when', 'trend'] as const;
      const lines = rows.map((cell) => [
        cell.asset.tag,
        cell.asset.name,
        cell.location ?? '',
        levelWord(cell),
        cell.latest === null
          ? ''
          : (cell.choices?.find(({ code }) => code === cell.latest?.value)?.label ??
            format.number(cell.latest.value, cell.decimals)),
        cell.unit,
        cell.latest === null ? '' : format.dateTimeSeconds(cell.latest.ts),
        cell.trend === null ? '' : format.number(cell.trend, cell.decimals),
      ]);
      const text = toCsv([head.map((key) => t(`table.${key}`)), ...lines], separatorOf(format.locale));
      const days = period === null ? [] : [format.dayOf(period.from), format.dayOf(period.to)];
      const fileName = fileNameOf([t('title'), selection.name, ...days], 'csv');
      saveCsv(fileName, text);
      notifyDone(tm('save.done', { fileName }));
    } catch (error) {
      notifyError(error);
    }
  };
}
