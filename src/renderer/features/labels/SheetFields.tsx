import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconPlayerTrackNext } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  labelsPerSheet,
  MOST_COPIES,
  SHEET_TEMPLATES,
  type SheetRun,
  type SheetTemplate,
} from '../../../shared/domain/label-sheets.ts';
import { NumberField } from '../../ui/form/NumberField.tsx';
import { Section } from '../../ui/Section.tsx';
import classes from './Labels.module.css';

interface SheetFieldsProps {
  readonly template: SheetTemplate;
  readonly run: SheetRun;
  /** What stands in the fields; null where it is no number in their bounds. */
  readonly copies: number | null;
  readonly startAt: number | null;
  readonly from: number | null;
  /** Where the last print on such sheets ended: the next free place, from 1. */
  readonly next: number;
  readonly onTemplate: (id: SheetTemplate['id']) => void;
  readonly onCopies: (copies: number | null) => void;
  readonly onStartAt: (place: number | null) => void;
  readonly onFrom: (label: number | null) => void;
}

/** Which sheet, how many of each, and where to begin on a sheet that has been begun. */
export function SheetFields(props: SheetFieldsProps) {
  const { template, run, copies, startAt, from, next, onTemplate, onCopies, onStartAt, onFrom } = props;
  const { t } = useTranslation('labels');
  const { columns } = template;
  const place = run.startAt - 1;
  return (
    <Section title={t('sheet.title')}>
      <Stack gap="sm">
        <Select
          label={t('sheet.template')}
          description={t('sheet.templateSize', {
            width: Number(template.width.toFixed(1)),
            height: Number(template.height.toFixed(1)),
            count: labelsPerSheet(template),
          })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={template.id}
          onChange={(id) => id !== null && onTemplate(id)}
          allowDeselect={false}
          data={(['A4', 'Letter'] as const).map((paper) => ({
            group: paper,
            items: SHEET_TEMPLATES.filter((sheet) => sheet.paper === paper).map(({ id, name }) => ({
              value: id,
              label: name,
            })),
          }))}
        />
        <Group gap="sm" grow align="flex-start" wrap="nowrap">
          <NumberField
            label={t('sheet.copies')}
            value={copies}
            onChange={onCopies}
            decimals={0}
            min={1}
            max={MOST_COPIES}
            error={copies === null && t('sheet.needed', { most: MOST_COPIES })}
          />
          <NumberField
            key={template.id}
            label={t('sheet.startAt')}
            value={startAt}
            onChange={onStartAt}
            decimals={0}
            min={1}
            max={labelsPerSheet(template)}
            error={startAt === null && t('sheet.needed', { most: labelsPerSheet(template) })}
          />
        </Group>
        <Text size="xs" c="dimmed">
          {t('sheet.startAtHint', { row: Math.floor(place / columns) + 1, column: (place % columns) + 1 })}
        </Text>
        {run.labels * run.copies > 1 && (
          <NumberField
            label={t('sheet.from', { count: run.labels * run.copies })}
            description={t('sheet.fromHint')}
            value={from}
            onChange={onFrom}
            decimals={0}
            min={1}
            max={run.labels * run.copies}
            error={from === null && t('sheet.needed', { most: run.labels * run.copies })}
          />
        )}
        {next > 1 && next !== run.startAt && (
          <div className={classes.resume}>
            <Button
              variant="light"
              leftSection={<IconPlayerTrackNext size={18} aria-hidden />}
              onClick={() => onStartAt(next)}
            >
              {t('sheet.resume', { place: next })}
            </Button>
            <Text size="xs" c="dimmed">
              {t('sheet.resumeHint')}
            </Text>
          </div>
        )}
        <Text size="xs" c="dimmed">
          {t('sheet.scale', { paper: template.paper })}
        </Text>
      </Stack>
    </Section>
  );
}
