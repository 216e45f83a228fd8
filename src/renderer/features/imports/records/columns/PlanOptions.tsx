import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { recordsPlanSchema } from '../../../../../shared/contract/records.ts';
import { Section } from '../../../../ui/Section.tsx';
import type { Choices } from '../plan.ts';
import classes from '../Records.module.css';

const MODES = recordsPlanSchema.shape.mode.options;
const EMPTY_CELLS = recordsPlanSchema.shape.emptyCells.options;

interface PlanOptionsProps {
  readonly choices: Choices;
  readonly onChange: (changes: Partial<Choices>) => void;
}

/** What becomes of records that are there already. */
export function PlanOptions({ choices, onChange }: PlanOptionsProps) {
  const { t } = useTranslation('records');
  return (
    <Section title={t('options.title')}>
      <div className={classes.options}>
        <Radio.Group
          label={t('options.mode')}
          value={choices.mode}
          onChange={(value) => {
            const mode = MODES.find((each) => each === value);
            if (mode !== undefined) onChange({ mode });
          }}
        >
          <Stack gap="xs" mt="xs">
            {MODES.map((mode) => (
              <Radio
                key={mode}
                value={mode}
                label={t(`options.modes.${mode}.label`)}
                description={t(`options.modes.${mode}.hint`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={t('options.emptyCells')}
          value={choices.emptyCells}
          onChange={(value) => {
            const emptyCells = EMPTY_CELLS.find((each) => each === value);
            if (emptyCells !== undefined) onChange({ emptyCells });
          }}
        >
          <Stack gap="xs" mt="xs">
            {EMPTY_CELLS.map((each) => (
              <Radio
                key={each}
                value={each}
                label={t(`options.empty.${each}.label`)}
                description={t(`options.empty.${each}.hint`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      </div>
    </Section>
  );
}
