import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Imports.module.css';
import type { StepId } from './steps.ts';

interface StepBarProps {
  readonly steps: readonly StepId[];
  readonly current: StepId;
  /** Back to a step that is done; left out: there is no way back now. */
  readonly onStep?: (step: StepId) => void;
}

/** Where in the import one is; steps that are done can be gone back to. */
export function StepBar({ steps, current, onStep }: StepBarProps) {
  const { t } = useTranslation('imports');
  const at = steps.indexOf(current);
  return (
    <nav aria-label={t('steps.label')}>
      <ol className={classes.steps}>
        {steps.map((step, index) => {
          const state = index < at ? 'done' : index === at ? 'current' : 'ahead';
          const content = (
            <>
              <span className={classes.stepNumber} aria-hidden>
                {state === 'done' ? <IconCheck size={14} /> : index + 1}
              </span>
              {t(`steps.${step}`)}
              {state === 'done' && <VisuallyHidden>, {t('steps.done')}</VisuallyHidden>}
            </>
          );
          return (
            <li key={step} className={classes.step}>
              {state === 'done' && onStep !== undefined ? (
                <UnstyledButton className={classes.stepBox} data-state={state} onClick={() => onStep(step)}>
                  {content}
                </UnstyledButton>
              ) : (
                <span
                  className={classes.stepBox}
                  data-state={state}
                  aria-current={state === 'current' ? 'step' : undefined}
                >
                  {content}
                </span>
              )}
              {index < steps.length - 1 && (
                <IconChevronRight size={14} aria-hidden className={classes.stepArrow} />
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
