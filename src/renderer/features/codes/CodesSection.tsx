import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconPrinter, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { codeSchema, type Linkable } from '../../../shared/contract/codes.ts';
import { labelCode } from '../../../shared/domain/label-code.ts';
import { api, client, useCan } from '../../api.ts';
import { WANTS_CODES } from '../../app/scanner/listener.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { useDialog } from '../../ui/form/use-dialog.ts';
import { notifyError } from '../../ui/notify.ts';
import { Section } from '../../ui/Section.tsx';
import { showUndoToast } from '../../ui/UndoToast.tsx';
import { usePrintLabels } from '../labels/print.ts';
import { useSymbols } from '../labels/use-symbols.ts';
import classes from './Codes.module.css';

export interface CodesSectionProps {
  readonly entity: Linkable;
  readonly recordId: string;
  /** What the record is called, for the page of labels. */
  readonly title: string;
}

/** The label of a record, and the old codes that lead to it, too. For the page of any record that can be scanned. */
export function CodesSection({ entity, recordId, title }: CodesSectionProps) {
  const { t } = useTranslation('codes');
  const { t: tl } = useTranslation('labels');
  const { data = [] } = useQuery(api.codes.of.queryOptions({ input: { entity, recordId } }));
  const canWrite = useCan(entity === 'parts' ? 'parts.write' : 'assets.write');
  const canPrint = useCan('labels.print');
  const print = usePrintLabels();
  const add = useDialog();
  const remove = async (id: string, code: string) => {
    try {
      await client.codes.unlink({ id });
      showUndoToast({
        message: t('section.removed', { code }),
        undo: () => client.codes.link({ id, code, entity, recordId }),
      });
    } catch (error) {
      notifyError(error);
    }
  };
  return (
    <Section title={t('section.title')}>
      <div className={classes.section}>
        <RecordSymbol code={labelCode({ entity, id: recordId })} />
        <div className={classes.linked}>
          <Text c="dimmed">{t('section.hint')}</Text>
          {data.length === 0 ? (
            <Text>{t('section.none')}</Text>
          ) : (
            <ul className={classes.codes}>
              {data.map(({ id, code }) => (
                <li key={id}>
                  {code}
                  {canWrite && (
                    <ActionIcon
                      variant="subtle"
                      color="neutral"
                      aria-label={t('section.remove', { code })}
                      onClick={() => void remove(id, code)}
                    >
                      <IconX size={16} aria-hidden />
                    </ActionIcon>
                  )}
                </li>
              ))}
            </ul>
          )}
          <Group gap="xs">
            {canPrint && (
              <Button
                variant="default"
                leftSection={<IconPrinter size={18} aria-hidden />}
                onClick={() => print([{ source: { kind: 'record', entity, id: recordId }, title }])}
              >
                {tl('print')}
              </Button>
            )}
            {canWrite && (
              <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={add.open}>
                {t('section.add')}
              </Button>
            )}
          </Group>
        </div>
      </div>
      <FormDialog
        {...add.props}
        title={t('section.add')}
        submitLabel={t('unknown.link')}
        initialValues={{ code: '' }}
        validate={({ code }) => (codeSchema.safeParse(code).success ? {} : { code: t('section.codeHint') })}
        onSubmit={({ code }, id) => client.codes.link({ id, code: code.trim(), entity, recordId })}
      >
        {(form) => (
          <TextInput
            {...WANTS_CODES}
            {...form.getInputProps('code')}
            label={t('section.code')}
            description={t('section.codeHint')}
            required
            maxLength={120}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
        )}
      </FormDialog>
    </Section>
  );
}

function RecordSymbol({ code }: { code: string }) {
  const { t } = useTranslation('codes');
  const draw = useSymbols();
  if (draw === undefined) return <div className={classes.symbol} />;
  const { size, path } = draw('qr', code);
  return (
    <svg
      className={classes.symbol}
      viewBox={`0 0 ${size} ${size}`}
      // Drawn here, not loaded.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="img"
      aria-label={t('section.symbol', { code })}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#000" fillRule="evenodd" />
    </svg>
  );
}
