import { Anchor, Pill } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CustomField } from '../../../../shared/contract/asset-types.ts';
import { isWebAddress } from '../../../../shared/domain/custom-fields.ts';
import { recordHref } from '../../../app/record-links.ts';
import { useFormat } from '../../../ui/format.ts';
import { PageAnchor } from '../../../ui/PageAnchor.tsx';
import { Day } from '../../../ui/values.tsx';
import type { Asset } from '../form/values.ts';
import classes from '../Assets.module.css';

/** The type of an asset, which leads to what is known of all its assets. */
export function TypeLink({ asset: { type } }: { asset: Asset }) {
  if (type === null) return <>–</>;
  return <PageAnchor href={recordHref('asset_types', type.id) ?? '/'}>{type.name}</PageAnchor>;
}

/** A value as people read it; only an address of the web becomes a link, and it opens outside. */
export function CustomValue({ field, value }: { field: CustomField; value: string | number }) {
  const format = useFormat();
  if (typeof value === 'number') {
    const text = new Intl.NumberFormat(format.locale, { maximumFractionDigits: 9 }).format(value);
    return <>{field.unit === null ? text : `${text}\u00A0${field.unit}`}</>;
  }
  if (field.kind === 'date') return <Day date={value} />;
  if (field.kind !== 'link' || !isWebAddress(value)) return <>{value}</>;
  return (
    <Anchor href={value} target="_blank" rel="noopener noreferrer" className={classes.link}>
      {value.replace(/^https?:\/\//i, '')}
      <IconExternalLink size={14} aria-hidden />
    </Anchor>
  );
}

export function Keywords({ keywords }: { keywords: readonly string[] }) {
  const { t } = useTranslation('assets');
  return (
    <ul className={classes.keywords} aria-label={t('facts.keywords')}>
      {keywords.map((keyword) => (
        <li key={keyword}>
          <Pill>{keyword}</Pill>
        </li>
      ))}
    </ul>
  );
}
