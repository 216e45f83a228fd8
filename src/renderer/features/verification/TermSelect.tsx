import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDuration } from '../metrics/duration.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Usual lengths in milliseconds. */
const USUAL = {
  hold: [HOUR, 4 * HOUR, 8 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY],
  relapse: [0, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY],
} as const;

const AS_PLANT = 'plant';

interface TermSelectProps {
  readonly term: keyof typeof USUAL;
  /** Milliseconds; null where it is as the plant has it. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** What the plant has, where that can be chosen. */
  readonly plant?: number;
}

/** How long a metric has to stay in band after a fix, or how long what follows is a relapse. */
export function TermSelect({ term, value, onChange, plant }: TermSelectProps) {
  const { t } = useTranslation('verification');
  const duration = useDuration();
  const usual: readonly number[] = USUAL[term];
  const lengths = [...new Set([...usual, ...(value === null ? [] : [value])])].toSorted((a, b) => a - b);
  const words = (ms: number) => (ms === 0 ? t('terms.never') : duration(ms));
  return (
    <Select
      label={t(`terms.${term}`)}
      description={t(`terms.${term}Hint`)}
      data={[
        ...(plant === undefined
          ? []
          : [{ value: AS_PLANT, label: t('terms.asPlant', { time: words(plant) }) }]),
        ...lengths.map((ms) => ({ value: String(ms), label: words(ms) })),
      ]}
      value={value === null ? AS_PLANT : String(value)}
      onChange={(next) => onChange(next === null || next === AS_PLANT ? null : Number(next))}
      allowDeselect={false}
    />
  );
}
