import { Badge, Radio, Stack, Text } from '@mantine/core';
import { keepPreviousData, skipToken, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../../shared/domain/vocabulary.ts';
import { api, useCan } from '../../../api.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { Section } from '../../../ui/Section.tsx';
import { Choose } from '../Choose.tsx';
import { StepFooter } from '../StepFooter.tsx';
import { KIND_ICONS } from './kind-icons.ts';
import classes from './Records.module.css';
import { FileError } from './FileError.tsx';
import { looksLikeReadings } from './looks-like-readings.ts';
import { useKinds } from './use-kinds.ts';

/** Sheets beside the first that are looked into. */
const SHEETS_LOOKED_AT = 8;

interface KindStepProps {
  readonly uploadId: string;
  readonly fileName: string;
  /** Nothing but readings comes in files this large. */
  readonly isLarge: boolean;
  /** What was chosen before, or what the wizard was opened for. */
  readonly expected: ImportKind | null;
  /** Of a workbook, as chosen; null: nobody has. */
  readonly sheet: string | null;
  readonly onSheet: (sheet: string) => void;
  readonly onChoose: (kind: ImportKind) => void;
  readonly onOtherFile: () => void;
}

/** What the file holds: proposed from what stands in it. */
export function KindStep(props: KindStepProps) {
  const { uploadId, fileName, isLarge, expected, sheet, onSheet, onChoose, onOtherFile } = props;
  const { t } = useTranslation('records');
  const { t: tc } = useTranslation();
  const kinds = useKinds();
  const recognised = useRecognised(uploadId, isLarge, sheet);
  const [picked, setPicked] = useState<ImportKind | null>(null);
  if (recognised.error !== null) return <FileError error={recognised.error} onOtherFile={onOtherFile} />;
  if (kinds.error !== null) return <ErrorState error={kinds.error} onRetry={kinds.refetch} />;
  if (kinds.isPending || recognised.isPending) return <DelayedBar active />;
  const proposed = recognised.kind;
  const chosen = picked ?? expected ?? proposed;
  const { sheets } = recognised;
  return (
    <>
      <Section title={t('kindStep.title', { file: fileName })}>
        <Stack gap="md">
          {sheets.length > 1 && (
            <div className={classes.sheet}>
              <Choose
                label={t('kindStep.sheet')}
                description={t('kindStep.sheets', { count: sheets.length })}
                value={recognised.sheet}
                options={sheets.map((value) => ({ value, label: value }))}
                onChange={(name) => {
                  setPicked(null);
                  onSheet(name);
                }}
                searchable={sheets.length > 10}
              />
            </div>
          )}
          <Text>
            {proposed === null
              ? t('kindStep.unknown')
              : t('kindStep.proposed', { kind: t(`kind.${proposed}`) })}
          </Text>
          <Radio.Group
            aria-label={t('kindStep.label')}
            value={chosen}
            onChange={(value) => setPicked(kinds.importable.find((kind) => kind === value) ?? null)}
          >
            <div className={classes.cards}>
              {kinds.importable.map((kind) => {
                const KindIcon = KIND_ICONS[kind];
                return (
                  <Radio.Card key={kind} value={kind} className={classes.card} aria-label={t(`kind.${kind}`)}>
                    <div className={classes.cardTitle}>
                      <Radio.Indicator />
                      <KindIcon size={20} aria-hidden />
                      <Text fw={600}>{t(`kind.${kind}`)}</Text>
                      {kind === proposed && (
                        <Badge variant="light" color="accent" tt="none">
                          {t('kindStep.recognised')}
                        </Badge>
                      )}
                    </div>
                    <Text size="sm">{t(`kindHint.${kind}`)}</Text>
                  </Radio.Card>
                );
              })}
            </div>
          </Radio.Group>
        </Stack>
      </Section>
      <StepFooter
        onBack={onOtherFile}
        backLabel={t('kindStep.otherFile')}
        next={{
          label: tc('next'),
          onClick: () => {
            if (recognised.sheet !== null && recognised.sheet !== sheet) onSheet(recognised.sheet);
            if (chosen !== null) onChoose(chosen);
          },
          disabled: chosen === null || !kinds.importable.includes(chosen),
        }}
      />
    </>
  );
}

/** What the file looks like: records by the names of its columns, readings by times and numbers. */
function useRecognised(uploadId: string, isLarge: boolean, sheet: string | null) {
  const mayRead = useCan('readings.import');
  const first = useQuery(
    api.records.inspect.queryOptions({
      input: isLarge ? skipToken : { uploadId, kind: null, format: sheet === null ? {} : { sheet } },
      // The choice of the sheet stays where it is while another one is looked into.
      placeholderData: keepPreviousData,
    }),
  );
  // Of a workbook whose first sheet holds no records and no readings, one of the next may be what is wanted.
  const isSought = sheet === null && first.data !== undefined && first.data.kind === null;
  const others = useQueries({
    queries: (isSought ? first.data.sheets : [])
      .filter((name) => name !== first.data?.format.sheet)
      .slice(0, SHEETS_LOOKED_AT)
      .map((name) =>
        api.records.inspect.queryOptions({ input: { uploadId, kind: null, format: { sheet: name } } }),
      ),
  });
  const dialect = sheet === null ? {} : { sheet };
  const asReadings = useQuery(
    api.imports.inspect.queryOptions({
      input:
        mayRead && (isLarge || first.data?.kind === null) ? { uploadId, assetId: null, dialect } : skipToken,
    }),
  );
  const { data } = asReadings;
  const isReadings = data !== undefined && looksLikeReadings(data);
  const fitting = others.find((other) => other.data !== undefined && other.data.kind !== null);
  const asRecords = isSought && !isReadings && fitting !== undefined ? fitting : first;
  const kind: ImportKind | null = asRecords.data?.kind ?? (isReadings ? 'readings' : null);
  return {
    kind,
    sheet: sheet ?? asRecords.data?.format.sheet ?? null,
    sheets: asRecords.data?.sheets ?? [],
    isPending:
      others.some((other) => other.isPending) ||
      // The choice of the sheet keeps the focus while another one is looked at.
      (isLarge ? asReadings.isLoading : asRecords.isPending || (sheet === null && asReadings.isLoading)),
    // What is no file of readings is nothing to complain about.
    error: asRecords.error ?? (isLarge ? asReadings.error : null),
  };
}
