import { Button, Group, Stack, Text } from '@mantine/core';
import { type Icon, IconAlertTriangle, IconCircleCheck, IconFileOff, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordKind } from '../../../../shared/domain/vocabulary.ts';
import { client, type Outputs } from '../../../api.ts';
import { recordHref } from '../../../app/record-links.ts';
import { useFormat } from '../../../ui/format.ts';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { notifyDone, notifyError } from '../../../ui/notify.ts';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import { fileSize } from '../../../ui/file-size.ts';
import classes from './Check.module.css';

type Report = Outputs['attachments']['checkResult'];
type Finding = Report['findings'][number];

/** What a check found, in words, with the records that need help. */
export function CheckReport({ jobId, report }: { jobId: string; report: Report }) {
  const { t } = useTranslation('attachments');
  const format = useFormat();
  const { checkedAt, files, bytes, missing, damaged, findings, findingCount, unused } = report;
  const isSound = missing === 0 && damaged === 0;
  return (
    <Stack gap="md">
      <Text c="dimmed">
        {t('admin.at', {
          time: format.dateTime(checkedAt),
          files: t('admin.files', { count: files }),
          size: fileSize(format, bytes),
        })}
      </Text>
      {isSound ? (
        <Saying icon={IconCircleCheck} tone="good">
          {t(files === 0 ? 'admin.noFiles' : 'admin.allSound')}
        </Saying>
      ) : (
        <>
          <div>
            {missing > 0 && (
              <Saying icon={IconFileOff} tone="critical">
                <b>{t('admin.missing', { count: missing })}</b>
              </Saying>
            )}
            {damaged > 0 && (
              <Saying icon={IconAlertTriangle} tone="critical">
                <b>{t('admin.damaged', { count: damaged })}</b>
              </Saying>
            )}
          </div>
          <Text>{t('admin.todo')}</Text>
          <Findings findings={findings} />
          {findings.length < findingCount && (
            <Text c="dimmed">{t('admin.findingsCut', { shown: findings.length, total: findingCount })}</Text>
          )}
        </>
      )}
      {unused.files > 0 && <Unused jobId={jobId} unused={unused} />}
    </Stack>
  );
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation('attachments');
  return (
    <SimpleTable
      label={t('admin.findings')}
      rows={findings.map((finding, at) => ({ ...finding, at }))}
      rowId={({ at }) => String(at)}
      empty=""
      columns={[
        {
          id: 'record',
          header: t('admin.column.record'),
          cell: (row) => <RecordName finding={row} />,
          width: 240,
        },
        { id: 'file', header: t('admin.column.file'), cell: ({ fileName }) => fileName, width: 240 },
        {
          id: 'state',
          header: t('admin.column.state'),
          cell: ({ state }) => t(`admin.state.${state}`),
          width: 110,
        },
      ]}
    />
  );
}

function RecordName({ finding: { entity, recordId, recordName } }: { finding: Finding }) {
  const href = pageOf(entity, recordId);
  return href === null ? recordName : <PageAnchor href={href}>{recordName}</PageAnchor>;
}

function pageOf(entity: RecordKind, id: string): string | null {
  const href = recordHref(entity, id);
  return href === null ? null : `${href}?tab=documents`;
}

function Unused({ jobId, unused }: { jobId: string; unused: Report['unused'] }) {
  const { t } = useTranslation('attachments');
  const format = useFormat();
  const remove = useMutation({
    mutationFn: () => client.attachments.removeUnused({ jobId }),
    onSuccess: ({ files, bytes }) =>
      notifyDone(t('admin.removed', { count: files, size: fileSize(format, bytes) })),
    onError: notifyError,
  });
  return (
    <div className={classes.unused}>
      <Text>
        {t('admin.unused', { count: unused.files, size: fileSize(format, unused.bytes) })}{' '}
        {t('admin.unusedHint')}
      </Text>
      <Group mt="xs">
        <Button
          variant="default"
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={() => remove.mutate()}
          loading={remove.isPending}
          disabled={remove.isSuccess}
        >
          {t('admin.removeUnused')}
        </Button>
      </Group>
    </div>
  );
}

interface SayingProps {
  readonly icon: Icon;
  readonly tone: 'good' | 'critical';
  readonly children: ReactNode;
}

function Saying({ icon: SayingIcon, tone, children }: SayingProps) {
  return (
    <p className={classes.saying} data-tone={tone}>
      <SayingIcon aria-hidden />
      <span>{children}</span>
    </p>
  );
}
