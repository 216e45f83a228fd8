import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconDownload, IconSend } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Label } from '../../../shared/contract/labels.ts';
import { MOST_COPIES } from '../../../shared/domain/label-sheets.ts';
import { zplRun } from '../../../shared/domain/zpl.ts';
import { api } from '../../api.ts';
import { NumberField } from '../../ui/form/NumberField.tsx';
import { Section } from '../../ui/Section.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { mediaOf } from './media.ts';
import type { ChosenSource } from './print.ts';
import { PrinterJob } from './PrinterJob.tsx';
import type { LabelSettings } from './settings.ts';
import { usePrinterRun } from './use-printer-run.ts';

interface PrinterPanelProps {
  readonly chosen: readonly ChosenSource[];
  readonly labels: readonly Label[];
  /** Null while what is typed there is no such number. */
  readonly copies: number | null;
  readonly onCopies: (copies: number | null) => void;
  readonly settings: LabelSettings;
  readonly onChange: (changes: Partial<LabelSettings>) => void;
  /** Name of the plant, where it shall stand on the labels. */
  readonly plant: string | null;
}

/** Sends labels to a printer of the plant, or saves what such a printer understands as a file. */
export function PrinterPanel(props: PrinterPanelProps) {
  const { chosen, labels, copies, onCopies, settings, onChange, plant } = props;
  const { t } = useTranslation('labels');
  const { data: printers } = useQuery(api.labels.printers.queryOptions());
  const printer = printers?.find(({ id }) => id === settings.printerId) ?? printers?.[0];
  const run = usePrinterRun();
  const { symbol, withLocation, withPlant } = settings;
  const send = (skip: number) =>
    printer !== undefined &&
    run.start({
      printerId: printer.id,
      sources: chosen.map(({ source }) => source),
      copies: copies ?? 1,
      symbol,
      withLocation,
      withPlant,
      skip,
    });
  const save = () => {
    const content = labels.map((label) => ({
      ...label,
      location: withLocation ? label.location : null,
      plant,
    }));
    const zpl = zplRun(content, mediaOf(printer), { symbol, copies: copies ?? 1 });
    saveFile(`${t('title')}.zpl`, new Blob([zpl], { type: 'text/plain' }));
  };
  const total = labels.length * (copies ?? 0);
  return (
    <Section title={t('printer.title')}>
      <Stack gap="sm">
        {printers?.length === 0 ? (
          <div>
            <Text fw={600}>{t('printer.none')}</Text>
            <Text c="dimmed">{t('printer.noneHint')}</Text>
          </div>
        ) : (
          <Select
            label={t('printer.printer')}
            value={printer?.id ?? null}
            onChange={(printerId) => printerId !== null && onChange({ printerId })}
            allowDeselect={false}
            data={(printers ?? []).map(({ id, name, labelWidth, labelHeight }) => ({
              value: id,
              label: `${name} (${t('printers.sizeValue', { width: labelWidth / 10, height: labelHeight / 10 })})`,
            }))}
          />
        )}
        <NumberField
          label={t('sheet.copies')}
          value={copies}
          onChange={onCopies}
          decimals={0}
          min={1}
          max={MOST_COPIES}
          error={copies === null && t('sheet.needed', { most: MOST_COPIES })}
        />
        <PrinterJob run={run} printer={printer?.name ?? ''} onRest={(sent) => send(run.skipped + sent)} />
        <Group gap="xs">
          {printer !== undefined && (
            <Button
              leftSection={<IconSend size={18} aria-hidden />}
              disabled={total === 0 || run.running}
              onClick={() => send(0)}
            >
              {t('printer.send', { count: total })}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            disabled={total === 0}
            onClick={save}
          >
            {t('printer.save')}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
