import { Button, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry, HistorySubject } from '../../../shared/contract/history.ts';
import { api } from '../../api.ts';
import { recordHref } from '../../app/record-links.ts';
import { useTranslator } from '../../i18n/dynamic.ts';
import { ErrorState } from '../ErrorState.tsx';
import { useFormat } from '../format.ts';
import { PageAnchor } from '../PageAnchor.tsx';
import { DelayedBar } from '../Progress.tsx';
import { Section } from '../Section.tsx';
import { Sentence } from '../Sentence.tsx';
import { Ago } from '../values.tsx';
import classes from './HistoryPanel.module.css';
import { changeSentence, details, eventSentence, type Told } from './sentences.ts';
import type { ValueWords } from './values.ts';

const firstLook = 30;
const further = 50;
/** The most one answer of the contract holds. */
const atMost = 500;

/** The history of a record and everything that belongs to it, as sentences, newest first. */
export function HistoryPanel({ subject, id }: { subject: HistorySubject; id: string }) {
  const { t } = useTranslation('history');
  const [limit, setLimit] = useState(firstLook);
  const { data, error, refetch, isFetching } = useQuery(
    api.history.of.queryOptions({ input: { subject, id, limit }, placeholderData: keepPreviousData }),
  );
  const older = data !== undefined && data.total > data.rows.length && limit < atMost;
  return (
    <Section title={t('title')}>
      <div className={classes.panel}>
        <DelayedBar active={isFetching && data === undefined} />
        {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data?.rows.length === 0 && <Text c="dimmed">{t('empty')}</Text>}
        <ol className={classes.entries}>
          {data?.rows.map((entry) => (
            <Entry key={entry.seq} entry={entry} recordId={id} />
          ))}
        </ol>
        {older && (
          <Button
            variant="subtle"
            loading={isFetching}
            onClick={() => setLimit(Math.min(atMost, limit + further))}
          >
            {t('more')}
          </Button>
        )}
      </div>
    </Section>
  );
}

function useValueWords(): ValueWords {
  const format = useFormat();
  const status = useTranslator('status');
  const common = useTranslator('common');
  const history = useTranslator('history');
  return { format, status, common, history };
}

function Entry({ entry, recordId }: { entry: HistoryEntry; recordId: string }) {
  const { t } = useTranslation('history');
  const words = useValueWords();
  const { at, station, entityId, subject, events, changes, workOrder } = entry;
  return (
    <li className={classes.entry}>
      {events.map((event) => (
        <p key={event.event}>
          <Emphasised told={eventSentence(entry, event, words)} />
        </p>
      ))}
      {events.length === 0
        ? changes.map((change) => (
            <p key={change.field}>
              {entityId !== recordId && <span className={classes.of}>{t('of', { subject })} </span>}
              <Emphasised told={changeSentence(entry, change, words)} />
            </p>
          ))
        : changes.length > 0 && <p className={classes.details}>{details(entry, words).join(' · ')}</p>}
      <p className={classes.when}>
        <Ago at={at} /> · {t('station', { station })}
        {workOrder !== null && workOrder.id !== recordId && (
          <>
            {' · '}
            <PageAnchor className={classes.unbroken} href={recordHref('work_orders', workOrder.id) ?? '/'}>
              {workOrder.number}
            </PageAnchor>
          </>
        )}
      </p>
    </li>
  );
}

/** A number or tag, which is not to be broken at its hyphens. */
const unbroken = /^\S{1,24}$/;

function Emphasised({ told: { text, parts } }: { told: Told }) {
  const shown = parts.map((part, index) => {
    const className = unbroken.test(part.text) ? classes.unbroken : undefined;
    // Slots are numbered: the order never changes.
    // oxlint-disable-next-line react/no-array-index-key
    return part.strong ? (
      <b key={index} className={className}>
        {part.text}
      </b>
    ) : (
      <span key={index} className={className}>
        {part.text}
      </span>
    );
  });
  return <Sentence text={text} parts={shown} />;
}
