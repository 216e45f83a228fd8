import { useDebouncedCallback, useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { ALONE, companyOf, searchOf, viewOf, type ChartSearch, type Company } from './address.ts';
import { begun, gone, goneBack, type Move, type Trail } from './trail.ts';
import { openingView, PRESETS, presetOf, type ChartView, type PresetId, type Span } from './view.ts';

/** Where what is shown stands in the address of the page. */
export interface ChartAddress {
  readonly search: ChartSearch;
  readonly onSearch: (search: ChartSearch) => void;
}

/** Long enough for a wheel to come to rest. */
const restMs = 250;

function written({ from, to, show, with: others, hide, versus }: ChartSearch): string {
  return JSON.stringify([from, to, show, others, hide, versus]);
}

/**
 * What a chart shows. Presets are remembered for the next chart; everything is written to the address, and what
 * somebody else writes there is shown.
 */
export function useChartState(
  id: string,
  readings: Span,
  initial: ChartView | undefined,
  address: ChartAddress | undefined,
) {
  const [preset, setPreset] = useLocalStorage<PresetId>({
    key: 'millwright.chart.preset',
    defaultValue: 'week',
    getInitialValueInEffect: false,
  });
  const search = address?.search ?? {};
  const begin = (): Trail => {
    const wished = PRESETS.find((one) => one.id === preset)?.id ?? 'week';
    return begun(viewOf(search, readings) ?? initial ?? openingView(wished, readings));
  };
  const [trail, setTrail] = useState(begin);
  const [company, setCompany] = useState(() => (address === undefined ? ALONE : companyOf(search, id)));

  const [known, setKnown] = useState(() => written(search));
  const [sent, setSent] = useState(known);
  const asked = written(search);
  if (asked !== known) {
    setKnown(asked);
    if (asked !== sent) {
      setTrail(begin());
      setCompany(companyOf(search, id));
    }
  }
  const send = useDebouncedCallback((next: ChartSearch) => {
    setSent(written(next));
    address?.onSearch(next);
  }, restMs);

  const show = (next: Trail) => {
    setTrail(next);
    send(searchOf(next.view, company));
  };
  return {
    view: trail.view,
    company,
    onView: (view: ChartView, move: Move = 'jump') => {
      const chosen = presetOf(view);
      if (chosen !== undefined) setPreset(chosen);
      show(gone(trail, view, move));
    },
    /** Undefined where there is nowhere to go back to. */
    onBack: trail.before.length === 0 ? undefined : () => show(goneBack(trail)),
    onCompany: (change: Partial<Company>) => {
      const next = { ...company, ...change };
      setCompany(next);
      send(searchOf(trail.view, next));
    },
  };
}
