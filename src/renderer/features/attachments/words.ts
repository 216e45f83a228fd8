import type { Outputs } from '../../api.ts';

export type Document = Outputs['attachments']['of']['rows'][number];

/** What a document is called on the screen. */
export function nameOf({ title, fileName }: Pick<Document, 'title' | 'fileName'>): string {
  return title ?? fileName;
}
