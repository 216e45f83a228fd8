import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../../shared/domain/vocabulary.ts';
import { useCan } from '../../../api.ts';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { useDialog } from '../../../ui/form/use-dialog.ts';
import { Page } from '../../../ui/Page.tsx';
import { DelayedBar } from '../../../ui/Progress.tsx';
import { Section } from '../../../ui/Section.tsx';
import { KindCard } from '../records/KindCard.tsx';
import classes from '../records/Records.module.css';
import { useKinds } from '../records/use-kinds.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { ReadingsExportDialog } from './ReadingsExportDialog.tsx';

/** Every kind of record that can be written into a file. */
export function ExportPage() {
  const { t } = useTranslation('records');
  const { infos, isPending, error, refetch } = useKinds();
  const metrics = useCan('metrics.read');
  return (
    <Page title={t('export.pageTitle')}>
      {error !== null && <ErrorState error={error} onRetry={refetch} />}
      <DelayedBar active={isPending} />
      <Section title={t('export.which')}>
        <Text mb="md">{t('export.pageLead')}</Text>
        <ul className={classes.cards}>
          {infos
            .filter(({ mayExport }) => mayExport)
            .map(({ kind }) => (
              <KindCard key={kind} kind={kind}>
                <ExportButton kind={kind} />
              </KindCard>
            ))}
          {metrics && (
            <KindCard kind="readings">
              <ExportButton kind="readings" />
            </KindCard>
          )}
        </ul>
      </Section>
    </Page>
  );
}

function ExportButton({ kind }: { kind: ImportKind }) {
  const { t } = useTranslation('records');
  const dialog = useDialog();
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconDownload size={18} aria-hidden />}
        onClick={dialog.open}
        aria-label={t('export.of', { kind: t(`kind.${kind}`) })}
      >
        {t('export.start')}
      </Button>
      {kind === 'readings' ? (
        <ReadingsExportDialog {...dialog.props} />
      ) : (
        <ExportDialog {...dialog.props} kind={kind} />
      )}
    </>
  );
}
