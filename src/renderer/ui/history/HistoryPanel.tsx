import { Button, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryChange, HistoryEntry, HistorySubject } from '../../../shared/contract/history.ts';
import { api } from '../../api.ts';
import { recordHref } from '../../app/record-links.ts';
import { useTranslator } from '../../i18n/dynamic.ts';
import { ErrorState } from '../ErrorState.tsx';
import { useFormat } from '../format.ts';
import { PageAnchor } from '../PageAnchor.tsx';
import { DelayedBar } from '../Progress.tsx';
import { Section } from '../Section.tsx';
import { Sentence, slot } from '../Sentence.tsx';
import { Ago } from '../values.tsx';
import classes from './HistoryPanel.module.css';
import { historyValue, type ValueWords } from './values.ts';

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
  const { t } = useTranslation('history');
  const { t: common } = useTranslation();
  const format = useFormat();
  const status = useTranslator('status');
  return {
    format,
    status,
    yes: common('yes'),
    no: common('no'),
    months: (count) => t('months', { count }),
  };
}

function Entry({ entry, recordId }: { entry: HistoryEntry; recordId: string }) {
  const { t } = useTranslation('history');
  const word = useTranslator('history');
  const { actor, at, station, entity, entityId, subject, op, changes, workOrder } = entry;
  const who = <b>{actor?.fullName ?? t('program')}</b>;
  const what = <i>{subject}</i>;
  return (
    <li className={classes.entry}>
      {op === 'update' ? (
        changes.map((change) => (
          <p key={change.field}>
            {entityId !== recordId && change.kind !== 'position' && (
              <span className={classes.of}>{t('of', { subject })} </span>
            )}
            <Change change={change} entry={entry} />
          </p>
        ))
      ) : (
        <p>
          <Sentence
            text={word(`done.${entity}.${op}`, { actor: slot(0), subject: slot(1) })}
            parts={[who, what]}
          />
          <Details entry={entry} />
        </p>
      )}
      <p className={classes.when}>
        <Ago at={at} /> · {t('station', { station })}
        {workOrder !== null && workOrder.id !== recordId && (
          <>
            {' · '}
            <PageAnchor href={recordHref('work_orders', workOrder.id) ?? '/'}>{workOrder.number}</PageAnchor>
          </>
        )}
      </p>
    </li>
  );
}

function Change({ change, entry }: { change: HistoryChange; entry: HistoryEntry }) {
  const { t } = useTranslation('history');
  const word = useTranslator('history');
  const words = useValueWords();
  const show = (value: string | null) =>
    value === null ? null : <b>{historyValue(entry.entity, change, value, words)}</b>;
  const actor = <b>{entry.actor?.fullName ?? t('program')}</b>;
  const field = <i>{word(`fields.${change.field}`)}</i>;
  if (change.kind === 'position') {
    return (
      <Sentence
        text={t('moved', { actor: slot(0), subject: slot(1) })}
        parts={[actor, <i key="subject">{entry.subject}</i>]}
      />
    );
  }
  const blanks = { actor: slot(0), field: slot(1), old: slot(2), new: slot(3) };
  const text =
    change.old === null
      ? t('set', blanks)
      : change.new === null
        ? t('cleared', blanks)
        : t('changed', blanks);
  return <Sentence text={text} parts={[actor, field, show(change.old), show(change.new)]} />;
}

/** Of a new or removed record the few fields that tell what it is. */
function Details({ entry }: { entry: HistoryEntry }) {
  const word = useTranslator('history');
  const words = useValueWords();
  const known = entry.changes.flatMap((change) => {
    const value = change.new ?? change.old;
    if (value === null || value === entry.subject || change.kind === 'position') return [];
    return `${word(`fields.${change.field}`)}: ${historyValue(entry.entity, change, value, words)}`;
  });
  return known.length === 0 ? null : <span className={classes.details}>{known.join(' · ')}</span>;
}
