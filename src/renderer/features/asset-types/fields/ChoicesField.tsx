import { Button, Select, Stack, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Lines } from '../../../ui/form/Lines.tsx';
import classes from '../AssetTypes.module.css';
import { choicesOf, goneOf, type ChoiceLine, type Moves } from './choices.ts';

interface ChoicesFieldProps {
  readonly lines: readonly ChoiceLine[];
  readonly onLines: (lines: ChoiceLine[]) => void;
  /** Choices as they stand. */
  readonly stored: readonly string[];
  /** On how many assets each is chosen. */
  readonly use: ReadonlyMap<string, number>;
  readonly moves: Moves;
  readonly onMoves: (moves: Moves) => void;
  readonly error: ReactNode;
}

/** The choices of a field, one line each. One that assets have does not go before it is said what they get. */
export function ChoicesField({ lines, onLines, stored, use, moves, onMoves, error }: ChoicesFieldProps) {
  const { t } = useTranslation('assetTypes');
  const choices = choicesOf(lines);
  const gone = goneOf(stored, lines).filter((choice) => use.has(choice) && !choices.includes(choice));
  const change = (index: number, text: string) =>
    onLines(lines.map((line, place) => (place === index ? { ...line, text } : line)));
  return (
    <Stack gap="sm">
      <Lines<ChoiceLine>
        label={t('fields.choices')}
        error={error}
        lines={lines}
        onLines={onLines}
        lineKey={({ was }, index) => was ?? `new ${index}`}
        least={1}
        removeLabel={(number) => t('fields.removeChoice', { number })}
        add={{ label: t('fields.addChoice'), line: { was: null, text: '' }, disabled: lines.length >= 100 }}
      >
        {(line, index) => {
          const used = line.was === null ? 0 : (use.get(line.was) ?? 0);
          return (
            <TextInput
              aria-label={t('fields.choice', { number: index + 1 })}
              description={used === 0 ? undefined : t('fields.choiceUsed', { count: used })}
              inputWrapperOrder={['input', 'description']}
              maxLength={200}
              value={line.text}
              onChange={(event) => change(index, event.currentTarget.value)}
            />
          );
        }}
      </Lines>
      {gone.map((choice) => (
        <div key={choice} className={classes.moved}>
          <Select
            label={t('fields.movedTo', { count: use.get(choice) ?? 0, choice })}
            data={[
              { value: '', label: t('fields.movedEmpty') },
              ...[...new Set(choices)].map((each) => ({ value: each, label: each })),
            ]}
            allowDeselect={false}
            value={moves[choice] === undefined ? null : (moves[choice] ?? '')}
            onChange={(to) => onMoves({ ...moves, [choice]: to === '' ? null : (to ?? undefined) })}
          />
          <Button variant="default" onClick={() => onLines([...lines, { was: choice, text: choice }])}>
            {t('fields.keepChoice')}
          </Button>
        </div>
      ))}
    </Stack>
  );
}
