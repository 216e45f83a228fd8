import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssetHealth, HealthLine } from '../../../shared/contract/health.ts';
import { recordHref } from '../../app/record-links.ts';
import { useTranslator } from '../../i18n/dynamic.ts';
import { useFormat } from '../../ui/format.ts';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import classes from './Health.module.css';

/** What the computed score is made of: 100, what each cause takes off it and why, and what is left. */
export function HealthSum({ health }: { health: AssetHealth }) {
  const { t } = useTranslation('health');
  const { lines, unseen, computed } = health;
  return (
    <ul className={classes.sum}>
      <Line label={t('start')} points={100} />
      {lines.map((line) => (
        <Line key={line.cause} label={t(`cause.${line.cause}`)} points={-line.points}>
          <Reasons line={line} />
        </Line>
      ))}
      {unseen > 0 && <Line label={t('unseen')} points={-unseen} />}
      <Line label={t('result')} points={computed} />
    </ul>
  );
}

function Line(props: { readonly label: string; readonly points: number; readonly children?: ReactNode }) {
  const { label, points, children } = props;
  return (
    <li>
      <div className={classes.line}>
        <span>{label}</span>
        <Points points={points} />
      </div>
      {children}
    </li>
  );
}

/** With a true minus; nothing taken off is 0. */
function Points({ points }: { points: number }) {
  return <span className={classes.points}>{points < 0 ? `\u2212${-points}` : points}</span>;
}

function Reasons({ line }: { line: HealthLine }) {
  const { t } = useTranslation('health');
  const word = useTranslator('status');
  const format = useFormat();
  switch (line.cause) {
    case 'age':
      return <Age line={line} />;
    case 'alarms':
      return (
        <Rows line={line} none={t('none.alarms')}>
          {line.rows.map(({ id, metricName, severity, state, points }) => (
            <Row key={id} href={recordHref('alarms', id)} name={metricName} points={points}>
              {`${word(`severity.${severity}`)}, ${t(`state.${state}`)}`}
            </Row>
          ))}
        </Rows>
      );
    case 'overdue':
      return (
        <Rows line={line} none={t('none.overdue')}>
          {line.rows.map(({ id, number, title, priority, dueOn, points }) => (
            <Row key={id} href={recordHref('work_orders', id)} name={`${number} ${title}`} points={points}>
              {`${word(`priority.${priority}`)}, ${t('due', { day: format.day(dueOn) })}`}
            </Row>
          ))}
        </Rows>
      );
    case 'failures':
      return (
        <Rows line={line} none={t('none.failures')}>
          {line.rows.map(({ id, kind, name, day, points }) => (
            <Row
              key={id}
              href={recordHref(kind === 'alarm' ? 'alarms' : 'work_orders', id)}
              name={name}
              points={points}
            >
              {`${t(`failure.${kind}`)}, ${format.day(day)}`}
            </Row>
          ))}
        </Rows>
      );
  }
}

type Summed = Exclude<HealthLine, { readonly cause: 'age' }>;

function Rows({ line, none, children }: { line: Summed; none: string; children: ReactNode }) {
  const { t } = useTranslation('health');
  const { rows, count, points, sum, most } = line;
  if (count === 0) return <div className={classes.told}>{none}</div>;
  return (
    <ul className={classes.rows}>
      {children}
      {count > rows.length && <li>{t('more', { count: count - rows.length })}</li>}
      {sum > points && <li>{t('atMost', { sum, most })}</li>}
    </ul>
  );
}

function Row(props: {
  readonly href: string | null;
  readonly name: string;
  readonly points: number;
  readonly children: string;
}) {
  const { href, name, points, children } = props;
  return (
    <li>
      <span>
        <PageAnchor href={href ?? '/'}>{name}</PageAnchor> · {children}
      </span>
      <Points points={-points} />
    </li>
  );
}

function Age({ line }: { line: Extract<HealthLine, { readonly cause: 'age' }> }) {
  const { t } = useTranslation('health');
  const format = useFormat();
  const { installedOn, expectedLifetimeMonths: months, used, earlierDays } = line;
  if (months === null) return <div className={classes.told}>{t('age.noLifetime')}</div>;
  if (installedOn === null || used === null) {
    return <div className={classes.told}>{t('age.noInstallation')}</div>;
  }
  const lifetime =
    months % 12 === 0 ? t('age.years', { count: months / 12 }) : t('age.months', { count: months });
  return (
    <div className={classes.told}>
      {t('age.used', { used: format.percent(used), lifetime })}
      {earlierDays > 0 && ` ${t('age.earlier', { count: earlierDays })}`}
    </div>
  );
}
