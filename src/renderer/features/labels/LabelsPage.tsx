import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  labelsPerSheet,
  nextPlace,
  SHEET_TEMPLATES,
  type SheetTemplate,
} from '../../../shared/domain/label-sheets.ts';
import { useCan, useSignedIn } from '../../api.ts';
import { Page } from '../../ui/Page.tsx';
import { LookFields } from './LookFields.tsx';
import classes from './Labels.module.css';
import type { LabelLook } from './LabelGraphic.tsx';
import { useChosen } from './print.ts';
import { LabelPreview, SheetPreview } from './Preview.tsx';
import { PrinterPanel } from './PrinterPanel.tsx';
import { PrintSheets } from './PrintSheets.tsx';
import { Records } from './Records.tsx';
import { useLabelSettings } from './settings.ts';
import { SheetFields } from './SheetFields.tsx';
import { useLabels } from './use-labels.ts';
import { useSymbols } from './use-symbols.ts';

/** Labels of the chosen records, on sheets or on a label printer. */
export function LabelsPage() {
  const { t } = useTranslation('labels');
  const router = useRouter();
  const manages = useCan('plant.manage');
  const { plant } = useSignedIn();
  const { chosen, setChosen } = useChosen();
  const { settings, change } = useLabelSettings();
  const found = useLabels(chosen.map(({ source }) => source));
  const draw = useSymbols();
  // Null while what is typed there is no such number; nothing is printed then.
  const [copies, setCopies] = useState<number | null>(1);
  const [startAt, setStartAt] = useState<number | null>(1);
  const [from, setFrom] = useState<number | null>(1);

  const template: SheetTemplate =
    SHEET_TEMPLATES.find(({ id }) => id === settings.templateId) ?? SHEET_TEMPLATES[0]!;
  const labels = found.complete ? found.labels.length : 0;
  const total = labels * (copies ?? 1);
  const run = {
    labels,
    copies: copies ?? 1,
    startAt: Math.min(startAt ?? 1, labelsPerSheet(template)),
    from: Math.max(1, Math.min(from ?? 1, total)),
  };
  const isTold = copies !== null && startAt !== null && (from !== null || total <= 1);
  const look: LabelLook | undefined = draw && {
    draw,
    symbol: settings.symbol,
    withLocation: settings.withLocation,
    plant: settings.withPlant ? plant.companyName : null,
  };
  const onSheets = settings.output === 'sheets';
  const printable = onSheets && look !== undefined && run.labels > 0 && isTold;
  return (
    <Page
      title={t('title')}
      titleSide={
        <SegmentedControl
          aria-label={t('output.label')}
          value={settings.output}
          data={(['sheets', 'printer'] as const).map((value) => ({ value, label: t(`output.${value}`) }))}
          onChange={(output) => change({ output })}
        />
      }
      primary={
        onSheets
          ? {
              label: t('sheet.print'),
              icon: IconPrinter,
              disabled: !printable,
              onClick: () => window.print(),
            }
          : undefined
      }
      secondary={
        manages && (
          <Button variant="default" onClick={() => router.history.push('/admin/printers')}>
            {t('printer.manage')}
          </Button>
        )
      }
    >
      <div className={classes.page}>
        <div className={classes.choices}>
          <Records chosen={chosen} onChange={setChosen} found={found} />
          {onSheets ? (
            <SheetFields
              template={template}
              run={run}
              copies={copies}
              startAt={startAt === null ? null : run.startAt}
              from={from === null ? null : run.from}
              next={settings.next[template.id] ?? 1}
              onTemplate={(templateId) => {
                change({ templateId });
                setStartAt(1);
              }}
              onCopies={setCopies}
              onStartAt={setStartAt}
              onFrom={setFrom}
            />
          ) : (
            <PrinterPanel
              chosen={chosen}
              labels={found.complete ? found.labels : []}
              copies={copies}
              onCopies={setCopies}
              settings={settings}
              onChange={change}
              plant={look?.plant ?? null}
            />
          )}
          <LookFields settings={settings} onChange={change} />
        </div>
        {onSheets ? (
          <SheetPreview template={template} run={run} labels={found.labels} look={look} />
        ) : (
          <LabelPreview label={found.labels[0]} look={look} printerId={settings.printerId} />
        )}
      </div>
      {printable && (
        <PrintSheets
          {...{ template, run, look }}
          labels={found.labels}
          outlines={settings.outlines}
          onPrinted={() => change({ next: { ...settings.next, [template.id]: nextPlace(template, run) } })}
        />
      )}
    </Page>
  );
}
