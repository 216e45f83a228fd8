import { useTranslation } from 'react-i18next';
import classes from './Limits.module.css';

interface FigureProps {
  readonly value: string;
  readonly label: string;
  /** The same with the limits in force, where they differ. */
  readonly before?: string | undefined;
}

/** A number with what it says, in a list of numbers. */
export function Figure({ value, label, before }: FigureProps) {
  const { t } = useTranslation('metrics');
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        {before !== undefined && before !== value && (
          <span className={classes.before}>{t('threshold.trial.inForce', { value: before })}</span>
        )}
      </dd>
    </div>
  );
}
