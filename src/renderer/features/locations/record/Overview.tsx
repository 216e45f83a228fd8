import { ActionIcon, Group, Stack, Text, Tooltip } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api.ts';
import { useTranslator } from '../../../i18n/dynamic.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { useFormat } from '../../../ui/format.ts';
import { SimpleTable } from '../../../ui/list/SimpleTable.tsx';
import { notifyDone } from '../../../ui/notify.ts';
import { Section } from '../../../ui/Section.tsx';
import { CodesSection } from '../../codes/index.ts';
import { kindIcons } from '../kind-icon.ts';
import classes from '../Locations.module.css';
import type { Location } from '../form/values.ts';
import { AssetsHere } from './AssetsHere.tsx';

/** Rows of a short table. */
const shown = 50;

/** What stands here, what is inside of it, then what it is. */
export function Overview({ location }: { location: Location }) {
  const { t } = useTranslation('locations');
  return (
    <div className={classes.overview}>
      <Stack gap="md">
        <Inside location={location} />
        {location.assetCount > 0 && (
          <Section title={t('assets.title')} flush>
            <AssetsHere location={location} brief />
          </Section>
        )}
      </Stack>
      <Stack gap="md">
        <Details location={location} />
        <CodesSection entity="locations" recordId={location.id} title={location.name} />
      </Stack>
    </div>
  );
}

function Inside({ location }: { location: Location }) {
  const { t } = useTranslation('locations');
  const word = useTranslator('status');
  const { data } = useQuery(api.locations.children.queryOptions({ input: { parentId: location.id } }));
  if (data === undefined) return null;
  const rows = data.nodes.slice(0, shown);
  return (
    <Section title={t('inside.title')} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <Text c="dimmed">{t('inside.none')}</Text>
      ) : (
        <SimpleTable
          label={t('inside.title')}
          rows={rows}
          rowId={({ id }) => id}
          rowHref={({ id }) => `/locations/${id}`}
          columns={[
            { id: 'name', header: t('inside.name'), cell: ({ name }) => name, width: 200 },
            {
              id: 'kind',
              header: t('inside.kind'),
              cell: ({ kind }) => {
                const Icon = kindIcons[kind];
                return (
                  <span className={classes.kind}>
                    <Icon size={16} aria-hidden /> {word(`location.${kind}`)}
                  </span>
                );
              },
              width: 130,
            },
            {
              id: 'count',
              header: t('inside.count'),
              cell: ({ childCount }) => (childCount === 0 ? '–' : childCount),
              width: 90,
              yields: 1,
              align: 'end',
            },
          ]}
          empty={t('inside.none')}
        />
      )}
      {data.total > rows.length && (
        <Text c="dimmed" p="xs">
          {t('inside.all', { shown: rows.length, total: data.total })}
        </Text>
      )}
    </Section>
  );
}

function Details({ location }: { location: Location }) {
  const { t } = useTranslation('locations');
  const word = useTranslator('status');
  const format = useFormat();
  const { latitude, longitude, address, description } = location;
  return (
    <Section title={t('facts.title')}>
      <Facts
        layout="grid"
        items={[
          { label: t('facts.kind'), value: word(`location.${location.kind}`) },
          ...(address === null
            ? []
            : [{ label: t('facts.address'), value: <span className={classes.address}>{address}</span> }]),
          ...(latitude === null || longitude === null
            ? []
            : [
                {
                  label: t('facts.position'),
                  value: <Position latitude={latitude} longitude={longitude} />,
                },
              ]),
          { label: t('facts.assets'), value: format.number(location.assetCount) },
          { label: t('facts.stock'), value: format.number(location.stockedParts) },
        ]}
      />
      {description !== null && <p className={classes.description}>{description}</p>}
    </Section>
  );
}

/** Digits after the decimal mark of a degree: a metre. */
const decimals = 5;

function Position({ latitude, longitude }: { latitude: number; longitude: number }) {
  const { t } = useTranslation('locations');
  const format = useFormat();
  const clipboard = useClipboard();
  const degrees = (value: number) => format.number(Math.abs(value), decimals);
  return (
    <Group gap={6} wrap="nowrap" align="start">
      <span>
        {t(latitude < 0 ? 'position.south' : 'position.north', { degrees: degrees(latitude) })}
        <br />
        {t(longitude < 0 ? 'position.west' : 'position.east', { degrees: degrees(longitude) })}
      </span>
      <Tooltip label={t('position.copy')}>
        <ActionIcon
          aria-label={t('position.copy')}
          onClick={() => {
            // As maps and navigators read it, whatever the language.
            clipboard.copy(`${latitude}, ${longitude}`);
            notifyDone(t('position.copied'));
          }}
        >
          <IconCopy size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
