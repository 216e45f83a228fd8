import { Button, Group, Menu, Stack } from '@mantine/core';
import { IconCheck, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField } from '../../../ui/form/DayField.tsx';
import { useFormat } from '../../../ui/format.ts';
import { Modal } from '../../../ui/Modal.tsx';
import { periodFrom, PERIODS, type Period } from './periods.ts';
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
  const [dayOpen, setDayOpen] = useState(false);
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
            onClick={() => setDayOpen(true)}
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
      <Modal opened={dayOpen} onClose={() => setDayOpen(false)} title={t('compare.dayTitle')} size="sm">
        {dayOpen && (
          <DayChoice
            span={span}
            onClose={() => setDayOpen(false)}
            onChoose={(period) => {
              setDayOpen(false);
              onVersus(period);
            }}
          />
        )}
      </Modal>
    </>
  );
}

function DayChoice(props: { span: Span; onClose: () => void; onChoose: (period: Period) => void }) {
  const { t } = useTranslation('metrics');
  const { t: tc } = useTranslation();
  const format = useFormat();
  const [day, setDay] = useState<string | null>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== null) props.onChoose(periodFrom(day, props.span, zoneClock(format.timeZone)));
      }}
    >
      <Stack gap="md">
        <DayField
          label={t('compare.day')}
          description={t('compare.dayHint', { time: format.time(props.span.from) })}
          value={day}
          onChange={setDay}
          data-autofocus
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={props.onClose}>
            {tc('cancel')}
          </Button>
          <Button type="submit" disabled={day === null}>
            {t('compare.show')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
