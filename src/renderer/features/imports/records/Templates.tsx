import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '../../../../shared/contract/records.ts';
import type { ImportKind } from '../../../../shared/domain/vocabulary.ts';
import { client } from '../../../api.ts';
import { notifyError } from '../../../ui/notify.ts';
import { Section } from '../../../ui/Section.tsx';
import { bytesOf, saveFile } from '../../../ui/save-file.ts';
import { KindCard } from './KindCard.tsx';
import classes from './Records.module.css';
import { useKinds, type KindInfo } from './use-kinds.ts';
import { useRecordWords } from './words.ts';

const TEMPLATES = ['xlsx', 'csv'] as const;

/** What a file can bring, with an empty table to fill in for each. */
export function Templates({ expected }: { expected: ImportKind | null }) {
  const { t } = useTranslation('records');
  const { importable, infos } = useKinds();
  if (importable.length === 0) return null;
  const shown = importable.toSorted((one, other) => Number(other === expected) - Number(one === expected));
  return (
    <Section title={t('kinds.title')}>
      <Text mb="md">{t('kinds.lead')}</Text>
      <ul className={classes.cards}>
        {shown.map((kind) => {
          const info = infos.find((candidate) => candidate.kind === kind);
          return (
            <KindCard key={kind} kind={kind}>
              {info !== undefined && <TemplateButtons info={info} />}
            </KindCard>
          );
        })}
      </ul>
    </Section>
  );
}

/** A file with nothing but the names of the columns, as workbook or as text. */
function TemplateButtons({ info }: { info: KindInfo }) {
  const { t } = useTranslation('records');
  const words = useRecordWords();
  const { kind, fields } = info;
  const saving = useMutation({
    mutationFn: async (format: ExportFormat) => {
      const names = fields.map((field) => ({ field: field.key, name: words.field(kind, field) }));
      const { mediaType, data } = await client.records.template({ kind, format, names });
      const name = t('template.fileName', { kind: t(`kind.${kind}`) });
      saveFile(`${name}.${format}`, new Blob([bytesOf(data)], { type: mediaType }));
    },
    onError: notifyError,
  });
  return (
    <Button.Group>
      {TEMPLATES.map((format, at) => (
        <Button
          key={format}
          variant="default"
          leftSection={at === 0 && <IconDownload size={18} aria-hidden />}
          onClick={() => saving.mutate(format)}
          aria-label={t(at === 0 ? 'template.of' : 'template.also', {
            format: format.toUpperCase(),
            kind: t(`kind.${kind}`),
          })}
        >
          {at === 0 ? t('template.save', { format: format.toUpperCase() }) : format.toUpperCase()}
        </Button>
      ))}
    </Button.Group>
  );
}
