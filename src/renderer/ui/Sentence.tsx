import { Fragment, type ReactNode } from 'react';

const mark = '\u0001';

/** What to give the translation for its blank number `index`; Sentence puts the element there. */
export function slot(index: number): string {
  return `${mark}${index}${mark}`;
}

/** A translated sentence with elements in its blanks: `<Sentence text={t('changed', { actor: slot(0) })} parts={[<b>Ana</b>]} />`. */
export function Sentence({ text, parts }: { text: string; parts: readonly ReactNode[] }) {
  return (
    <>
      {text.split(mark).map((piece, index) => (
        // Pieces alternate between text and the number of a blank; their order never changes.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={index}>{index % 2 === 0 ? piece : parts[Number(piece)]}</Fragment>
      ))}
    </>
  );
}
