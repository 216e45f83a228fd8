import { Button } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Prose } from '../../ui/Prose.tsx';
import { Section } from '../../ui/Section.tsx';
import classes from './AssetTypes.module.css';

interface KnowHowProps {
  readonly commonIssues: string | null;
  readonly troubleshooting: string | null;
  /** Undefined for who may not. */
  readonly onWrite: (() => void) | undefined;
}

/** What usually goes wrong with assets of a type, and where to look first. */
export function KnowHow({ commonIssues, troubleshooting, onWrite }: KnowHowProps) {
  const { t } = useTranslation('assetTypes');
  if (commonIssues === null && troubleshooting === null) {
    return (
      <Section title={t('knowHow.issues')}>
        <EmptyState
          icon={IconBulb}
          title={t('knowHow.none')}
          hint={onWrite && t('knowHow.noneHint')}
          secondary={
            onWrite && (
              <Button variant="default" onClick={onWrite}>
                {t('knowHow.write')}
              </Button>
            )
          }
        />
      </Section>
    );
  }
  return (
    <div className={classes.knowHow}>
      {commonIssues !== null && (
        <Section title={t('knowHow.issues')}>
          <Prose text={commonIssues} />
        </Section>
      )}
      {troubleshooting !== null && (
        <Section title={t('knowHow.guide')}>
          <Prose text={troubleshooting} />
        </Section>
      )}
    </div>
  );
}
