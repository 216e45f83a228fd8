import type { Outputs } from '../../api.ts';
import { errorSentence, type ErrorSentence } from '../../ui/errors.ts';

export type Document = Outputs['attachments']['of']['rows'][number];

/** What a document is called on the screen. */
export function nameOf({ title, fileName }: Pick<Document, 'title' | 'fileName'>): string {
  return title ?? fileName;
}

/** The sentences of whatever was thrown, also when that is a sentence already. */
export function sentenceOf(error: unknown): ErrorSentence {
  const isSentence = typeof error === 'object' && error !== null && 'happened' in error && 'todo' in error;
  return isSentence ? (error as ErrorSentence) : errorSentence(error);
}
