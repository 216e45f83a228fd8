import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconPlayerTrackNext } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import {
  labelsPerSheet,
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
  /** Where the last print on such sheets ended: the next free place, from 1. */
  readonly next: number;
  readonly onTemplate: (id: SheetTemplate['id']) => void;
  readonly onCopies: (copies: number) => void;
  readonly onStartAt: (place: number) => void;
  readonly onFrom: (label: number) => void;
}

/** Which sheet, how many of each, and where to begin on a sheet that has been begun. */
export function SheetFields(props: SheetFieldsProps) {
  const { template, run, next, onTemplate, onCopies, onStartAt, onFrom } = props;
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
            value={run.copies}
            onChange={(copies) => copies !== null && onCopies(copies)}
            decimals={0}
            min={1}
            max={100}
          />
          <NumberField
            key={template.id}
            label={t('sheet.startAt')}
            value={run.startAt}
            onChange={(startAt) => startAt !== null && onStartAt(startAt)}
            decimals={0}
            min={1}
            max={labelsPerSheet(template)}
          />
        </Group>
        <Text size="xs" c="dimmed">
          {t('sheet.startAtHint', { row: Math.floor(place / columns) + 1, column: (place % columns) + 1 })}
        </Text>
        {run.labels * run.copies > 1 && (
          <NumberField
            label={t('sheet.from', { count: run.labels * run.copies })}
            description={t('sheet.fromHint')}
            value={run.from}
            onChange={(from) => from !== null && onFrom(from)}
            decimals={0}
            min={1}
            max={run.labels * run.copies}
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
