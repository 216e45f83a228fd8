import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../ui/format.ts';
import { PageAnchor } from '../../../../ui/PageAnchor.tsx';
import { Saying } from '../../Saying.tsx';
import type { DryRun } from './DryRunStep.tsx';

/** That the very same file is in already. */
export function SameFile({ result }: { result: Pick<DryRun, 'importedBefore'> }) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const { importedBefore } = result;
  if (importedBefore === null) return null;
  const { id, fileName, at } = importedBefore;
  return (
    <Saying tone="warning">
      {t('sameFile.told', { file: fileName, when: format.dateTime(at) })}{' '}
      <PageAnchor href={`/imports/${id}`}>{t('sameFile.open')}</PageAnchor>
    </Saying>
  );
}
