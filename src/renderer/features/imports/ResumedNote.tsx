import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Saying } from './Saying.tsx';

interface ResumedNoteProps {
  readonly fileName: string;
  readonly onOtherFile: () => void;
}

/** Says that an import goes on where it was left, and offers to begin another one. */
export function ResumedNote({ fileName, onOtherFile }: ResumedNoteProps) {
  const { t } = useTranslation('records');
  return (
    <Group gap="sm">
      <Saying tone="info">{t('kindStep.resumed', { file: fileName })}</Saying>
      <Button variant="default" onClick={onOtherFile}>
        {t('kindStep.otherFile')}
      </Button>
    </Group>
  );
}
