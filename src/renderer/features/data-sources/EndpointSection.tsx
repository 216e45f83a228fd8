import { Button, Group, Select, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, useCan, type Outputs } from '../../api.ts';
import { fieldProps } from '../../ui/form/field-props.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { NumberField } from '../../ui/form/NumberField.tsx';
import { notifyDone } from '../../ui/notify.ts';
import { Section } from '../../ui/Section.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';

type Endpoint = Outputs['dataSources']['endpoint'];

export function endpointUrl({ host, port }: Pick<Endpoint, 'host' | 'port'>): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/readings`;
}

function isLoopback(host: string): boolean {
  return host.startsWith('127.') || host === '::1';
}

/** Where collectors send their readings to; who manages the plant switches it on. */
export function EndpointSection() {
  const { t } = useTranslation('dataSources');
  const manages = useCan('plant.manage');
  const { data } = useQuery(api.dataSources.endpoint.queryOptions());
  const [edits, setEdits] = useState(false);
  if (data === undefined) return null;
  const { enabled, host, state, problem } = data;
  return (
    <Section
      title={t('endpoint.title')}
      action={
        manages && (
          <Button variant="default" onClick={() => setEdits(true)}>
            {t('endpoint.edit')}
          </Button>
        )
      }
    >
      <Stack gap={4}>
        <Group gap="sm">
          <StatusBadge kind="source" value={state} />
          <Text>{enabled ? t('endpoint.on', { url: endpointUrl(data) }) : t('endpoint.off')}</Text>
        </Group>
        {problem !== null && <Text c="critical">{t(`problem.${problem}`, { path: '' })}</Text>}
        {enabled && !isLoopback(host) && <Text c="dimmed">{t('endpoint.plain')}</Text>}
        {!enabled && !manages && <Text c="dimmed">{t('endpoint.ask')}</Text>}
      </Stack>
      {edits && <EndpointForm endpoint={data} onClose={() => setEdits(false)} />}
    </Section>
  );
}

interface Values extends Record<string, unknown> {
  enabled: boolean;
  host: string;
  port: number | null;
}

function EndpointForm({ endpoint, onClose }: { endpoint: Endpoint; onClose: () => void }) {
  const { t } = useTranslation('dataSources');
  const { t: tc } = useTranslation();
  const hosts = [...new Set([endpoint.host, ...endpoint.addresses.map(({ host }) => host)])];
  const nameOf = new Map(endpoint.addresses.map(({ host, name }) => [host, name]));
  return (
    <FormDialog<Values>
      opened
      onClose={onClose}
      title={t('endpoint.title')}
      initialValues={{ enabled: endpoint.enabled, host: endpoint.host, port: endpoint.port }}
      validate={({ port }): Record<string, string> => (port === null ? { port: tc('form.required') } : {})}
      onSubmit={async ({ enabled, host, port }) => {
        await client.dataSources.setEndpoint({ enabled, host, port: port! });
        notifyDone(t('endpoint.saved'));
      }}
    >
      {(form) => (
        <>
          <Switch {...form.getInputProps('enabled', { type: 'checkbox' })} label={t('endpoint.enabled')} />
          <Select
            {...form.getInputProps('host')}
            label={t('endpoint.host')}
            allowDeselect={false}
            data={hosts.map((host) => ({
              value: host,
              label: isLoopback(host)
                ? t('endpoint.loopback', { host })
                : `${host} (${nameOf.get(host) ?? '?'})`,
            }))}
          />
          <NumberField
            {...fieldProps(form, 'port')}
            label={t('endpoint.port')}
            decimals={0}
            min={1024}
            max={65_535}
            required
          />
          {!isLoopback(form.values.host) && <Text c="dimmed">{t('endpoint.plain')}</Text>}
        </>
      )}
    </FormDialog>
  );
}
