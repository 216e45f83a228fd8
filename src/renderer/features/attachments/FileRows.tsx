import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format.ts';
import { fileSize } from '../../ui/file-size.ts';
import { DocumentMenu } from './DocumentMenu.tsx';
import classes from './Documents.module.css';
import { FileIcon } from './FileIcon.tsx';
import { type Document, nameOf } from './words.ts';

interface FileRowsProps {
  readonly files: readonly Document[];
  readonly mayWrite: boolean;
  readonly onOpen: (id: string) => void;
}

export function FileRows({ files, mayWrite, onOpen }: FileRowsProps) {
  return (
    <ul className={classes.files}>
      {files.map((file) => (
        <FileRow key={file.id} file={file} mayWrite={mayWrite} onOpen={onOpen} />
      ))}
    </ul>
  );
}

function FileRow({ file, mayWrite, onOpen }: { file: Document } & Omit<FileRowsProps, 'files'>) {
  const { t } = useTranslation('attachments');
  const { t: ts } = useTranslation('status');
  const format = useFormat();
  const { createdBy, createdAt, size, title, fileName, kind } = file;
  const day = format.day(format.dayOf(createdAt));
  return (
    <li className={classes.file}>
      <button type="button" className={classes.fileButton} onClick={() => onOpen(file.id)}>
        <FileIcon document={file} stroke={1.5} className={classes.fileIcon} />
        <span className={classes.fileName}>
          <span className={classes.fileTitle}>{nameOf(file)}</span>
          {title !== null && <span className={classes.dim}>{fileName}</span>}
        </span>
      </button>
      <span className={classes.fileKind}>{ts(`attachment.${kind}`)}</span>
      <span className={classes.fileSize}>{fileSize(format, size)}</span>
      <span className={classes.fileBy}>
        {createdBy === null ? day : t('byAt', { person: createdBy.fullName, day })}
      </span>
      <DocumentMenu document={file} mayWrite={mayWrite} onOpen={onOpen} />
    </li>
  );
}
