import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CodeTarget } from '../../../shared/contract/codes.ts';
import { recordIcon } from '../../app/record-links.ts';
import { Modal } from '../../ui/Modal.tsx';
import classes from './Codes.module.css';

interface SeveralRecordsProps {
  readonly code: string;
  readonly targets: readonly CodeTarget[];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onChoose: (target: CodeTarget) => void;
}

/** Asks which of the records is meant that a code stands for. */
export function SeveralRecords({ code, targets, opened, onClose, onChoose }: SeveralRecordsProps) {
  const { t } = useTranslation('codes');
  return (
    <Modal opened={opened} onClose={onClose} title={t('several.title')}>
      <Stack gap="md">
        <Text>{t('several.text', { code })}</Text>
        <Stack gap="xs">
          {targets.map((target) => {
            const Icon = recordIcon(target.entity);
            return (
              <Button
                key={target.id}
                variant="default"
                justify="flex-start"
                leftSection={<Icon size={20} aria-hidden />}
                onClick={() => onChoose(target)}
                classNames={{ root: classes.choice, label: classes.choiceLabel }}
              >
                <span>{target.title}</span>
                <span className={classes.kind}>{t(`kind.${target.entity}`)}</span>
              </Button>
            );
          })}
        </Stack>
      </Stack>
    </Modal>
  );
}
