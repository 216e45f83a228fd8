import { Button, Select, type ComboboxData } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordField, RecordImportKind } from '../../../../../shared/contract/records.ts';
import type { Answer } from '../plan.ts';
import { useRecordWords } from '../words.ts';
import { canFind, RecordFinder } from './RecordFinder.tsx';
import type { UnknownValue } from './unknown.ts';

type Given = Pick<Answer, 'action' | 'to' | 'toLabel'>;

interface AnswerFieldProps {
  readonly kind: RecordImportKind;
  readonly field: RecordField | undefined;
  readonly value: UnknownValue;
  readonly onAnswer: (given: Given | null) => void;
}

const OPEN = 'open';
const CREATE = 'create';
const EMPTY = 'empty';
const OTHER = 'other';
const MAP = 'map ';

/** What one value means, with the likeliest to be taken at once: nothing yet, a new record, one that is alike, another one to be found, or no value. */
export function AnswerField({ kind, field, value, onAnswer }: AnswerFieldProps) {
  const { t } = useTranslation('records');
  const words = useRecordWords();
  const [finding, setFinding] = useState(false);
  const { answer, alike, canCreate, refersTo } = value;
  const choices =
    field?.type === 'choice'
      ? field.choices.map((choice) => ({ to: choice, label: words.choice(kind, field.key, choice) }))
      : alike;
  const mapped = answer?.action === 'map' ? answer : null;
  const isListed = mapped !== null && choices.some(({ to }) => to === mapped.to);
  const targets = [
    ...choices,
    ...(mapped === null || isListed
      ? []
      : [{ to: mapped.to ?? '', label: mapped.toLabel ?? mapped.to ?? '' }]),
  ];
  const data: ComboboxData = [
    { value: OPEN, label: t('unknown.open') },
    ...(canCreate
      ? [{ value: CREATE, label: t(refersTo === 'units' ? 'unknown.asItIs' : 'unknown.create') }]
      : []),
    ...(field?.required === true ? [] : [{ value: EMPTY, label: t('unknown.empty') }]),
    ...(targets.length === 0
      ? []
      : [
          {
            group: t('unknown.takeFor'),
            items: targets.map(({ to, label }) => ({ value: MAP + to, label })),
          },
        ]),
    ...(canFind(refersTo) ? [{ value: OTHER, label: t('unknown.other') }] : []),
  ];
  const [likeliest] = alike;
  const proposal =
    likeliest === undefined ? null : (choices.find(({ to }) => to === likeliest.to) ?? likeliest);
  const chosen = finding ? OTHER : answer === null ? OPEN : mapped === null ? answer.action : MAP + mapped.to;
  const take = (picked: string | null) => {
    setFinding(picked === OTHER);
    if (picked === null || picked === OTHER) return;
    if (picked === OPEN) onAnswer(null);
    else if (picked === CREATE || picked === EMPTY) onAnswer({ action: picked, to: null, toLabel: null });
    else {
      const target = targets.find(({ to }) => MAP + to === picked);
      if (target !== undefined) onAnswer({ action: 'map', to: target.to, toLabel: target.label });
    }
  };
  return (
    <>
      <Select
        aria-label={t('unknown.meaningOf', { value: value.value })}
        data={data}
        value={chosen}
        onChange={take}
        allowDeselect={false}
        searchable={targets.length > 10}
      />
      {answer === null && !finding && proposal !== null && (
        <div>
          <Button
            variant="default"
            leftSection={<IconCheck size={18} aria-hidden />}
            aria-label={t('unknown.takeOf', { value: value.value, label: proposal.label })}
            onClick={() => onAnswer({ action: 'map', to: proposal.to, toLabel: proposal.label })}
          >
            {t('unknown.take', { label: proposal.label })}
          </Button>
        </div>
      )}
      {finding && canFind(refersTo) && (
        <RecordFinder
          target={refersTo}
          label={t('unknown.find', { value: value.value })}
          onFound={(found) => {
            setFinding(false);
            onAnswer({ action: 'map', to: found.id, toLabel: found.label });
          }}
        />
      )}
    </>
  );
}
