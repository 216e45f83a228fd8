/** A sample file of a folder: sent, looked at, and what it proposes put into the form. */
import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef, useState } from 'react';
import type { Inspection } from '../../../shared/contract/imports.ts';
import { MAX_READINGS_BYTES } from '../../../shared/contract/uploads.ts';
import { client, type Inputs } from '../../api.ts';
import { discardUpload, refusalOf, sendFile } from '../../app/uploads/send-file.ts';
import { newId } from '../../ui/new-id.ts';
import { notifyError } from '../../ui/notify.ts';
import { nameColumns, numberColumns, proposedBy, withWaiting } from './sample.ts';
import type { Values } from './values.ts';

export interface Sample {
  readonly inspection: Inspection;
  /** Those in its rows that mean no metric by themselves; null: a row is no single reading. */
  readonly names: { readonly unknown: readonly string[]; readonly isWhole: boolean } | null;
}

interface UseSample {
  readonly sample: Sample | null;
  readonly running: boolean;
  readonly take: (file: File | null) => Promise<void>;
  /** The columns were chosen anew: other names may wait for a metric. */
  readonly rename: () => void;
}

async function unknownIn(asked: Inputs['dataSources']['namesInSample']): Promise<Sample['names']> {
  const { names, isWhole } = await client.dataSources.namesInSample(asked);
  return { unknown: names.filter(({ isKnown }) => !isKnown).map(({ name }) => name), isWhole };
}

export function useSample(form: UseFormReturnType<Values>): UseSample {
  const [sample, setSample] = useState<Sample | null>(null);
  const [running, setRunning] = useState(false);
  /** The file is kept as long as the form is open, to be asked for other columns. */
  const upload = useRef<string | null>(null);
  const asked = useRef('');
  const discard = () => {
    if (upload.current !== null) discardUpload(upload.current);
    upload.current = null;
  };
  useEffect(() => discard, []);

  const propose = async (inspection: Inspection) => {
    const uploadId = upload.current;
    const columns = nameColumns(inspection, form.getValues());
    const question = `${uploadId} ${columns?.join(' ') ?? 'wide'}`;
    if (uploadId === null || question === asked.current) return;
    asked.current = question;
    const isAsked = columns !== null && columns.length > 0;
    const names = isAsked ? await unknownIn({ uploadId, columns: [...columns] }) : null;
    if (question !== asked.current) return;
    setSample({ inspection, names });
    const waiting =
      columns === null
        ? numberColumns(inspection).filter((name) => !name.includes('/'))
        : (names?.unknown ?? []);
    form.setFieldValue('mapping', withWaiting(form.getValues().mapping, waiting));
  };

  return {
    sample,
    running,
    take: async (file) => {
      if (file === null) return;
      const refused = refusalOf(file, MAX_READINGS_BYTES);
      if (refused !== null) return notifyError(refused);
      setRunning(true);
      discard();
      const uploadId = newId();
      upload.current = uploadId;
      try {
        const { signal } = new AbortController();
        await sendFile({ uploadId, file, purpose: 'readings', from: 0, signal, onReceived: () => {} });
        const inspection = await client.imports.inspect({ uploadId, assetId: null });
        form.setValues(proposedBy(inspection));
        await propose(inspection);
      } catch (failure) {
        notifyError(failure);
      } finally {
        setRunning(false);
      }
    },
    rename: () => {
      if (sample !== null) void propose(sample.inspection).catch(notifyError);
    },
  };
}
