import { VisuallyHidden } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { IconPhotoOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format.ts';
import { BlobImage } from './BlobImage.tsx';
import { thumbnailQuery } from './content.ts';
import { DocumentMenu } from './DocumentMenu.tsx';
import classes from './Documents.module.css';
import { type Document, nameOf, sentenceOf } from './words.ts';

interface PhotoGridProps {
  readonly photos: readonly Document[];
  readonly mayWrite: boolean;
  readonly onOpen: (id: string) => void;
}

export function PhotoGrid({ photos, mayWrite, onOpen }: PhotoGridProps) {
  const { t } = useTranslation('attachments');
  const format = useFormat();
  return (
    <ul className={classes.photos}>
      {photos.map((photo) => (
        <li key={photo.id} className={classes.photo}>
          <button type="button" className={classes.photoButton} onClick={() => onOpen(photo.id)}>
            <VisuallyHidden>{t('openNamed', { name: nameOf(photo) })}</VisuallyHidden>
            <Thumbnail photo={photo} />
          </button>
          <div className={classes.photoFoot}>
            <div className={classes.photoName}>
              <span title={nameOf(photo)}>{nameOf(photo)}</span>
              <span className={classes.dim}>{format.day(format.dayOf(photo.createdAt))}</span>
            </div>
            <DocumentMenu document={photo} mayWrite={mayWrite} onOpen={onOpen} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Asked for once it comes into sight. */
function Thumbnail({ photo }: { photo: Document }) {
  const { t } = useTranslation('attachments');
  const { ref, entry } = useIntersection({ rootMargin: '200px' });
  const { data, error } = useQuery({ ...thumbnailQuery(photo), enabled: entry?.isIntersecting === true });
  const lost = error === null ? null : lostBy(error);
  return (
    <span ref={ref} className={classes.thumbnail}>
      {error !== null ? (
        <span className={classes.broken}>
          <IconPhotoOff aria-hidden stroke={1.25} />
          {lost === null ? t('broken') : t(`lost.${lost}`)}
        </span>
      ) : (
        data !== undefined && <BlobImage content={data} alt="" />
      )}
    </span>
  );
}

/** The file is not there as it was saved; null when it is, and no picture. */
function lostBy(error: unknown): 'FILE_MISSING' | 'FILE_DAMAGED' | null {
  const code = sentenceOf(error).code;
  return code === 'FILE_MISSING' || code === 'FILE_DAMAGED' ? code : null;
}
