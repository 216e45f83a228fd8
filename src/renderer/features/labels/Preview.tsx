import { ActionIcon, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Label } from '../../../shared/contract/labels.ts';
import {
  printedLabels,
  sheetCount,
  type SheetRun,
  type SheetTemplate,
} from '../../../shared/domain/label-sheets.ts';
import { api } from '../../api.ts';
import { Section } from '../../ui/Section.tsx';
import { LabelGraphic, type LabelLook } from './LabelGraphic.tsx';
import classes from './Labels.module.css';
import { mediaOf } from './media.ts';
import { Sheet } from './Sheet.tsx';

interface SheetPreviewProps {
  readonly template: SheetTemplate;
  readonly run: SheetRun;
  readonly labels: readonly Label[];
  readonly look: LabelLook | undefined;
}

/** The sheets as they will come out, one at a time, to scale. */
export function SheetPreview({ template, run, labels, look }: SheetPreviewProps) {
  const { t } = useTranslation('labels');
  const [wanted, setWanted] = useState(0);
  const count = sheetCount(template, run);
  const sheet = Math.max(0, Math.min(wanted, count - 1));
  const total = printedLabels(run);
  const number = t('preview.sheet', { number: sheet + 1, count: Math.max(1, count) });
  return (
    <Section
      title={total === 0 ? t('preview.title') : t('preview.total', { count: total })}
      action={
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="neutral"
            aria-label={t('preview.previous')}
            disabled={sheet === 0}
            onClick={() => setWanted(sheet - 1)}
          >
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <Text component="output">{number}</Text>
          <ActionIcon
            variant="subtle"
            color="neutral"
            aria-label={t('preview.next')}
            disabled={sheet >= count - 1}
            onClick={() => setWanted(sheet + 1)}
          >
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </Group>
      }
    >
      <div className={classes.desk}>
        {look !== undefined && (
          <Sheet
            {...{ template, run, sheet, labels, look }}
            outlines
            label={number}
            className={classes.sheet}
          />
        )}
      </div>
    </Section>
  );
}

interface LabelPreviewProps {
  /** The first one that will be printed. */
  readonly label: Label | undefined;
  readonly look: LabelLook | undefined;
  readonly printerId: string | null;
}

/** One label as a label printer prints it. */
export function LabelPreview({ label, look, printerId }: LabelPreviewProps) {
  const { t } = useTranslation('labels');
  const { data: printers = [] } = useQuery(api.labels.printers.queryOptions());
  const { width, height } = mediaOf(printers.find(({ id }) => id === printerId) ?? printers[0]);
  return (
    <Section title={t('preview.title')}>
      <div className={classes.desk}>
        {label === undefined || look === undefined ? (
          <Text c="dimmed">{t('preview.empty')}</Text>
        ) : (
          <svg
            className={classes.single}
            // Drawn here, not loaded.
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            role="img"
            aria-label={t('preview.label', { number: label.number })}
            viewBox={`0 0 ${width} ${height}`}
            width={`${width * 1.5}mm`}
          >
            <LabelGraphic x={0} y={0} {...{ label, look, width, height }} />
          </svg>
        )}
      </div>
    </Section>
  );
}
