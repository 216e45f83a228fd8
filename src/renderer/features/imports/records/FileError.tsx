import { useTranslation } from 'react-i18next';
import { errorCodeOf } from '../../../ui/errors.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { importError } from '../errors.ts';
import { StepFooter } from '../StepFooter.tsx';

interface FileErrorProps {
  readonly error: unknown;
  readonly onOtherFile: () => void;
  readonly onRetry?: () => void;
}

/** A file that cannot be gone on with, and the way to another one. */
export function FileError({ error, onOtherFile, onRetry }: FileErrorProps) {
  const { t } = useTranslation('imports');
  const { t: tr } = useTranslation('records');
  const code = errorCodeOf(error);
  const shown =
    code === 'NOT_FOUND'
      ? { code, happened: tr('gone.happened'), safe: tr('gone.safe'), todo: tr('gone.todo') }
      : importError(error);
  const isAboutFile = ['NOT_FOUND', 'WORKBOOK_UNREADABLE', 'IMPORT_TOO_MANY_ROWS'].includes(code);
  return (
    <>
      <ErrorState error={shown} onRetry={isAboutFile || code.startsWith('FILE_') ? undefined : onRetry} />
      <StepFooter next={{ label: t('file.another'), onClick: onOtherFile }} />
    </>
  );
}
