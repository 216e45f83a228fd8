import { Button, Group, Menu, Stack, Text } from '@mantine/core';
import { IconCheck, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TypedMoment } from '../../../ui/form/moment.ts';
import { MomentFields } from '../../../ui/form/MomentFields.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Modal } from '../../../ui/Modal.tsx';
import { periodBegin, periodFrom, PERIODS, type Period } from './periods.ts';
import { zoneClock } from '../../../ui/zone-clock.ts';
import type { Span } from './view.ts';

export interface PeriodMenuProps {
  readonly versus: Period | null;
  readonly span: Span;
  readonly onVersus: (versus: Period | null) => void;
}

/** With which other period the metric is compared. */
export function PeriodMenu({ versus, span, onVersus }: PeriodMenuProps) {
  const { t } = useTranslation('metrics');
  const [choosing, setChoosing] = useState(false);
  const check = <IconCheck size={16} aria-hidden />;
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button
            size="compact-sm"
            variant={versus === null ? 'default' : 'light'}
            leftSection={<IconHistory size={16} aria-hidden />}
          >
            {t('compare.period')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {PERIODS.map((period) => (
            <Menu.Item
              key={period}
              rightSection={versus === period ? check : undefined}
              onClick={() => onVersus(period)}
            >
              {t(`compare.versus.${period}`)}
            </Menu.Item>
          ))}
          <Menu.Item
            rightSection={typeof versus === 'number' ? check : undefined}
            onClick={() => setChoosing(true)}
          >
            {t('compare.versus.chosen')}
          </Menu.Item>
          {versus !== null && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => onVersus(null)}>{t('compare.versus.none')}</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={choosing} onClose={() => setChoosing(false)} title={t('compare.chosenTitle')} size="sm">
        {choosing && (
          <PeriodChoice
            versus={versus}
            span={span}
            onClose={() => setChoosing(false)}
            onChoose={(period) => {
              setChoosing(false);
              onVersus(period);
            }}
          />
        )}
      </Modal>
    </>
  );
}

interface PeriodChoiceProps extends Pick<PeriodMenuProps, 'versus' | 'span'> {
  readonly onClose: () => void;
  readonly onChoose: (period: Period) => void;
}

/** When the other period begins: what began on another day, at another time, lies under what is shown. */
function PeriodChoice({ versus, span, onClose, onChoose }: PeriodChoiceProps) {
  const { t } = useTranslation('metrics');
  const { t: tc } = useTranslation();
  const format = useFormat();
  const clock = zoneClock(format.timeZone);
  const [typed, setTyped] = useState<TypedMoment>(() => periodBegin(versus, span, clock));
  const [checked, setChecked] = useState(false);
  const period = periodFrom(typed, versus, span, clock);
  const problem =
    !checked || period !== null
      ? null
      : typed.day === null
        ? ('dayNeeded' as const)
        : ('timeNeeded' as const);
  const told = (one: typeof problem) => (problem === one && one !== null ? t(`reading.${one}`) : undefined);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (period !== null) onChoose(period);
      }}
    >
      <Stack gap="md">
        <MomentFields
          required
          day={{
            label: t('compare.day'),
            value: typed.day,
            onChange: (day) => setTyped({ ...typed, day }),
            error: told('dayNeeded'),
          }}
          time={{
            label: t('compare.time'),
            value: typed.time,
            onChange: (time) => setTyped({ ...typed, time }),
            error: told('timeNeeded'),
          }}
        />
        <Text size="sm" c="dimmed">
          {t('compare.chosenHint', { when: format.dateTime(span.from) })}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {tc('cancel')}
          </Button>
          <Button type="submit">{t('compare.show')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
