import { Badge, Radio, Stack, Text } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../../shared/domain/vocabulary.ts';
import { api, useCan } from '../../../api.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { Section } from '../../../ui/Section.tsx';
import { StepFooter } from '../StepFooter.tsx';
import { KIND_ICONS } from './kind-icons.ts';
import classes from './Records.module.css';
import { FileError } from './FileError.tsx';
import { useKinds } from './use-kinds.ts';

interface KindStepProps {
  readonly uploadId: string;
  readonly fileName: string;
  /** Nothing but readings comes in files this large. */
  readonly isLarge: boolean;
  /** What was chosen before, or what the wizard was opened for. */
  readonly expected: ImportKind | null;
  readonly onChoose: (kind: ImportKind) => void;
  readonly onOtherFile: () => void;
}

/** What the file holds: proposed from what stands in it. */
export function KindStep({ uploadId, fileName, isLarge, expected, onChoose, onOtherFile }: KindStepProps) {
  const { t } = useTranslation('records');
  const { t: tc } = useTranslation();
  const kinds = useKinds();
  const recognised = useRecognised(uploadId, isLarge);
  const [picked, setPicked] = useState<ImportKind | null>(null);
  if (recognised.error !== null) return <FileError error={recognised.error} onOtherFile={onOtherFile} />;
  if (kinds.error !== null) return <ErrorState error={kinds.error} onRetry={kinds.refetch} />;
  if (kinds.isPending || recognised.isPending) return <DelayedBar active />;
  const proposed = recognised.kind;
  const chosen = picked ?? expected ?? proposed;
  return (
    <>
      <Section title={t('kindStep.title', { file: fileName })}>
        <Stack gap="md">
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
            if (chosen !== null) onChoose(chosen);
          },
          disabled: chosen === null || !kinds.importable.includes(chosen),
        }}
      />
    </>
  );
}

/** What the file looks like: records by the names of its columns, readings by times and numbers. */
function useRecognised(uploadId: string, isLarge: boolean) {
  const mayRead = useCan('readings.import');
  const asRecords = useQuery(
    api.records.inspect.queryOptions({ input: isLarge ? skipToken : { uploadId, kind: null } }),
  );
  const isUnknown = isLarge || (asRecords.data !== undefined && asRecords.data.kind === null);
  const asReadings = useQuery(
    api.imports.inspect.queryOptions({
      input: mayRead && isUnknown ? { uploadId, assetId: null } : skipToken,
    }),
  );
  const { data } = asReadings;
  const looksLikeReadings =
    data !== undefined &&
    data.dialect.timeColumn !== null &&
    data.columns.some((column) => column.kind === 'number');
  const kind: ImportKind | null = asRecords.data?.kind ?? (looksLikeReadings ? 'readings' : null);
  return {
    kind,
    isPending: isLarge ? asReadings.isLoading : asRecords.isPending || asReadings.isLoading,
    // A workbook is no file of readings: that is nothing to complain about.
    error: asRecords.error ?? (isLarge ? asReadings.error : null),
  };
}
