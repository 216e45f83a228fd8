import { ActionIcon, Button, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LABELLED, type Labelled, MOST_LABELS } from '../../../shared/contract/labels.ts';
import { api, useCan } from '../../api.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { EntitySelect, type EntityOption } from '../../ui/form/EntitySelect.tsx';
import { Section } from '../../ui/Section.tsx';
import classes from './Labels.module.css';
import { type ChosenSource, sourceKey } from './print.ts';
import type { FoundLabels } from './use-labels.ts';

interface RecordsProps {
  readonly chosen: readonly ChosenSource[];
  readonly onChange: (chosen: readonly ChosenSource[]) => void;
  readonly found: FoundLabels;
}

/** What is to be printed: single records and whole groups. */
export function Records({ chosen, onChange, found }: RecordsProps) {
  const { t } = useTranslation('labels');
  // A record is called what stands on its label; before that has come, what it was called when chosen.
  const names = new Map(found.labels.map(({ id, number, name }) => [id, `${number} ${name}`.trim()]));
  const remove = (key: string) => onChange(chosen.filter(({ source }) => sourceKey(source) !== key));
  return (
    <Section
      title={t('records.title')}
      action={
        chosen.length > 1 && (
          <Button variant="subtle" size="compact-sm" onClick={() => onChange([])}>
            {t('records.clear')}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        {chosen.length === 0 ? (
          <Text c="dimmed">{t('records.emptyHint')}</Text>
        ) : (
          <ul className={classes.records}>
            {chosen.map(({ source, title }) => {
              const name =
                source.kind === 'record'
                  ? (names.get(source.id) ?? title)
                  : t(`records.${source.kind}`, { title });
              return (
                <li key={sourceKey(source)}>
                  <span>{name}</span>
                  <ActionIcon
                    variant="subtle"
                    color="neutral"
                    aria-label={t('records.remove', { title: name })}
                    onClick={() => remove(sourceKey(source))}
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                </li>
              );
            })}
          </ul>
        )}
        <AddRecord
          onAdd={(added) => {
            const key = sourceKey(added.source);
            if (!chosen.some(({ source }) => sourceKey(source) === key)) onChange([...chosen, added]);
          }}
        />
        {chosen.length > 0 && !found.pending && (
          <output>
            {found.total > MOST_LABELS
              ? t('records.tooMany', { most: MOST_LABELS })
              : t('records.count', { count: found.total })}
          </output>
        )}
        {found.error !== null && <ErrorState error={found.error} onRetry={found.retry} />}
      </Stack>
    </Section>
  );
}

type Option = EntityOption & { readonly entity: Labelled };

function AddRecord({ onAdd }: { onAdd: (added: ChosenSource) => void }) {
  const { t } = useTranslation('labels');
  const { t: tk } = useTranslation('codes');
  const readsParts = useCan('parts.read');
  const readsWork = useCan('work.read');
  const findable = (['assets', 'locations', 'parts', 'work_orders'] as const).filter(
    (entity) => (entity !== 'parts' || readsParts) && (entity !== 'work_orders' || readsWork),
  );
  return (
    <EntitySelect
      label={t('records.add')}
      value={null}
      onChange={(option) => {
        if (option === null) return;
        const { entity, id, label } = option as Option;
        onAdd({ source: { kind: 'record', entity, id }, title: label });
      }}
      query={(text) => api.search.find.queryOptions({ input: { text, entities: findable } })}
      options={(hits) =>
        hits.flatMap(({ entity, id, title }): Option[] => {
          const known = LABELLED.find((labelled) => labelled === entity);
          return known === undefined
            ? []
            : [{ id, label: title, entity: known, detail: tk(`kind.${known}`) }];
        })
      }
    />
  );
}
