/** The ways by which files come to a record: chosen, dropped, pasted. */
import { useQuery } from '@tanstack/react-query';
import { type DragEvent, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api.ts';
import { refusalOf } from '../../../app/uploads/send-file.ts';
import { type ErrorSentence, sentenceOfCode } from '../../../ui/errors.ts';
import { useFormat } from '../../../ui/format.ts';
import { fileSize } from '../../../ui/file-size.ts';
import { addFiles, type RecordOf } from './additions.ts';

export interface AddWays {
  readonly add: (files: readonly File[]) => void;
  /** Spread on the box that takes what is dropped. */
  readonly dropProps: {
    readonly onDragEnter: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
  readonly isOver: boolean;
}

function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes('Files');
}

/** @param enabled the person may add files here */
export function useAdd(record: RecordOf, enabled: boolean): AddWays {
  const { t } = useTranslation('attachments');
  const format = useFormat();
  const { data } = useQuery(api.attachments.settings.queryOptions({ enabled }));
  // Leaving an element inside of the box is not leaving the box.
  const [depth, setDepth] = useState(0);
  const most = data?.maxBytes ?? Number.POSITIVE_INFINITY;

  const refusal = (file: File): unknown => {
    const refused = refusalOf(file, most);
    if (refused === null || file.size <= most) return refused;
    const tooLarge: ErrorSentence = {
      ...sentenceOfCode('FILE_TOO_LARGE'),
      happened: t('adding.tooLarge', { most: fileSize(format, most) }),
      todo: '',
    };
    return tooLarge;
  };
  const add = (files: readonly File[]) => {
    if (enabled && files.length > 0) addFiles(record, files, refusal);
  };

  const paste = useEffectEvent((event: ClipboardEvent) => {
    const { target } = event;
    if (target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]') !== null)
      return;
    if (document.querySelector('[role="dialog"][aria-modal="true"]') !== null) return;
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    add(
      files.map((file) => named(file, (ending) => `${t('pasted', { time: stampOf(new Date()) })}${ending}`)),
    );
  });
  useEffect(() => {
    if (!enabled) return undefined;
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [enabled]);

  return {
    add,
    isOver: enabled && depth > 0,
    dropProps: {
      onDragEnter: (event) => {
        if (bringsFiles(event)) setDepth((count) => count + 1);
      },
      onDragOver: (event) => {
        if (enabled && bringsFiles(event)) event.preventDefault();
      },
      onDragLeave: (event) => {
        if (bringsFiles(event)) setDepth((count) => Math.max(0, count - 1));
      },
      onDrop: (event) => {
        setDepth(0);
        if (!enabled || !bringsFiles(event)) return;
        event.preventDefault();
        add([...event.dataTransfer.files]);
      },
    },
  };
}

/** A picture from the clipboard is called `image.png` whatever it is: it gets the time it came at. */
function named(file: File, name: (ending: string) => string): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  return new File([file], name(file.name.slice('image'.length)), { type: file.type });
}

/** `2026-11-21 10.42.07`: sorts by time, and every system takes it in a file name. */
function stampOf(at: Date): string {
  const [day, time] = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().split(/[T.]/);
  return `${day} ${time!.replaceAll(':', '.')}`;
}
