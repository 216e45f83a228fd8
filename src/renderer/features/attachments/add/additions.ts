/**
 * Files on their way to a record. They go on when the page is left, one after the other, and wait there with
 * what went wrong until somebody comes back.
 */
import { useSyncExternalStore } from 'react';
import type { RecordKind } from '../../../../shared/domain/vocabulary.ts';
import { client } from '../../../api.ts';
import { discardUpload, sendFile } from '../../../app/uploads/send-file.ts';
import { newId } from '../../../ui/new-id.ts';

export interface RecordOf {
  readonly entity: RecordKind;
  readonly recordId: string;
}

export interface Addition {
  readonly key: string;
  readonly file: File;
  readonly phase: 'waiting' | 'sending' | 'saving' | 'failed';
  /** Bytes that are there. */
  readonly received: number;
  readonly error: unknown;
  /** It would fail again. */
  readonly final: boolean;
}

interface Task extends Addition {
  readonly record: RecordOf;
  readonly uploadId: string;
  /** Of the attachment: the same at each attempt. */
  readonly id: string;
  readonly abort: AbortController;
}

let tasks: readonly Task[] = [];
let isRunning = false;
const listeners = new Set<() => void>();
const NONE: readonly Addition[] = [];

function change(next: readonly Task[]): void {
  tasks = next;
  for (const listener of listeners) listener();
}

function put(key: string, values: Partial<Task>): void {
  change(tasks.map((task) => (task.key === key ? { ...task, ...values } : task)));
}

function remove(key: string): void {
  change(tasks.filter((task) => task.key !== key));
}

/** @param refusal why a file is not worth sending, or null */
export function addFiles(record: RecordOf, files: readonly File[], refusal: (file: File) => unknown): void {
  const added = files.map((file): Task => {
    const error = refusal(file);
    const refused = error !== null;
    return {
      key: newId(),
      file,
      phase: refused ? 'failed' : 'waiting',
      received: 0,
      error,
      final: refused,
      record,
      uploadId: newId(),
      id: newId(),
      abort: new AbortController(),
    };
  });
  change([...tasks, ...added]);
  void run();
}

export function cancelAddition(key: string): void {
  const task = tasks.find((one) => one.key === key);
  if (task === undefined) return;
  task.abort.abort();
  if (task.received > 0 || task.phase === 'sending') discardUpload(task.uploadId);
  remove(key);
}

export function retryAddition(key: string): void {
  const task = tasks.find((one) => one.key === key);
  if (task === undefined) return;
  // What was begun but never got a piece is begun under another id.
  const uploadId = task.received === 0 ? newId() : task.uploadId;
  put(key, { phase: 'waiting', error: null, uploadId, abort: new AbortController() });
  void run();
}

async function run(): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  try {
    for (let task = next(); task !== undefined; task = next()) await bring(task);
  } finally {
    isRunning = false;
  }
}

function next(): Task | undefined {
  return tasks.find(({ phase }) => phase === 'waiting');
}

async function bring({ key, file, record, uploadId, id, received, abort }: Task): Promise<void> {
  put(key, { phase: 'sending' });
  try {
    await sendFile({
      uploadId,
      file,
      purpose: 'attachment',
      from: received,
      signal: abort.signal,
      onReceived: (bytes) => put(key, { received: bytes }),
    });
    if (abort.signal.aborted) return;
    put(key, { phase: 'saving' });
    await client.attachments.add({ id, ...record, uploadId, kind: null, title: null });
    remove(key);
  } catch (error) {
    if (!abort.signal.aborted) put(key, { phase: 'failed', error });
  }
}

const shown = new Map<string, { readonly of: readonly Task[]; readonly list: readonly Addition[] }>();

/** Those of a record; the same list until one of them moves. */
function additionsOf({ entity, recordId }: RecordOf): readonly Addition[] {
  const key = `${entity}/${recordId}`;
  const known = shown.get(key);
  if (known?.of === tasks) return known.list;
  const list = tasks.filter(({ record }) => record.entity === entity && record.recordId === recordId);
  shown.set(key, { of: tasks, list: list.length === 0 ? NONE : list });
  return shown.get(key)!.list;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAdditions(record: RecordOf): readonly Addition[] {
  return useSyncExternalStore(subscribe, () => additionsOf(record));
}
