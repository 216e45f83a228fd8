import {
  type Icon,
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  type IconProps,
  IconPhoto,
} from '@tabler/icons-react';
import { createElement } from 'react';
import type { Document } from './words.ts';

function iconOf({ preview, mediaType }: Pick<Document, 'preview' | 'mediaType'>): Icon {
  if (preview === 'image' || mediaType.startsWith('image/')) return IconPhoto;
  if (preview === 'pdf') return IconFileTypePdf;
  if (mediaType === 'text/csv' || mediaType.includes('spreadsheet')) return IconFileSpreadsheet;
  if (preview === 'text' || mediaType.includes('word')) return IconFileText;
  return /zip|compressed|x-7z|tar|gzip/.test(mediaType) ? IconFileZip : IconFile;
}

interface FileIconProps extends IconProps {
  readonly document: Pick<Document, 'preview' | 'mediaType'>;
}

/** A sign for what a file is. */
export function FileIcon({ document, ...props }: FileIconProps) {
  return createElement(iconOf(document), { 'aria-hidden': true, ...props });
}
