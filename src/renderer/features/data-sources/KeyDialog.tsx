import { ActionIcon, Button, Code, Group, Stack, Text, TextInput, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/ids.ts';
import { api, client } from '../../api.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { endpointUrl } from './EndpointSection.tsx';

export interface Keyed {
  readonly id: Id;
  readonly name: string;
  /** Another key is in use. */
  readonly replaces: boolean;
}

/** 256 random bits; the core keeps only their hash. */
function makeKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const text = btoa(String.fromCodePoint(...bytes));
  return `mwk_${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Makes a key and shows it this once. */
export function KeyDialog({ source, onClose }: { source: Keyed; onClose: () => void }) {
  const { t } = useTranslation('dataSources');
  const { t: tc } = useTranslation();
  const [key, setKey] = useState<string | null>(null);
  const [made] = useState(makeKey);
  const [failure, setFailure] = useState<unknown>(undefined);
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    setFailure(undefined);
    try {
      await client.dataSources.setKey({ id: source.id, key: made });
      setKey(made);
    } catch (error) {
      setFailure(error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(key === null ? 'key.make' : 'key.title', { name: source.name })}
      size="lg"
      closeOnClickOutside={false}
    >
      <Stack gap="md">
        {key === null ? (
          <>
            {source.replaces && <Text>{t('key.replaces')}</Text>}
            {failure !== undefined && <ErrorState error={failure} />}
            <Group justify="flex-end" gap="xs">
              <Button variant="default" onClick={onClose} disabled={saving}>
                {tc('cancel')}
              </Button>
              <Button loading={saving} onClick={() => void save()} data-autofocus>
                {t('key.confirm')}
              </Button>
            </Group>
          </>
        ) : (
          <Shown value={key} onClose={onClose} />
        )}
      </Stack>
    </Modal>
  );
}

function Shown({ value, onClose }: { value: string; onClose: () => void }) {
  const { t } = useTranslation('dataSources');
  const clipboard = useClipboard();
  const { data: endpoint } = useQuery(api.dataSources.endpoint.queryOptions());
  const body =
    '{"readings":[{"metric":"P-101/Vibration","ts":"2026-11-21T10:00:00Z","value":7.1,"unit":"mm/s"}]}';
  return (
    <>
      <Text>{t('key.once')}</Text>
      <TextInput
        label={t('key.label')}
        value={value}
        readOnly
        spellCheck={false}
        rightSection={
          <Tooltip label={t('key.copy')}>
            <ActionIcon
              variant="subtle"
              aria-label={t('key.copy')}
              onClick={() => {
                clipboard.copy(value);
                notifyDone(t('key.copied'));
              }}
            >
              <IconCopy size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        }
      />
      {endpoint !== undefined && (
        <div>
          <Text>{t('key.example')}</Text>
          <Code block>
            {`curl ${endpointUrl(endpoint)} \\\n  -H 'Authorization: Bearer ${value}' \\\n  -H 'Content-Type: application/json' \\\n  -d '${body}'`}
          </Code>
        </div>
      )}
      {endpoint?.state === 'off' && <Text c="warning">{t('key.off')}</Text>}
      <Group justify="flex-end">
        <Button onClick={onClose}>{t('key.close')}</Button>
      </Group>
    </>
  );
}
