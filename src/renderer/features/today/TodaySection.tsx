import { Title } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBellRinging,
  IconCalendarDue,
  IconChevronRight,
  IconCircleCheck,
  IconFilterExclamation,
  IconInbox,
  IconShieldQuestion,
  IconShoppingCart,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format.ts';
import { PageAnchor } from '../../ui/PageAnchor.tsx';
import type { Tone } from '../../ui/status.ts';
import type { TodayRow } from './rows.tsx';
import { hrefs, type SectionName } from './sections.ts';
import classes from './Today.module.css';

/** The tone of a number above zero. */
const looks: Readonly<Record<SectionName, { readonly icon: Icon; readonly tone: Tone }>> = {
  myWork: { icon: IconUserCheck, tone: 'neutral' },
  standingAlarms: { icon: IconBellRinging, tone: 'critical' },
  overdue: { icon: IconAlertTriangle, tone: 'critical' },
  dueToday: { icon: IconCalendarDue, tone: 'warning' },
  reorder: { icon: IconShoppingCart, tone: 'warning' },
  requests: { icon: IconInbox, tone: 'info' },
  heldBack: { icon: IconFilterExclamation, tone: 'warning' },
  notVerified: { icon: IconShieldQuestion, tone: 'warning' },
};

interface TodaySectionProps {
  readonly name: SectionName;
  readonly total: number;
  readonly rows: readonly TodayRow[];
}

/** One card: the number, which opens the list behind it, and the first rows, each of which opens its record. */
export function TodaySection({ name, total, rows }: TodaySectionProps) {
  const { t } = useTranslation('today');
  const format = useFormat();
  const id = useId();
  const { icon: SectionIcon, tone } = looks[name];
  const section = t(`section.${name}`);
  const listed = rows.reduce((sum, { stands = 1 }) => sum + stands, 0);
  return (
    <section className={classes.section} data-tone={total === 0 ? 'good' : tone} aria-labelledby={id}>
      <PageAnchor className={classes.head} underline="never" href={hrefs[name]}>
        <SectionIcon aria-hidden className={classes.headIcon} />
        <Title order={2} id={id} className={classes.headTitle}>
          {section}
        </Title>
        <span className={classes.number}>{format.number(total)}</span>
      </PageAnchor>
      {total === 0 ? (
        <p className={classes.well}>
          <IconCircleCheck aria-hidden className={classes.wellIcon} />
          {t(`empty.${name}`)}
        </p>
      ) : (
        <ul className={classes.rows}>
          {rows.map((row) => (
            <li key={row.id}>
              <PageAnchor className={classes.row} underline="never" href={row.href}>
                <span className={classes.text}>
                  <span className={classes.title}>{row.title}</span>
                  <span className={classes.detail}>{row.detail}</span>
                </span>
                <span className={classes.side}>{row.side}</span>
                <IconChevronRight aria-hidden className={classes.chevron} />
              </PageAnchor>
            </li>
          ))}
          {listed < total && (
            <li>
              <PageAnchor className={classes.more} href={hrefs[name]}>
                {t('more', { count: total - listed })}
              </PageAnchor>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
