import { Alert, Text } from '@mantine/core';
import { IconClipboardCheck, IconShoppingCart } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PartDetail } from '../../../../shared/contract/parts.ts';
import { useFormat } from '../../../ui/format.ts';
import { Sentence, slot } from '../../../ui/Sentence.tsx';
import { Ago } from '../../../ui/values.tsx';
import classes from './Record.module.css';

/** What asks for attention: a stock that must be reordered, and books that must be wrong. */
export function StockBanners({ part }: { part: PartDetail }) {
  const { t } = useTranslation('parts');
  const format = useFormat();
  const { alert, unit, supplier, supplierSku } = part;
  const below = part.stock.find(({ quantity }) => quantity < 0);
  const from = [
    supplier === null ? null : t('alert.from', { supplier: supplier.name }),
    supplierSku === null ? null : t('alert.sku', { sku: supplierSku }),
  ].filter((text) => text !== null);
  return (
    <>
      {below !== undefined && (
        <Alert
          className={classes.banner}
          color="critical"
          variant="light"
          icon={<IconClipboardCheck aria-hidden />}
          title={t('alert.negative', {
            quantity: `${below.locationPath}, ${format.quantity(below.quantity, unit)}`,
          })}
        >
          <Text>{t('alert.negativeHint')}</Text>
        </Alert>
      )}
      {alert !== null && (
        <Alert
          className={classes.banner}
          color="warning"
          variant="light"
          icon={<IconShoppingCart aria-hidden />}
          title={t('alert.order', { quantity: format.quantity(alert.suggested, unit) })}
        >
          <Text>
            <Sentence
              text={[t('alert.raised', { when: slot(0) }), ...from].join(' · ')}
              parts={[<Ago key="when" at={alert.openedAt} />]}
            />
          </Text>
        </Alert>
      )}
    </>
  );
}
