import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../api.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** How to begin with a plant that has no assets yet, for those who may. */
export function NewPlant() {
  const { t } = useTranslation('today');
  const { history } = useRouter();
  const imports = useCan('records.import');
  const writes = useCan('assets.write');
  if (!imports && !writes) return null;
  const enter = { label: t('new.enter'), onClick: () => history.push('/assets?new=true') };
  return (
    <EmptyState
      icon={IconFileImport}
      title={t('new.title')}
      hint={t(imports ? 'new.hint' : 'new.hintEnter')}
      action={imports ? { label: t('new.import'), onClick: () => history.push('/imports/new') } : enter}
      secondary={
        imports && writes ? (
          <Button variant="default" onClick={enter.onClick}>
            {enter.label}
          </Button>
        ) : undefined
      }
    />
  );
}
