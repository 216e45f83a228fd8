import { Button, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../../../shared/domain/vocabulary.ts';
import { useFormat } from '../../../ui/format.ts';
import { Section } from '../../../ui/Section.tsx';
import { separatorOf, toCsv } from '../csv.ts';
import { saveCsv } from '../../../ui/save-file.ts';
import { KindCard } from './KindCard.tsx';
import classes from './Records.module.css';
import { useKinds, type KindInfo } from './use-kinds.ts';
import { useRecordWords } from './words.ts';

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
              {info !== undefined && <TemplateButton info={info} />}
            </KindCard>
          );
        })}
      </ul>
    </Section>
  );
}

/** A file with nothing but the names of the columns. */
function TemplateButton({ info }: { info: KindInfo }) {
  const { t } = useTranslation('records');
  const words = useRecordWords();
  const { locale } = useFormat();
  const { kind, fields } = info;
  const save = () => {
    const names = fields.filter(({ key }) => key !== 'id').map((field) => words.field(kind, field));
    saveCsv(
      `${t('template.fileName', { kind: t(`kind.${kind}`) })}.csv`,
      toCsv([names], separatorOf(locale)),
    );
  };
  return (
    <Button
      variant="default"
      leftSection={<IconDownload size={18} aria-hidden />}
      onClick={save}
      aria-label={t('template.of', { kind: t(`kind.${kind}`) })}
    >
      {t('template.save')}
    </Button>
  );
}
