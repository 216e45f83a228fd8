import { Button, Group, SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../ui/form/DayField.tsx';
import { Modal } from '../../ui/Modal.tsx';
import type { FleetSearch } from './search.ts';

interface PeriodDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly search: Pick<FleetSearch, 'from' | 'to'>;
  readonly onDays: (from: string, to: string) => void;
}

/** From which day to which. */
export function PeriodDialog({ opened, onClose, ...rest }: PeriodDialogProps) {
  const { t } = useTranslation('fleet');
  return (
    <Modal opened={opened} onClose={onClose} title={t('free.title')} size="sm">
      {opened && <Days {...rest} onClose={onClose} />}
    </Modal>
  );
}

function Days({ search, onDays, onClose }: Omit<PeriodDialogProps, 'opened'>) {
  const { t } = useTranslation('fleet');
  const { t: tc } = useTranslation();
  const [from, setFrom] = useState<string | null>(search.from ?? null);
  const [to, setTo] = useState<string | null>(search.to ?? null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (from === null || to === null) return;
        onDays(from, to);
        onClose();
      }}
    >
      <Stack gap="md">
        <SimpleGrid cols={2}>
          <DayField label={t('free.from')} value={from} onChange={setFrom} data-autofocus />
          <DayField label={t('free.to')} value={to} onChange={setTo} />
        </SimpleGrid>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {tc('cancel')}
          </Button>
          <Button type="submit" disabled={from === null || to === null}>
            {t('free.show')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
