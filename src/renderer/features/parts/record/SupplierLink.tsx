import { useTranslation } from 'react-i18next';
import type { PartDetail } from '../../../../shared/contract/parts.ts';
import { recordHref } from '../../../app/record-links.ts';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';

/** Who a part is bought from, and whether that one is archived. */
export function SupplierLink({ supplier }: { supplier: NonNullable<PartDetail['supplier']> }) {
  const { t } = useTranslation('suppliers');
  return (
    <>
      <PageAnchor href={recordHref('suppliers', supplier.id) ?? '/'}>{supplier.name}</PageAnchor>
      {supplier.archivedAt !== null && ` (${t('archived')})`}
    </>
  );
}
