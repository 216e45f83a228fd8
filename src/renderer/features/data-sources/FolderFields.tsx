import { Alert, Button, FileButton, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DATE_FORMATS, type Inspection } from '../../../shared/contract/imports.ts';
import { MAX_READINGS_BYTES } from '../../../shared/contract/uploads.ts';
import { client, useCan } from '../../api.ts';
import { discardUpload, refusalOf, sendFile } from '../../app/uploads/send-file.ts';
import { fieldProps } from '../../ui/form/field-props.ts';
import { NumberField } from '../../ui/form/NumberField.tsx';
import { newId } from '../../ui/new-id.ts';
import { notifyError } from '../../ui/notify.ts';
import { mappingText, readMapping } from './mapping.ts';
import type { Values } from './values.ts';

const ZONES = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];

/** Which folder, what of it, and how its files are written; for who manages the plant. */
export function FolderFields({ form }: { readonly form: UseFormReturnType<Values> }) {
  const { t } = useTranslation('dataSources');
  const { t: ti } = useTranslation('imports');
  const manages = useCan('plant.manage');
  const plain = { autoComplete: 'off', spellCheck: false, disabled: !manages } as const;
  const asFound = { value: '', label: t('form.asFound') };
  return (
    <>
      {!manages && <Text c="dimmed">{t('form.pathAdmin')}</Text>}
      <TextInput
        {...form.getInputProps('path')}
        {...plain}
        label={t('form.path')}
        description={t('form.pathHint')}
        required
        maxLength={1000}
      />
      <Group grow align="flex-start">
        <TextInput
          {...form.getInputProps('pattern')}
          {...plain}
          label={t('form.pattern')}
          description={t('form.patternHint')}
          required
          maxLength={100}
        />
        <NumberField
          {...fieldProps(form, 'pollSeconds')}
          label={t('form.pollSeconds')}
          description={t('form.pollHint')}
          decimals={0}
          min={5}
          max={3600}
          required
          disabled={!manages}
        />
      </Group>
      <Group grow align="flex-start">
        <Select
          {...form.getInputProps('dateFormat')}
          disabled={!manages}
          label={ti('format.dateFormat')}
          allowDeselect={false}
          data={[asFound, ...DATE_FORMATS.map((value) => ({ value, label: ti(`format.dates.${value}`) }))]}
        />
        <Select
          {...form.getInputProps('decimalMark')}
          disabled={!manages}
          label={ti('format.decimalMark')}
          allowDeselect={false}
          data={[
            asFound,
            { value: '.', label: ti('format.marks.point') },
            { value: ',', label: ti('format.marks.comma') },
          ]}
        />
        <Select
          {...form.getInputProps('zone')}
          disabled={!manages}
          label={ti('format.zone')}
          allowDeselect={false}
          searchable
          data={ZONES}
        />
      </Group>
      {manages && <Sample form={form} />}
    </>
  );
}

/** What a file of the kind that will come tells of itself, put into the form. */
function Sample({ form }: { readonly form: UseFormReturnType<Values> }) {
  const { t } = useTranslation('dataSources');
  const [found, setFound] = useState<Inspection | null>(null);
  const [running, setRunning] = useState(false);
  const take = async (file: File | null) => {
    if (file === null) return;
    const refused = refusalOf(file, MAX_READINGS_BYTES);
    if (refused !== null) return notifyError(refused);
    setRunning(true);
    const uploadId = newId();
    try {
      const signal = new AbortController().signal;
      await sendFile({ uploadId, file, purpose: 'readings', from: 0, signal, onReceived: () => {} });
      const inspection = await client.imports.inspect({ uploadId, assetId: null });
      form.setValues(proposed(form.values, inspection));
      setFound(inspection);
    } catch (failure) {
      notifyError(failure);
    } finally {
      discardUpload(uploadId);
      setRunning(false);
    }
  };
  return (
    <Stack gap="xs" align="flex-start">
      <FileButton accept=".csv,.txt,.tsv,.xlsx" onChange={(file) => void take(file)}>
        {(props) => (
          <Button {...props} variant="default" loading={running}>
            {t('form.sample')}
          </Button>
        )}
      </FileButton>
      {found !== null && (
        <Alert variant="light" color={isDoubtful(found) ? 'warning' : 'neutral'} w="100%">
          {t('form.sampleOf', { name: found.fileName, columns: numberColumns(found).join(', ') })}
          {isDoubtful(found) && <Text fw={600}>{t('form.sampleDoubt')}</Text>}
          {found.dialect.timeColumn === null && <Text fw={600}>{t('form.sampleNoTime')}</Text>}
        </Alert>
      )}
    </Stack>
  );
}

function numberColumns({ columns }: Inspection): string[] {
  return columns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
}

function isDoubtful({ notes }: Inspection): boolean {
  return notes.includes('ambiguous-day-month') || notes.includes('ambiguous-decimal-mark');
}

/** What is in no doubt is fixed, and each column gets a line that waits for its metric. */
function proposed(values: Values, inspection: Inspection): Partial<Values> {
  const { notes, dialect, sheets } = inspection;
  const known = new Set(readMapping(values.mapping).mapping.map(({ address }) => address));
  const fresh = numberColumns(inspection).filter((name) => !known.has(name) && !name.includes('/'));
  const lines = mappingText(fresh.map((address) => ({ address, metric: '' })));
  const isText = sheets.length === 0;
  return {
    mapping: [values.mapping.trimEnd(), lines].filter((text) => text !== '').join('\n'),
    ...(isText && !notes.includes('ambiguous-day-month') && { dateFormat: dialect.dateFormat }),
    ...(isText && !notes.includes('ambiguous-decimal-mark') && { decimalMark: dialect.decimalMark }),
  };
}
