import { MAX_CELLS, type FleetCell } from '../../../shared/contract/fleet.ts';
import { client, type Inputs } from '../../api.ts';

/** The cells of a fleet in their order, `most` of them at most, and how many there are. */
export async function allCells(
  asked: Omit<Inputs['fleet']['cells'], 'offset' | 'limit'>,
  most = Number.POSITIVE_INFINITY,
): Promise<{ readonly rows: readonly FleetCell[]; readonly total: number }> {
  const rows: FleetCell[] = [];
  for (;;) {
    const limit = Math.min(MAX_CELLS, most - rows.length);
    const page = await client.fleet.cells({ ...asked, offset: rows.length, limit });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= Math.min(most, page.total)) {
      return { rows, total: page.total };
    }
  }
}
