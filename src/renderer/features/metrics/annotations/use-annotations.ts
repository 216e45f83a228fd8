import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Annotation } from '../../../../shared/contract/annotations.ts';
import { api, useCan, useSignedIn } from '../../../api.ts';

/** All time that readings can be of. */
const always = { from: -62_135_596_800_000, to: 253_402_300_799_999 };

/** What the dialog is open for: a new annotation at an instant, or one that is there. */
export type Edited = { readonly at: number } | Annotation;

/** The annotations of a metric, newest last, as marks for its chart, and what is being written. */
export function useAnnotations(metricId: string) {
  const { t } = useTranslation('annotations');
  const mayWrite = useCan('alarms.acknowledge');
  const sets = useCan('metrics.write');
  const me = useSignedIn().user.id;
  const [edited, setEdited] = useState<Edited | null>(null);
  const { data, error, refetch } = useQuery(
    api.annotations.list.queryOptions({ input: { metricIds: [metricId], ...always } }),
  );
  const marks = useMemo(
    () =>
      data?.rows.map((annotation) => ({
        id: annotation.id,
        at: annotation.at,
        to: annotation.until,
        kind: 'annotation' as const,
        text: t('by', { author: annotation.author.fullName }),
        detail: shortened(annotation.text),
        ...(mayWrite && (sets || annotation.author.id === me) ? { open: () => setEdited(annotation) } : {}),
      })),
    [data, t, mayWrite, sets, me],
  );
  return {
    rows: data?.rows,
    total: data?.total ?? 0,
    error,
    retry: () => void refetch(),
    marks,
    edited,
    edit: setEdited,
    /** Undefined for those who may not write. */
    onAnnotate: mayWrite ? (at: number) => setEdited({ at: Math.round(at) }) : undefined,
  };
}
/** The whole text stands in the list. */
function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

export type Annotations = ReturnType<typeof useAnnotations>;
