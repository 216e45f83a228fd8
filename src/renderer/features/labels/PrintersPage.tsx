import { ActionIcon, Group, Select, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconEdit, IconPlus, IconPrinter, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DPIS, type LabelPrinter, printerFieldsSchema } from '../../../shared/contract/labels.ts';
import { api, client } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { fieldProps } from '../../ui/form/field-props.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { NumberField } from '../../ui/form/NumberField.tsx';
import { SimpleTable } from '../../ui/list/SimpleTable.tsx';
import { notifyDone, notifyError } from '../../ui/notify.ts';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { AdminNav } from '../people/AdminNav.tsx';
import { showUndoToast } from '../../ui/UndoToast.tsx';
import { COMMON_ROLL } from './media.ts';

/** The label printers of the plant, for those who manage it. */
export function PrintersPage() {
  const { t } = useTranslation('labels');
  const { data, error, refetch } = useQuery(api.labels.printers.queryOptions());
  const [edited, setEdited] = useState<LabelPrinter | 'new' | null>(null);
  const remove = async (printer: LabelPrinter) => {
    try {
      await client.labels.archivePrinter({ id: printer.id });
      showUndoToast({
        message: t('printers.archived', { name: printer.name }),
        undo: () => client.labels.savePrinter(printer),
      });
    } catch (failure) {
      notifyError(failure);
    }
  };
  const add = { label: t('printers.add'), icon: IconPlus, onClick: () => setEdited('new') };
  return (
    <Page title={t('printers.title')} primary={add}>
      <AdminNav current="printers" />
      <Section title={t('printers.title')} flush>
        {error === null ? (
          <SimpleTable
            label={t('printers.title')}
            rows={data ?? []}
            rowId={({ id }) => id}
            columns={[
              { id: 'name', header: t('printers.name'), cell: ({ name }) => name, width: 180 },
              {
                id: 'address',
                header: t('printers.host'),
                cell: ({ host, port }) => `${host}:${port}`,
                width: 160,
              },
              {
                id: 'size',
                header: t('printers.size'),
                cell: ({ labelWidth, labelHeight }) =>
                  t('printers.sizeValue', { width: labelWidth / 10, height: labelHeight / 10 }),
                width: 120,
                yields: 1,
              },
              {
                id: 'dpi',
                header: t('printers.dpi'),
                cell: ({ dpi }) => t('printers.dpiValue', { dpi }),
                width: 90,
                yields: 2,
              },
              {
                id: 'actions',
                header: t('printers.actions'),
                align: 'end',
                width: 90,
                cell: (printer) => (
                  <Group gap={4} justify="flex-end" wrap="nowrap">
                    <ActionIcon
                      variant="subtle"
                      color="neutral"
                      aria-label={t('printers.edit', { name: printer.name })}
                      onClick={() => setEdited(printer)}
                    >
                      <IconEdit size={18} aria-hidden />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="neutral"
                      aria-label={t('printers.archive', { name: printer.name })}
                      onClick={() => void remove(printer)}
                    >
                      <IconTrash size={18} aria-hidden />
                    </ActionIcon>
                  </Group>
                ),
              },
            ]}
            empty={
              data !== undefined && (
                <EmptyState
                  icon={IconPrinter}
                  title={t('printers.empty')}
                  hint={t('printers.hint')}
                  action={add}
                />
              )
            }
          />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )}
      </Section>
      {edited !== null && (
        <PrinterForm
          key={edited === 'new' ? 'new' : edited.id}
          printer={edited === 'new' ? undefined : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  );
}

interface PrinterValues extends Record<string, unknown> {
  name: string;
  host: string;
  port: number | null;
  dpi: string;
  /** Millimetres. */
  width: number | null;
  height: number | null;
}

function valuesOf(printer?: LabelPrinter): PrinterValues {
  const { dpi, labelWidth, labelHeight } = printer ?? COMMON_ROLL;
  return {
    name: printer?.name ?? '',
    host: printer?.host ?? '',
    port: printer?.port ?? 9100,
    dpi: String(dpi),
    width: labelWidth / 10,
    height: labelHeight / 10,
  };
}

function fieldsOf({ name, host, port, dpi, width, height }: PrinterValues) {
  return {
    name: name.trim(),
    host: host.trim(),
    port: port ?? 0,
    dpi: DPIS.find((known) => String(known) === dpi) ?? DPIS[0],
    labelWidth: Math.round((width ?? 0) * 10),
    labelHeight: Math.round((height ?? 0) * 10),
  };
}

/** Fields of the contract by their names in the form. */
const NAMES: Readonly<Record<string, keyof PrinterValues>> = { labelWidth: 'width', labelHeight: 'height' };

function PrinterForm({ printer, onClose }: { printer: LabelPrinter | undefined; onClose: () => void }) {
  const { t } = useTranslation('labels');
  const { t: tc } = useTranslation();
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={printer === undefined ? t('printers.add') : t('printers.edit', { name: printer.name })}
      size="lg"
      initialValues={valuesOf(printer)}
      validate={(values) => {
        const checked = printerFieldsSchema.safeParse(fieldsOf(values));
        if (checked.success) return {};
        const names = checked.error.issues.map(({ path }) => String(path[0]));
        return Object.fromEntries(
          names.map((name) => [
            NAMES[name] ?? name,
            name === 'host' && values.host.trim() !== '' ? t('printers.hostHint') : tc('form.required'),
          ]),
        );
      }}
      onSubmit={async (values, id) => {
        await client.labels.savePrinter({ id: printer?.id ?? id, ...fieldsOf(values) });
        notifyDone(t('printers.saved', { name: values.name.trim() }));
      }}
    >
      {(form) => (
        <>
          <Text c="dimmed">{t('printers.hint')}</Text>
          <TextInput
            {...form.getInputProps('name')}
            label={t('printers.name')}
            placeholder={t('printers.namePlaceholder')}
            required
            maxLength={200}
            data-autofocus
          />
          <Group gap="sm" align="flex-start" grow preventGrowOverflow={false} wrap="nowrap">
            <TextInput
              {...form.getInputProps('host')}
              label={t('printers.host')}
              required
              maxLength={253}
              autoComplete="off"
              spellCheck={false}
            />
            <NumberField
              {...fieldProps(form, 'port')}
              label={t('printers.port')}
              decimals={0}
              min={1}
              max={65_535}
              required
              maw={110}
            />
          </Group>
          <Group gap="sm" grow align="flex-start" wrap="nowrap">
            <NumberField
              {...fieldProps(form, 'width')}
              label={t('printers.width')}
              unit="mm"
              decimals={1}
              min={10}
              max={220}
              required
            />
            <NumberField
              {...fieldProps(form, 'height')}
              label={t('printers.height')}
              unit="mm"
              decimals={1}
              min={5}
              max={400}
              required
            />
            <Select
              {...form.getInputProps('dpi')}
              label={t('printers.dpi')}
              allowDeselect={false}
              data={DPIS.map((dpi) => ({ value: String(dpi), label: t('printers.dpiValue', { dpi }) }))}
            />
          </Group>
        </>
      )}
    </FormDialog>
  );
}
