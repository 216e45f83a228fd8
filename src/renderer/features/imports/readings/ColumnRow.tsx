import { Select, Table, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { splitUnit, unitOfColumn } from '../../../../shared/domain/column-unit.ts';
import { unitsLike } from '../../../../shared/domain/units.ts';
import { useCan } from '../../../api.ts';
import { AssetSelect } from './AssetSelect.tsx';
import type { Choice, Column } from './choices.ts';
import classes from '../Imports.module.css';
import type { Choices } from './use-choices.ts';

interface ColumnRowProps {
  readonly column: Column;
  readonly choices: Choices;
  readonly withAsset: boolean;
  /** Going on was tried: what is missing may be said. */
  readonly tried: boolean;
}

const SKIP = 'skip';
const NEW = 'new';

/** One column of the file: its name and first values, and where it goes. */
export function ColumnRow({ column, choices, withAsset, tried }: ColumnRowProps) {
  const { t } = useTranslation('imports');
  const mayCreate = useCan('metrics.write');
  const choice = choices.choices.get(column.index);
  if (choice === undefined) return null;
  const { index, name, samples } = column;
  const problem = choices.problems.get(index);
  return (
    <Table.Tr>
      <Table.Td className={classes.columnName}>
        <Text fw={550} component="span">
          {name}
        </Text>
        {samples.length > 0 && (
          <span className={classes.samples}>{t('columns.samples', { samples: samples.join(' · ') })}</span>
        )}
      </Table.Td>
      {withAsset && (
        <Table.Td className={classes.asset}>
          <AssetSelect
            label={<VisuallyHidden>{t('columns.assetOf', { column: name })}</VisuallyHidden>}
            error={tried && problem === 'asset-missing' ? t('columns.problem.asset-missing') : undefined}
            value={choice.asset}
            onChange={(asset) => choices.assign(asset, [index])}
          />
        </Table.Td>
      )}
      <Table.Td className={classes.into}>
        <IntoSelect column={column} choice={choice} choices={choices} />
      </Table.Td>
      {choice.into === 'new' && <NewMetric column={column} choice={choice} choices={choices} tried={tried} />}
      {choice.into === 'skip' && (
        <Table.Td colSpan={2}>
          <Text className={classes.remark}>
            {t(`columns.reason.${skipReason(column, choice, mayCreate)}`)}
          </Text>
        </Table.Td>
      )}
      {typeof choice.into !== 'string' && (
        <KnownMetric column={column} choice={choice} choices={choices} tried={tried} />
      )}
    </Table.Tr>
  );
}

function skipReason({ kind }: Column, { asset }: Choice, mayCreate: boolean) {
  if (kind !== 'number') return kind;
  if (asset === null) return 'asset';
  return mayCreate ? 'chosen' : 'known';
}

interface FieldProps {
  readonly column: Column;
  readonly choice: Choice;
  readonly choices: Choices;
}

function IntoSelect({ column, choice, choices }: FieldProps) {
  const { t } = useTranslation('imports');
  const { index, name } = column;
  const mayCreate = useCan('metrics.write');
  const metrics = choice.asset === null ? [] : choices.metricsOf(choice.asset.id);
  const twice = choices.problems.get(index) === 'metric-twice';
  return (
    <Select
      aria-label={t('columns.intoOf', { column: name })}
      data={[
        { value: SKIP, label: t('columns.skip') },
        ...(mayCreate ? [{ value: NEW, label: t('columns.newMetric') }] : []),
        ...(metrics.length === 0
          ? []
          : [
              {
                group: t('columns.existing'),
                items: metrics.map((metric) => ({
                  value: metric.id,
                  label: metric.unit === '' ? metric.name : `${metric.name} (${metric.unit})`,
                })),
              },
            ]),
      ]}
      value={typeof choice.into === 'string' ? choice.into : choice.into.metricId}
      onChange={(value) => {
        if (value === null) return;
        if (value === SKIP || value === NEW) choices.change(index, { into: value });
        else {
          const metric = metrics.find(({ id }) => id === value);
          const { from, doubt } = unitOfColumn(name, metric ?? { name, unit: '' });
          choices.change(index, { into: { metricId: value }, from, unitDoubt: doubt });
        }
      }}
      error={twice ? t('columns.problem.metric-twice') : undefined}
      allowDeselect={false}
      searchable={metrics.length > 10}
    />
  );
}

/** What the values of a column are in that goes to a metric which is there already. */
function KnownMetric({ column, choice, choices, tried }: FieldProps & { tried: boolean }) {
  const { t } = useTranslation('imports');
  const { index, name } = column;
  const { into, asset, from, unitDoubt } = choice;
  const metric =
    asset === null || typeof into === 'string'
      ? undefined
      : choices.metricsOf(asset.id).find(({ id }) => id === into.metricId);
  const units = metric === undefined || metric.choices !== null ? [] : unitsLike(metric.unit);
  const unitOf = (unit: string) => (unit === '' ? t('columns.unitNone') : unit);
  const remark =
    unitDoubt !== null && metric !== undefined
      ? t(`columns.doubt.${unitDoubt}`, { unit: splitUnit(name).unit, metric: unitOf(metric.unit) })
      : from !== null && metric !== undefined
        ? t('columns.converted', { from, to: metric.unit })
        : t('columns.known');
  return (
    <>
      <Table.Td className={classes.name}>
        <Text className={classes.remark}>{remark}</Text>
      </Table.Td>
      <Table.Td className={classes.unit}>
        {(units.length > 1 || unitDoubt !== null) && (
          <Select
            aria-label={t('columns.fromOf', { column: name })}
            placeholder={t('columns.fromHint')}
            data={units.map((unit, at) => ({
              value: unit,
              label: at === 0 ? t('columns.asMetric', { unit: unitOf(unit) }) : unit,
            }))}
            value={unitDoubt === null ? (from ?? units[0]!) : null}
            onChange={(unit) =>
              unit !== null &&
              choices.change(index, { from: unit === units[0] ? null : unit, unitDoubt: null })
            }
            error={tried && unitDoubt !== null ? t('columns.problem.unit-doubt') : undefined}
            allowDeselect={false}
          />
        )}
      </Table.Td>
    </>
  );
}

function NewMetric({ column, choice, choices, tried }: FieldProps & { tried: boolean }) {
  const { t } = useTranslation('imports');
  const { index, name } = column;
  const problem = choices.problems.get(index);
  const ofName =
    problem === 'name-taken' || problem === 'name-twice' || (tried && problem === 'name-missing')
      ? t(`columns.problem.${problem}`)
      : undefined;
  return (
    <>
      <Table.Td className={classes.name}>
        <TextInput
          aria-label={t('columns.nameOf', { column: name })}
          placeholder={t('columns.name')}
          value={choice.name}
          maxLength={200}
          error={ofName}
          onChange={(event) => choices.change(index, { name: event.currentTarget.value })}
        />
      </Table.Td>
      <Table.Td className={classes.unit}>
        <TextInput
          aria-label={t('columns.unitOf', { column: name })}
          placeholder={t('columns.unitHint')}
          value={choice.unit}
          maxLength={20}
          onChange={(event) => choices.change(index, { unit: event.currentTarget.value })}
        />
      </Table.Td>
    </>
  );
}
