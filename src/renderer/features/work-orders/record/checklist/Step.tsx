import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconGripVertical,
  IconNote,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Checklist.module.css';
import { StepReading } from './StepReading.tsx';
import { TickBox } from './TickBox.tsx';
import { type ChecklistItem, needsReading } from './use-checklist.ts';

export interface StepProps {
  readonly item: ChecklistItem;
  readonly place: number;
  readonly count: number;
  /** False for closed work and for those who only read. */
  readonly editable: boolean;
  readonly reordering: boolean;
  readonly dragged: boolean;
  readonly onTick: (done: boolean) => void;
  readonly onMove: (to: number) => void;
  readonly onDragStart: (event: PointerEvent) => void;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

export function Step(props: StepProps) {
  const { item, place, editable, reordering, dragged, onTick, onMove, onEdit } = props;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!editable || !event.altKey || by === 0) return;
    event.preventDefault();
    onMove(place + by);
  };
  return (
    // The keys belong to the controls inside; the row only hears them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className={classes.step}
      data-step={item.id}
      data-dragged={dragged || undefined}
      onKeyDown={onKeyDown}
    >
      <div className={classes.line}>
        {reordering && <DragHandle text={item.text} onDragStart={props.onDragStart} />}
        <TickBox item={item} onTick={onTick} disabled={!editable || needsReading(item)} />
        {reordering ? <Arrows {...props} /> : editable && <StepMenu {...props} />}
      </div>
      <StepReading item={item} editable={editable} />
      {item.note !== null && (
        <p className={classes.note}>
          <IconNote aria-hidden className={classes.noteIcon} />
          {editable ? (
            <button type="button" className={classes.noteText} onClick={onEdit}>
              {item.note}
            </button>
          ) : (
            item.note
          )}
        </p>
      )}
    </li>
  );
}

/** For the pointer only; keyboards have the arrows beside it. */
function DragHandle({ text, onDragStart }: { text: string; onDragStart: (event: PointerEvent) => void }) {
  const { t } = useTranslation('workOrders');
  return (
    <span className={classes.handle} title={t('checklist.drag', { text })} onPointerDown={onDragStart}>
      <IconGripVertical aria-hidden className={classes.icon} />
    </span>
  );
}

function Arrows({ item: { text }, place, count, onMove }: StepProps) {
  const { t } = useTranslation('workOrders');
  return (
    <span className={classes.arrows}>
      <ActionIcon
        variant="default"
        aria-label={t('checklist.up', { text })}
        data-arrow="up"
        disabled={place === 0}
        onClick={() => onMove(place - 1)}
      >
        <IconArrowUp aria-hidden className={classes.icon} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        aria-label={t('checklist.down', { text })}
        data-arrow="down"
        disabled={place === count - 1}
        onClick={() => onMove(place + 1)}
      >
        <IconArrowDown aria-hidden className={classes.icon} />
      </ActionIcon>
    </span>
  );
}

function StepMenu({ item: { text, note }, onEdit, onRemove }: StepProps) {
  const { t } = useTranslation('workOrders');
  return (
    <>
      {note === null && (
        <ActionIcon aria-label={`${t('checklist.addNote')}: ${text}`} onClick={onEdit}>
          <IconNote aria-hidden className={classes.icon} />
        </ActionIcon>
      )}
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('checklist.more', { text })}>
            <IconDots aria-hidden className={classes.icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={onEdit}>
            {t('checklist.edit')}
          </Menu.Item>
          <Menu.Item color="critical" leftSection={<IconTrash size={18} aria-hidden />} onClick={onRemove}>
            {t('checklist.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
