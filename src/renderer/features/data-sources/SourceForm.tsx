import {
  Button,
  Group,
  PasswordInput,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type ConnectionProblem,
  type DataSource,
  folderConfigSchema,
  mqttConfigSchema,
} from '../../../shared/contract/data-sources.ts';
import { DATA_SOURCE_KINDS } from '../../../shared/domain/data-sources.ts';
import { MAX_EXPECTED_MS, MIN_EXPECTED_MS } from '../../../shared/domain/source-silence.ts';
import type { Id } from '../../../shared/ids.ts';
import { client, useCan } from '../../api.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { newId } from '../../ui/new-id.ts';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { usePlant } from '../../ui/plant.tsx';
import { DelayField } from '../metrics/limits/DelayField.tsx';
import { FolderFields } from './FolderFields.tsx';
import { readMapping } from './mapping.ts';
import { configOf, layoutField, type Values, valuesOf } from './values.ts';

/** Nobody is shown them again: a field left empty says nothing. */
function secretsOf({ password, key }: Values) {
  return { secrets: { ...(password !== '' && { password }), ...(key !== '' && { key }) } };
}

interface SourceFormProps {
  /** Undefined: a new one. */
  readonly source: DataSource | undefined;
  readonly onClose: () => void;
  /** A collector was added, which needs a key. */
  readonly onNeedsKey: (source: { readonly id: Id; readonly name: string }) => void;
}

export function SourceForm({ source, onClose, onNeedsKey }: SourceFormProps) {
  const { t } = useTranslation('dataSources');
  const { t: tc } = useTranslation();
  const { timeZone } = usePlant();
  const manages = useCan('plant.manage');
  const kinds = manages ? DATA_SOURCE_KINDS : (['http', 'mqtt'] as const);
  const validate = (values: Values) => {
    const errors: Record<string, string> = {};
    if (values.name.trim() === '') errors['name'] = tc('form.required');
    const { wrongLine } = readMapping(values.mapping);
    if (wrongLine !== null) errors['mapping'] = t('form.mappingWrong', { line: wrongLine });
    const config = configOf(values);
    const { expectedMs = MIN_EXPECTED_MS } = config;
    if (expectedMs < MIN_EXPECTED_MS || expectedMs > MAX_EXPECTED_MS)
      errors['expected'] = t('form.expectedWrong');
    if (config.kind === 'folder') {
      const checked = folderConfigSchema.safeParse(config);
      for (const { path } of checked.error?.issues ?? []) {
        const words = { path: t('form.pathWrong'), pattern: t('form.patternWrong') };
        if (path[0] === 'layout') errors[layoutField(path, values)] = tc('form.required');
        else errors[String(path[0])] = words[path[0] as keyof typeof words] ?? tc('form.required');
      }
    }
    if (config.kind === 'mqtt') {
      const checked = mqttConfigSchema.safeParse(config);
      for (const { path } of checked.error?.issues ?? []) {
        errors[String(path[0])] = path[0] === 'url' ? t('form.urlHint') : t('form.templateHint');
      }
    }
    return errors;
  };
  return (
    <FormDialog<Values>
      opened
      onClose={onClose}
      title={source === undefined ? t('add') : t('edit', { name: source.name })}
      submitLabel={source === undefined ? t('form.create') : undefined}
      size="lg"
      initialValues={valuesOf(source, timeZone)}
      validate={validate}
      onSubmit={async (values, id) => {
        const name = values.name.trim();
        await client.dataSources.save({
          id: source?.id ?? id,
          name,
          enabled: values.enabled,
          config: configOf(values),
          mapping: readMapping(values.mapping).mapping,
          ...secretsOf(values),
        });
        notifyDone(t('saved', { name }));
      }}
      onSaved={(id, { kind, name }) => {
        onClose();
        if (source === undefined && kind === 'http') onNeedsKey({ id, name: name.trim() });
      }}
    >
      {(form) => (
        <>
          {source === undefined && (
            <Select
              {...form.getInputProps('kind')}
              label={t('kind.label')}
              allowDeselect={false}
              data={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            />
          )}
          <TextInput
            {...form.getInputProps('name')}
            label={t('form.name')}
            placeholder={t('form.namePlaceholder')}
            required
            maxLength={200}
            data-autofocus
          />
          {form.values.kind === 'mqtt' && <BrokerFields form={form} source={source} />}
          {form.values.kind === 'folder' && <FolderFields form={form} />}
          <Textarea
            {...form.getInputProps('mapping')}
            label={t(`form.names.${namesOf(form.values)}.label`)}
            description={t(`form.names.${namesOf(form.values)}.hint`)}
            autosize
            minRows={2}
            maxRows={8}
            spellCheck={false}
          />
          {isFolder(form.values) && manages && <ConnectionTest values={form.values} id={source?.id} />}
          {source !== undefined && source.unwatched > 0 && (
            <Text c="dimmed">{t('unwatched', { count: source.unwatched })}</Text>
          )}
          <DelayField
            label={t('form.expected')}
            description={t('form.expectedHint')}
            value={form.values.expected}
            onChange={(expected) => form.setFieldValue('expected', expected)}
            error={form.errors['expected']}
          />
          <Switch {...form.getInputProps('enabled', { type: 'checkbox' })} label={t('form.enabled')} />
        </>
      )}
    </FormDialog>
  );
}

function isFolder({ kind }: Values): boolean {
  return kind === 'folder';
}

/** What the lines below name: columns of files, names in their rows, either, or what a source calls a metric. */
function namesOf({ kind, layout }: Values): 'source' | 'wide' | 'long' | 'either' {
  return kind !== 'folder' ? 'source' : layout === '' ? 'either' : layout;
}

interface BrokerFieldsProps {
  readonly form: UseFormReturnType<Values>;
  readonly source: DataSource | undefined;
}

function BrokerFields({ form, source }: BrokerFieldsProps) {
  const { t } = useTranslation('dataSources');
  const plain = { autoComplete: 'off', spellCheck: false } as const;
  return (
    <>
      <TextInput
        {...form.getInputProps('url')}
        {...plain}
        label={t('form.url')}
        description={t('form.urlHint')}
        required
        maxLength={400}
      />
      <Group grow align="flex-start" wrap="nowrap">
        <TextInput {...form.getInputProps('user')} {...plain} label={t('form.user')} maxLength={200} />
        <PasswordInput
          {...form.getInputProps('password')}
          autoComplete="new-password"
          label={t('form.password')}
          maxLength={1000}
        />
      </Group>
      {source?.hasSecret === true && <Text c="dimmed">{t('form.passwordKept')}</Text>}
      <TextInput
        {...form.getInputProps('template')}
        {...plain}
        label={t('form.template')}
        description={t('form.templateHint')}
        maxLength={400}
      />
      <Stack gap={4}>
        <Text fw={600}>{t('form.pointers')}</Text>
        <Group grow align="flex-start" wrap="nowrap">
          <TextInput {...form.getInputProps('valuePointer')} {...plain} label={t('form.value')} />
          <TextInput {...form.getInputProps('tsPointer')} {...plain} label={t('form.ts')} />
          <TextInput {...form.getInputProps('unitPointer')} {...plain} label={t('form.unit')} />
        </Group>
        <Text c="dimmed">{t('form.pointersHint')}</Text>
      </Stack>
      <Textarea
        {...form.getInputProps('ca')}
        label={t('form.ca')}
        description={t('form.caHint')}
        autosize
        maxRows={4}
        spellCheck={false}
      />
      {/^(?:mqtts|wss):/.test(form.values.url) && (
        <Group grow align="flex-start" wrap="nowrap">
          <Textarea {...form.getInputProps('cert')} label={t('form.cert')} autosize maxRows={4} />
          <Textarea {...form.getInputProps('key')} label={t('form.key')} autosize maxRows={4} />
        </Group>
      )}
      <ConnectionTest values={form.values} id={source?.id} />
    </>
  );
}

function ConnectionTest({ values, id }: { values: Values; id: Id | undefined }) {
  const { t } = useTranslation('dataSources');
  const [answer, setAnswer] = useState<{ readonly problem: ConnectionProblem | null; of: Values } | null>(
    null,
  );
  const [running, setRunning] = useState(false);
  const test = async () => {
    setRunning(true);
    try {
      const asked = { id: id ?? newId(), config: configOf(values), ...secretsOf(values) };
      const { problem } = await client.dataSources.test(asked);
      setAnswer({ problem, of: values });
    } catch (failure) {
      notifyError(failure);
    } finally {
      setRunning(false);
    }
  };
  const reached = isFolder(values) ? t('form.folderReached') : t('form.reached');
  // Once something is changed it says nothing any more.
  const shown = answer?.of === values ? answer : null;
  return (
    <Group gap="sm">
      <Button variant="default" loading={running} onClick={() => void test()}>
        {isFolder(values) ? t('form.testFolder') : t('form.test')}
      </Button>
      <output>
        {shown !== null && (
          <Text c={shown.problem === null ? 'good' : 'critical'}>
            {shown.problem === null ? reached : t(`problem.${shown.problem}`, { path: values.path })}
          </Text>
        )}
      </output>
    </Group>
  );
}
