import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './AddBeside.module.css';

/** A field with what makes a choice that is missing beside it. */
export function FieldWithAdd({ children }: { children: ReactNode }) {
  return <div className={classes.field}>{children}</div>;
}

/** The button of a `FieldWithAdd`, in line with the field below its label. */
export function AddButton({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button variant="default" className={classes.button} aria-label={label} title={label} onClick={onClick}>
      <IconPlus size={18} aria-hidden />
    </Button>
  );
}
