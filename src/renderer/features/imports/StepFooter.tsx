import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Imports.module.css';

interface StepFooterProps {
  readonly onBack?: () => void;
  readonly backLabel?: string;
  readonly next?: {
    readonly label: string;
    readonly onClick: () => void;
    readonly disabled?: boolean;
    readonly loading?: boolean;
  };
  /** A second way on, beside Next. */
  readonly extra?: ReactNode;
  /** In a sentence: how things stand. */
  readonly children?: ReactNode;
}

/** The way on and back, always in sight. */
export function StepFooter({ onBack, backLabel, next, extra, children }: StepFooterProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.footer}>
      <output>{children}</output>
      <div className={classes.footerButtons}>
        {onBack !== undefined && (
          <Button variant="default" onClick={onBack}>
            {backLabel ?? t('back')}
          </Button>
        )}
        {extra}
        {next !== undefined && (
          <Button onClick={next.onClick} disabled={next.disabled} loading={next.loading}>
            {next.label}
          </Button>
        )}
      </div>
    </div>
  );
}
