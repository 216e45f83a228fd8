import { Button, Group, Stack, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodeTarget, Linkable } from '../../../shared/contract/codes.ts';
import { api, client, useCan } from '../../api.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { EntitySelect, type EntityOption } from '../../ui/form/EntitySelect.tsx';
import { useFirstField } from '../../ui/form/use-first-field.ts';
import { Modal } from '../../ui/Modal.tsx';
import { newId } from '../../ui/new-id.ts';
import { notifyDone } from '../../ui/notify.ts';
import classes from './Codes.module.css';

/** What a code is that leads nowhere: made like a label of ours, what was left of one cut in two, or a strange one. */
export type UnknownMeaning = 'label' | 'rest' | 'unknown';

const WORDS = { label: 'lost', rest: 'rest', unknown: 'unknown' } as const;

interface UnknownCodeProps {
  readonly code: string;
  /** Only a strange one can be linked. */
  readonly meaning: UnknownMeaning;
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The code leads somewhere now. */
  readonly onLinked: (target: CodeTarget) => void;
}

/** A code that leads nowhere: offers to link it, or to make the asset or part it stands on. */
export function UnknownCode(props: UnknownCodeProps) {
  const { t } = useTranslation('codes');
  const { code, meaning, opened, onClose } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={t(`${WORDS[meaning]}.title`)}>
      <Stack gap="md">
        <Text className={classes.code}>{code}</Text>
        {meaning === 'unknown' ? (
          <LinkForm key={code} {...props} />
        ) : (
          <Told words={WORDS[meaning]} onClose={onClose} />
        )}
      </Stack>
    </Modal>
  );
}

function Told({ words, onClose }: { words: 'lost' | 'rest'; onClose: () => void }) {
  const { t } = useTranslation('codes');
  const { t: tc } = useTranslation();
  return (
    <>
      <Text>{t(`${words}.text`)}</Text>
      <Text>{t(`${words}.todo`)}</Text>
      <Group justify="flex-end">
        <Button onClick={onClose} data-autofocus>
          {tc('close')}
        </Button>
      </Group>
    </>
  );
}

type LinkOption = EntityOption & { readonly entity: Linkable };

function LinkForm({ code, onClose, onLinked }: UnknownCodeProps) {
  const { t } = useTranslation('codes');
  const { t: tc } = useTranslation();
  const router = useRouter();
  const writesAssets = useCan('assets.write');
  const writesParts = useCan('parts.write');
  const [record, setRecord] = useState<LinkOption | null>(null);
  const [id] = useState(newId);
  const [failure, setFailure] = useState<unknown>(undefined);
  const form = useFirstField();
  const entities = [
    ...(writesAssets ? (['assets', 'locations', 'items'] as const) : []),
    ...(writesParts ? (['parts'] as const) : []),
  ];
  if (entities.length === 0) {
    return (
      <>
        <Text>{t('unknown.textReader')}</Text>
        <Group justify="flex-end">
          <Button onClick={onClose} data-autofocus>
            {tc('close')}
          </Button>
        </Group>
      </>
    );
  }

  const link = async ({ entity, id: recordId, label }: LinkOption) => {
    setFailure(undefined);
    try {
      await client.codes.link({ id, code, entity, recordId });
      notifyDone(t('unknown.linked', { code, title: label }));
      onLinked({ entity, id: recordId, title: label, archived: false, by: 'link' });
    } catch (error) {
      setFailure(error);
    }
  };
  const create = (list: '/assets' | '/parts') => {
    onClose();
    router.history.push(
      `${list}?${new URLSearchParams({ new: 'true', code: JSON.stringify(code) }).toString()}`,
    );
  };

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (record !== null) void link(record);
      }}
    >
      <Stack gap="md">
        <Text>{t('unknown.text')}</Text>
        <EntitySelect
          label={t('unknown.record')}
          value={record}
          onChange={(option) => setRecord(option as LinkOption | null)}
          query={(text) => api.search.find.queryOptions({ input: { text, entities: [...entities] } })}
          options={(hits) =>
            hits.map(({ entity, id: hitId, title }): LinkOption => ({
              id: hitId,
              label: title,
              entity: entity as Linkable,
              detail: t(`kind.${entity as Linkable}`),
            }))
          }
        />
        {failure !== undefined && <ErrorState error={failure} />}
        <Stack gap="xs">
          <Text>{t('unknown.orNew')}</Text>
          <Group gap="xs">
            {writesAssets && (
              <Button variant="default" onClick={() => create('/assets')}>
                {t('unknown.create')}
              </Button>
            )}
            {writesParts && (
              <Button variant="default" onClick={() => create('/parts')}>
                {t('unknown.createPart')}
              </Button>
            )}
          </Group>
        </Stack>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {tc('cancel')}
          </Button>
          <Button type="submit" disabled={record === null}>
            {t('unknown.link')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
