import { Button, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspection } from '../../../../shared/contract/imports.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import type { EntityOption } from '../../../ui/form/EntitySelect.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Section } from '../../../ui/Section.tsx';
import { AssetSelect } from './AssetSelect.tsx';
import { valueColumns } from './choices.ts';
import { ColumnRow } from './ColumnRow.tsx';
import classes from '../Imports.module.css';
import { StepFooter } from '../StepFooter.tsx';
import type { Choices } from './use-choices.ts';

/** Rows at once: a file may have a thousand columns. */
const ROWS = 60;

interface ColumnsStepProps {
  readonly inspection: Inspection;
  readonly choices: Choices;
  /** Null: the file is of the whole plant, and each column says its asset. */
  readonly asset: EntityOption | null;
  readonly starting: boolean;
  readonly error: unknown;
  readonly onBack: () => void;
  readonly onCheck: () => void;
}

/** Where each column goes. */
export function ColumnsStep(props: ColumnsStepProps) {
  const { inspection, choices, asset, starting, error, onBack, onCheck } = props;
  const { t } = useTranslation('imports');
  const format = useFormat();
  const [tried, setTried] = useState(false);
  const [most, setMost] = useState(ROWS);
  const [forAll, setForAll] = useState<EntityOption | null>(null);
  const columns = valueColumns(inspection);
  const { dialect } = inspection;
  const timeNames = [dialect.dateColumn, dialect.timeColumn].flatMap(
    (index) => inspection.columns.find((column) => column.index === index)?.name ?? [],
  );
  const chosen = [...choices.choices.values()].filter(({ into }) => into !== 'skip').length;
  const check = () => {
    setTried(true);
    if (choices.problems.size > 0) setMost(columns.length);
    if (chosen > 0 && choices.problems.size === 0) onCheck();
  };
  return (
    <>
      <Section title={t('columns.title')}>
        <Stack gap="md">
          <Text>
            {asset === null ? t('columns.leadPlant') : t('columns.leadAsset', { asset: asset.label })}{' '}
            {t('columns.time', { columns: format.list(timeNames) })}
          </Text>
          {asset === null && (
            <AssetSelect
              label={t('columns.assetAll')}
              description={t('columns.assetAllHint')}
              value={forAll}
              onChange={(to) => {
                setForAll(to);
                choices.assign(
                  to,
                  columns.map(({ index }) => index),
                );
              }}
            />
          )}
          <div className={classes.scroll}>
            <Table className={classes.table} verticalSpacing={0} aria-label={t('columns.title')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('columns.column')}</Table.Th>
                  {asset === null && <Table.Th>{t('columns.asset')}</Table.Th>}
                  <Table.Th>{t('columns.into')}</Table.Th>
                  <Table.Th>{t('columns.name')}</Table.Th>
                  <Table.Th>{t('columns.unit')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {columns.slice(0, most).map((column) => (
                  <ColumnRow
                    key={column.index}
                    column={column}
                    choices={choices}
                    withAsset={asset === null}
                    tried={tried}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </div>
          {columns.length > most && (
            <Button variant="default" onClick={() => setMost(most + ROWS)}>
              {t('columns.showMore', { count: columns.length - most })}
            </Button>
          )}
          {columns.length === 0 && <Text>{t('columns.noNumbers')}</Text>}
          {error !== null && <ErrorState error={error} />}
        </Stack>
      </Section>
      <StepFooter
        onBack={onBack}
        next={{ label: t('check.start'), onClick: check, loading: starting, disabled: columns.length === 0 }}
      >
        {chosen === 0
          ? t('columns.nothing')
          : tried && choices.problems.size > 0
            ? t('columns.fix', { count: choices.problems.size })
            : t('columns.chosen', { count: chosen, skipped: columns.length - chosen })}
      </StepFooter>
    </>
  );
}
