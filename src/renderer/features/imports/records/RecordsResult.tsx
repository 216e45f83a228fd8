import { Button, Stack, Text } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isWhole } from '../../../../shared/domain/vocabulary.ts';
import { api, type Outputs } from '../../../api.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Page } from '../../../ui/Page.tsx';
import { Section } from '../../../ui/Section.tsx';
import { DateTime } from '../../../ui/values.tsx';
import { ImportState } from '../ImportState.tsx';
import { RunningImport } from '../RunningImport.tsx';
import { Saying } from '../Saying.tsx';
import { UndoImport } from '../undo/UndoImport.tsx';
import { importedHref, listHref } from './links.ts';
import { MadeOnTheWay } from './MadeOnTheWay.tsx';
import { useBadRowsFile } from './use-bad-rows-file.ts';

type Import = Outputs['imports']['get'];

interface RecordsResultProps {
  readonly record: Import;
  /** The dry run it came from, as long as the program knows it. */
  readonly checkJobId: string | null;
}

/** What an import of records has brought, and the way back. */
export function RecordsResult({ record, checkJobId }: RecordsResultProps) {
  const { t } = useTranslation('records');
  const { t: ti } = useTranslation('imports');
  const router = useRouter();
  const { kind, state, fileName, problems } = record;
  const href = listHref(kind);
  const leftOut = problems > 0 && isWhole(state);
  const check = useQuery(
    api.records.dryRunResult.queryOptions({
      input: leftOut && checkJobId !== null ? { jobId: checkJobId } : skipToken,
    }),
  );
  const knownCheck = check.data === undefined ? null : checkJobId;
  return (
    <Page
      title={state === 'done' ? ti('result.title', { file: fileName }) : fileName}
      titleSide={state === 'done' ? undefined : <ImportState state={state} />}
      breadcrumbs={[{ label: t('list.title'), href: '/imports' }]}
      primary={
        href === null || state !== 'done'
          ? undefined
          : { label: t(`result.open.${kind}`), onClick: () => router.history.push(href) }
      }
      secondary={
        <>
          <UndoImport record={record} />
          {knownCheck !== null && <SaveBadRows jobId={knownCheck} />}
          <Button variant="default" onClick={() => router.history.push('/imports/new')}>
            {t('result.another')}
          </Button>
        </>
      }
    >
      <Summary
        record={record}
        note={
          leftOut && knownCheck === null && !check.isLoading ? t('badRows.gone', { count: problems }) : null
        }
      />
    </Page>
  );
}

function Summary({ record, note }: { record: Import; note: string | null }) {
  const { t } = useTranslation('records');
  const { t: ti } = useTranslation('imports');
  const format = useFormat();
  const { kind, state, created, changed, unchanged, duplicates, problems, lines } = record;
  const { createdBy, finishedAt } = record;
  if (record.jobId !== null) return <RunningImport record={record} jobId={record.jobId} />;
  const isNothing = (created ?? 0) + (changed ?? 0) === 0;
  const count = (value: number | null) => (value === null ? '–' : format.number(value));
  const wasIn = finishedAt !== null && changed !== null;
  const isWarning = state === 'failed' || state === 'partly-undone' || state.endsWith('broken-off');
  return (
    <Section title={t('result.page', { kind: t(`kind.${kind}`) })}>
      <Stack gap="md">
        {state === 'done' ? (
          <Saying tone={isNothing ? 'info' : 'good'}>
            {t(isNothing ? 'result.nothing' : 'result.done')}
          </Saying>
        ) : (
          <Saying tone={isWarning ? 'warning' : 'info'}>{ti(`result.state.${state}`)}</Saying>
        )}
        <Made importId={record.id} />
        {note !== null && <Text>{note}</Text>}
        <Facts
          items={[
            ...(wasIn
              ? [
                  { label: t('result.rows'), value: format.number(lines) },
                  { label: t('result.created'), value: count(created) },
                  { label: t('result.changed'), value: count(changed) },
                  { label: t('result.unchanged'), value: count(unchanged) },
                  ...(duplicates === 0
                    ? []
                    : [{ label: t('duplicates.result'), value: format.number(duplicates) }]),
                  { label: t('result.bad'), value: format.number(problems) },
                ]
              : []),
            { label: t('result.by'), value: createdBy?.fullName },
            { label: t('result.finished'), value: <DateTime at={finishedAt} /> },
            ...(record.undoneAt === null
              ? []
              : [
                  { label: t('result.undone'), value: <DateTime at={record.undoneAt} /> },
                  { label: t('result.undoneBy'), value: record.undoneBy?.fullName },
                ]),
          ]}
        />
      </Stack>
    </Section>
  );
}

/** What came on the way, as long as it is there. */
function Made({ importId }: { importId: string }) {
  const { data = [] } = useQuery(api.records.alsoCreated.queryOptions({ input: { importId } }));
  return (
    <MadeOnTheWay
      made={data.map(({ kind, count, records }) => ({
        kind,
        count,
        records: records.map(({ id, label }) => ({ label, href: importedHref(kind, id) })),
      }))}
    />
  );
}

function SaveBadRows({ jobId }: { jobId: string }) {
  const { t } = useTranslation('records');
  const file = useBadRowsFile(jobId);
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
      onClick={file.save}
      loading={file.saving}
    >
      {t('badRows.save')}
    </Button>
  );
}
