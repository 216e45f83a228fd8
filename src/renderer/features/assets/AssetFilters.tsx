import { Button, Chip, Group, Input, Popover, SegmentedControl, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ASSET_STATUSES, CRITICALITIES } from '../../../shared/domain/vocabulary.ts';
import { api } from '../../api.ts';
import { useTranslator } from '../../i18n/dynamic.ts';
import { ChoiceFilter } from '../../ui/list/ChoiceFilter.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import classes from './Assets.module.css';
import { fewerCount, type AssetFilter } from './filter.ts';

interface AssetFiltersProps {
  readonly value: AssetFilter;
  readonly onChange: (filter: AssetFilter) => void;
}

/** Status and type at once; location, criticality, who answers for it and keyword behind a button. */
export function AssetFilters({ value, onChange }: AssetFiltersProps) {
  const { t } = useTranslation('assets');
  const { t: tc } = useTranslation();
  const { data: types = [] } = useQuery(api.assetTypes.list.queryOptions({ input: {} }));
  return (
    <>
      <ChoiceFilter
        label={t('list.status')}
        options={ASSET_STATUSES.map((status) => ({
          value: status,
          label: <StatusBadge kind="asset" value={status} plain />,
        }))}
        value={value.status}
        onChange={(status) => onChange({ ...value, status })}
      />
      <Select
        aria-label={t('list.type')}
        placeholder={t('list.anyType')}
        value={value.typeId}
        onChange={(typeId) => onChange({ ...value, typeId })}
        data={types.map(({ id, name, assetCount }) => ({ value: id, label: `${name} (${assetCount})` }))}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': tc('clear') }}
        w={210}
      />
      <MoreFilters value={value} onChange={onChange} />
    </>
  );
}

function MoreFilters({ value, onChange }: AssetFiltersProps) {
  const { t } = useTranslation('assets');
  const { t: tc } = useTranslation();
  const word = useTranslator('status');
  const { data: keywords = [] } = useQuery(api.assets.keywords.queryOptions());
  const { data: places = [] } = useQuery(api.locations.list.queryOptions());
  const count = fewerCount(value);
  // A list outside of the popover would close it.
  const choice = {
    searchable: true,
    clearable: true,
    clearButtonProps: { 'aria-label': tc('clear') },
    nothingFoundMessage: tc('select.nothing'),
    limit: 100,
    comboboxProps: { withinPortal: false },
  };
  return (
    <Popover position="bottom-start" withinPortal trapFocus shadow="md" width={340}>
      <Popover.Target>
        <Button
          variant={count > 0 ? 'light' : 'default'}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {count > 0 ? `${t('list.more')} (${count})` : t('list.more')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('list.more')}>
        <Stack gap="sm">
          <Input.Wrapper label={t('list.responsible')} labelElement="div">
            <SegmentedControl
              fullWidth
              aria-label={t('list.responsible')}
              value={value.responsible ?? 'anybody'}
              onChange={(who) =>
                onChange({ ...value, responsible: who === 'me' || who === 'my-teams' ? who : null })
              }
              data={[
                { value: 'anybody', label: t('list.anybody') },
                { value: 'me', label: t('list.me') },
                { value: 'my-teams', label: t('list.myTeams') },
              ]}
            />
          </Input.Wrapper>
          <Input.Wrapper label={t('list.criticality')} labelElement="div">
            <Chip.Group
              multiple
              value={[...value.criticality]}
              onChange={(criticality) => onChange({ ...value, criticality })}
            >
              <Group gap={6}>
                {CRITICALITIES.map((criticality) => (
                  <Chip key={criticality} value={criticality} classNames={{ label: classes.chip }}>
                    {word(`criticality.${criticality}`)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </Input.Wrapper>
          <Select
            label={t('list.location')}
            data={places.map(({ id, path }) => ({ value: id, label: path }))}
            value={value.locationId}
            onChange={(locationId) => onChange({ ...value, locationId })}
            {...choice}
          />
          {(keywords.length > 0 || value.keyword !== null) && (
            <Select
              label={t('list.keyword')}
              data={keywords}
              value={value.keyword}
              onChange={(keyword) => onChange({ ...value, keyword })}
              {...choice}
            />
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
