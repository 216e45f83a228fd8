import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconMessagePlus } from '@tabler/icons-react';
import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Annotation } from '../../../../shared/contract/annotations.ts';
import { api, client, useCan, useSignedIn } from '../../../api.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { notifyError } from '../../../ui/notify.ts';
import { PageMenu } from '../../../ui/Page.tsx';
import { showUndoToast } from '../../../ui/UndoToast.tsx';
import { DateTime } from '../../../ui/values.tsx';
import { AnnotationForm } from './AnnotationForm.tsx';
import classes from './Annotations.module.css';
import type { Annotations } from './use-annotations.ts';

const shownAtMost = 5;

interface AnnotationListProps {
  readonly metric: { readonly id: string; readonly name: string };
  readonly annotations: Annotations;
  /** Where a new one stands at first, ms UTC; follows what the chart shows. */
  readonly proposed: RefObject<number>;
}

/** The annotations of a metric below its chart, newest first, and the dialog in which they are written. */
export function AnnotationList({ metric, annotations, proposed }: AnnotationListProps) {
  const { t } = useTranslation('annotations');
  const { rows, error, retry, total, edited, edit, onAnnotate } = annotations;
  const [all, setAll] = useState(false);
  const newest = rows?.toReversed() ?? [];
  return (
    <section className={classes.annotations} aria-label={t('title')}>
      <div className={classes.heading}>
        <h3>{t('title')}</h3>
        {onAnnotate !== undefined && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconMessagePlus size={16} aria-hidden />}
            onClick={() => onAnnotate(proposed.current)}
          >
            {t('add')}
          </Button>
        )}
      </div>
      {error !== null && <ErrorState error={error} onRetry={retry} />}
      {rows?.length === 0 && <p className={classes.none}>{t('none')}</p>}
      {newest.length > 0 && (
        <ol className={classes.list}>
          {newest.slice(0, all ? undefined : shownAtMost).map((annotation) => (
            <Line key={annotation.id} annotation={annotation} onEdit={() => edit(annotation)} />
          ))}
        </ol>
      )}
      {!all && newest.length > shownAtMost && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {total > newest.length
            ? t('showNewest', { shown: newest.length, total })
            : t('showAll', { count: newest.length })}
        </Button>
      )}
      {all && total > newest.length && (
        <p className={classes.none}>{t('tooMany', { shown: newest.length, total })}</p>
      )}
      {edited !== null && onAnnotate !== undefined && (
        <AnnotationForm
          key={'id' in edited ? edited.id : 'new'}
          metric={metric}
          edited={edited}
          onClose={() => edit(null)}
        />
      )}
    </section>
  );
}

function Line({ annotation, onEdit }: { annotation: Annotation; onEdit: () => void }) {
  const { t } = useTranslation('annotations');
  const { t: tc } = useTranslation();
  const me = useSignedIn().user.id;
  const sets = useCan('metrics.write');
  const writes = useCan('alarms.acknowledge');
  const { id, at, until, text, author } = annotation;
  const remove = useMutation(
    api.annotations.archive.mutationOptions({
      onError: notifyError,
      onSuccess: () =>
        showUndoToast({ message: t('done.removed'), undo: () => client.annotations.restore({ id }) }),
    }),
  );
  return (
    <li className={classes.line}>
      <div className={classes.head}>
        <b>
          <DateTime at={at} />
          {until !== null && (
            <>
              {' – '}
              <DateTime at={until} />
            </>
          )}
        </b>
        <span className={classes.author}>{author.fullName}</span>
      </div>
      <p className={classes.text}>{text}</p>
      {writes && (sets || author.id === me) && (
        <div className={classes.menu}>
          <PageMenu
            of={text.slice(0, 40)}
            actions={[
              { label: tc('edit'), onClick: onEdit },
              { label: tc('remove'), onClick: () => remove.mutate({ id }) },
            ]}
          />
        </div>
      )}
    </li>
  );
}
