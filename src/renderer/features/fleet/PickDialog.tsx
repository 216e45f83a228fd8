import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MAX_PICKED } from '../../../shared/contract/fleet.ts';
import { api } from '../../api.ts';
import { EntitySelect } from '../../ui/form/EntitySelect.tsx';
import { useFirstField } from '../../ui/form/use-first-field.ts';
import { Modal } from '../../ui/Modal.tsx';
import { tagName } from '../../ui/tag-name.ts';
import classes from './Fleet.module.css';

interface PickDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly ids: readonly string[];
  readonly onIds: (ids: readonly string[]) => void;
}

/** Picks the assets of a fleet by hand; each shows at once. */
export function PickDialog({ opened, onClose, ...rest }: PickDialogProps) {
  const { t } = useTranslation('fleet');
  return (
    <Modal opened={opened} onClose={onClose} title={t('pick.title')} size="md">
      {opened && <Picked {...rest} onClose={onClose} />}
    </Modal>
  );
}

function Picked({ ids, onIds, onClose }: Omit<PickDialogProps, 'opened'>) {
  const { t } = useTranslation('fleet');
  const { t: tc } = useTranslation();
  const box = useFirstField<HTMLDivElement>();
  const found = useQueries({
    queries: ids.map((id) => api.assets.get.queryOptions({ input: { id }, retry: false })),
  });
  const full = ids.length >= MAX_PICKED;
  return (
    <Stack ref={box} gap="md">
      <EntitySelect
        label={t('pick.add')}
        disabled={full}
        value={null}
        onChange={(chosen) => {
          if (chosen !== null && !ids.includes(chosen.id)) onIds([...ids, chosen.id]);
        }}
        query={(text) => api.assets.find.queryOptions({ input: { text } })}
        options={(assets) =>
          assets
            .filter(({ id }) => !ids.includes(id))
            .map(({ id, tag, name, path }) => ({
              id,
              label: tagName(tag, name),
              detail: path.map((above) => above.name).join(' › '),
            }))
        }
      />
      {ids.length > 0 && (
        <ul className={classes.picked} aria-label={t('pick.title')}>
          {ids.map((id, index) => {
            const { data, error } = found[index] ?? {};
            const name = error ? t('pick.gone') : data === undefined ? '…' : tagName(data.tag, data.name);
            return (
              <li key={id}>
                <span>{name}</span>
                <ActionIcon
                  variant="subtle"
                  color="neutral"
                  aria-label={t('pick.remove', { name })}
                  onClick={() => onIds(ids.filter((other) => other !== id))}
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      )}
      <Group justify="space-between">
        <Text size="sm" c="dimmed" aria-live="polite">
          {full ? t('pick.full', { count: ids.length }) : t('bar.picked', { count: ids.length })}
        </Text>
        <Button onClick={onClose}>{tc('close')}</Button>
      </Group>
    </Stack>
  );
}
