import { Alert } from '@mantine/core';
import { IconArchive } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SupplierDetail } from '../../../../shared/contract/suppliers.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Website } from '../Website.tsx';
import classes from '../Suppliers.module.css';

/** How a supplier is reached, and how much waits to be ordered from it. */
export function SupplierFacts({ supplier }: { supplier: SupplierDetail }) {
  const { t } = useTranslation('suppliers');
  const format = useFormat();
  const { phone, email, website, partCount, reorderCount, archivedAt } = supplier;
  return (
    <div className={classes.facts}>
      {archivedAt !== null && (
        <Alert color="neutral" icon={<IconArchive aria-hidden />} variant="light">
          {t('fact.archivedSince', { at: format.dateTime(archivedAt) })}
        </Alert>
      )}
      <Facts
        items={[
          { label: t('fact.phone'), value: phone },
          { label: t('fact.email'), value: email && <span className={classes.contact}>{email}</span> },
          { label: t('fact.website'), value: website && <Website text={website} /> },
          { label: t('fact.parts'), value: format.number(partCount) },
          {
            label: t('fact.reorder'),
            value: reorderCount === 0 ? null : <strong>{format.number(reorderCount)}</strong>,
          },
        ]}
      />
    </div>
  );
}
