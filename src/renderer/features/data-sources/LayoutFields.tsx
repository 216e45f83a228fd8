import {
  Alert,
  Autocomplete,
  Button,
  Combobox,
  FileButton,
  Select,
  SimpleGrid,
  Stack,
  Table,
  Text,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_NAMES } from '../../../shared/contract/data-sources.ts';
import type { Inspection } from '../../../shared/contract/imports.ts';
import { useCan } from '../../api.ts';
import classes from './DataSources.module.css';
import { indexOf, isDoubtful, nameColumns, numberColumns, openNames, readingsOf } from './sample.ts';
import { type Sample, useSample } from './use-sample.ts';
import type { Values } from './values.ts';

type Form = UseFormReturnType<Values>;

/** How the rows of the files are laid out, as a sample file shows it or as somebody says. */
export function LayoutFields({ form }: { readonly form: Form }) {
  const { t } = useTranslation('dataSources');
  const manages = useCan('plant.manage');
  const { sample, running, take, rename } = useSample(form);
  const { layout } = form.values;
  return (
    <>
      {manages && (
        <Stack gap="xs" align="flex-start">
          <FileButton accept=".csv,.txt,.tsv,.xlsx" onChange={(file) => void take(file)}>
            {(props) => (
              <Button {...props} variant="default" loading={running}>
                {t('form.sample')}
              </Button>
            )}
          </FileButton>
          {sample !== null && <Found sample={sample} values={form.values} />}
        </Stack>
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          {...form.getInputProps('layout')}
          onChange={(value) => {
            form.setFieldValue('layout', (value ?? '') as Values['layout']);
            rename();
          }}
          disabled={!manages}
          label={t('form.layout')}
          description={t('form.layoutHint')}
          allowDeselect={false}
          data={[
            { value: '', label: t('form.asFound') },
            { value: 'wide', label: t('form.layouts.wide') },
            { value: 'long', label: t('form.layouts.long') },
          ]}
        />
        {layout !== '' && (
          <ColumnField form={form} name="timeColumn" sample={sample} hint={t('form.timeHint')} />
        )}
        {layout === 'long' && (
          <>
            <ColumnField
              form={form}
              name="nameColumn"
              sample={sample}
              hint={t('form.nameHint')}
              onChosen={rename}
              required
            />
            <ColumnField
              form={form}
              name="assetColumn"
              sample={sample}
              hint={t('form.assetHint')}
              onChosen={rename}
            />
            <ColumnField form={form} name="valueColumn" sample={sample} hint={t('form.valueHint')} required />
            <ColumnField form={form} name="unitColumn" sample={sample} hint={t('form.unitHint')} />
          </>
        )}
      </SimpleGrid>
      {layout === 'long' && sample !== null && <ReadAs inspection={sample.inspection} values={form.values} />}
    </>
  );
}

interface ColumnFieldProps {
  readonly form: Form;
  readonly name: 'timeColumn' | 'assetColumn' | 'nameColumn' | 'valueColumn' | 'unitColumn';
  readonly sample: Sample | null;
  readonly hint: string;
  readonly required?: boolean;
  readonly onChosen?: () => void;
}

/** A column by its header, one of the sample or typed. */
function ColumnField({ form, name, sample, hint, required = false, onChosen }: ColumnFieldProps) {
  const { t } = useTranslation('dataSources');
  const manages = useCan('plant.manage');
  const { error, ...props } = form.getInputProps(name);
  const said = form.values[name];
  const isMissing = sample !== null && said !== '' && indexOf(sample.inspection, said) === undefined;
  return (
    <Autocomplete
      {...props}
      error={error ?? (isMissing ? t('form.columnMissing') : undefined)}
      label={t(`form.${name}`)}
      description={hint}
      data={sample?.inspection.columns.map((column) => column.name) ?? []}
      // Whoever opens it wants another one than stands there.
      filter={({ options }) => options}
      rightSection={sample === null ? undefined : <Combobox.Chevron />}
      rightSectionPointerEvents="none"
      onOptionSubmit={(value) => {
        form.setFieldValue(name, value);
        onChosen?.();
      }}
      onBlur={onChosen}
      disabled={!manages}
      required={required}
      maxLength={120}
      autoComplete="off"
      spellCheck={false}
    />
  );
}

interface FoundProps {
  readonly sample: Sample;
  readonly values: Values;
}

/** What the file tells of itself, and what is still to be said of it. */
function Found({ sample: { inspection, names }, values }: FoundProps) {
  const { t } = useTranslation('dataSources');
  const { fileName: name, dialect } = inspection;
  const isLong = nameColumns(inspection, values) !== null;
  const count = openNames(values.mapping, names?.unknown ?? []).length;
  return (
    <Alert variant="light" color={isDoubtful(inspection) ? 'warning' : 'neutral'} w="100%">
      {isLong
        ? t('form.sampleLong', { name })
        : t('form.sampleOf', { name, columns: numberColumns(inspection).join(', ') })}
      {isLong && names !== null && (
        <>
          {' '}
          {count === 0 ? t('form.sampleKnown') : t('form.sampleOpen', { count })}
          {!names.isWhole && ` ${t('form.sampleMore', { count: MOST_NAMES })}`}
        </>
      )}
      {isDoubtful(inspection) && <Text fw={600}>{t('form.sampleDoubt')}</Text>}
      {dialect.timeColumn === null && <Text fw={600}>{t('form.sampleNoTime')}</Text>}
    </Alert>
  );
}

interface ReadAsProps {
  readonly inspection: Inspection;
  readonly values: Values;
}

function ReadAs({ inspection, values }: ReadAsProps) {
  const { t } = useTranslation('dataSources');
  const id = useId();
  const readings = readingsOf(inspection, values);
  if (readings.length === 0) return null;
  const hasUnits = readings.some(({ unit }) => unit !== '');
  return (
    <div>
      <Text id={id} c="dimmed" mb={4}>
        {t('form.readAs')}
      </Text>
      <div className={classes.sample}>
        <Table aria-labelledby={id}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('form.ts')}</Table.Th>
              <Table.Th>{t('column.name')}</Table.Th>
              <Table.Th>{t('form.value')}</Table.Th>
              {hasUnits && <Table.Th>{t('form.unit')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {readings.map(({ time, name, value, unit }, at) => (
              <Table.Tr key={at}>
                <Table.Td>{time}</Table.Td>
                <Table.Td>{name}</Table.Td>
                <Table.Td>{value}</Table.Td>
                {hasUnits && <Table.Td>{unit}</Table.Td>}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </div>
  );
}
