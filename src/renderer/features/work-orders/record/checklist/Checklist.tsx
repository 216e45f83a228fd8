import { ActionIcon, Button, Group, Menu, Progress, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowsSort, IconCheck, IconDots, IconTemplate, IconDeviceFloppy } from '@tabler/icons-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkOrderDetail } from '../../../../../shared/contract/work-orders.ts';
import { isClosed } from '../../../../../shared/domain/work-order.ts';
import { useCan } from '../../../../api.ts';
import { useDialog } from '../../../../ui/form/use-dialog.ts';
import { Section } from '../../../../ui/Section.tsx';
import { AddStep } from './AddStep.tsx';
import classes from './Checklist.module.css';
import { EditStep } from './EditStep.tsx';
import { moved } from './order.ts';
import { Step } from './Step.tsx';
import { SaveTemplate, TakeTemplate } from './Templates.tsx';
import { useChecklist, type ChecklistItem } from './use-checklist.ts';
import { useDrag } from './use-drag.ts';

/** The steps of the work: ticked, noted, added, put in another order. */
export function Checklist({ workOrder }: { workOrder: WorkOrderDetail }) {
  const { t } = useTranslation('workOrders');
  const { checklist } = workOrder;
  const does = useCan('work.do');
  const editable = does && !isClosed(workOrder.status);
  const [wantsOrder, setWantsOrder] = useState(false);
  const [edited, setEdited] = useState<ChecklistItem | null>(null);
  const { tick, remove, move } = useChecklist(workOrder);
  const { announcement, moveAndTell, list, dragging, start } = useReordering(checklist, move);
  const reordering = wantsOrder && editable && checklist.length > 1;
  const shown = dragging === null ? checklist : moved(checklist, dragging.from, dragging.to);

  return (
    <Section
      title={t('checklist.title')}
      flush
      action={
        <ChecklistActions
          workOrder={workOrder}
          editable={editable}
          reordering={reordering}
          onReorder={setWantsOrder}
        />
      }
    >
      <ChecklistProgress checklist={checklist} />
      {reordering && (
        <Text size="xs" c="dimmed" px="md" pt="xs">
          {t('checklist.reorderHint')}
        </Text>
      )}
      {checklist.length === 0 && (
        <div className={classes.empty}>
          <Text>{t('checklist.empty')}</Text>
          {editable && <Text c="dimmed">{t('checklist.emptyHint')}</Text>}
        </div>
      )}
      <ol ref={list} className={classes.steps}>
        {shown.map((item, index) => (
          <Step
            key={item.id}
            item={item}
            place={index}
            count={shown.length}
            editable={editable}
            reordering={reordering}
            dragged={dragging?.to === index}
            onTick={(done) => tick(item.id, done)}
            onMove={(to) => moveAndTell(index, to)}
            onDragStart={(event) => start(index, event)}
            onEdit={() => setEdited(item)}
            onRemove={() => remove(item)}
          />
        ))}
      </ol>
      <VisuallyHidden component="output">{announcement}</VisuallyHidden>
      {editable && <AddStep workOrderId={workOrder.id} assetId={workOrder.asset?.id ?? null} />}
      <EditStep item={edited} onClose={() => setEdited(null)} />
    </Section>
  );
}

/** Moves a step, says where it is now, and keeps the focus on it while it changes its place on the page. */
function useReordering(checklist: readonly ChecklistItem[], move: (from: number, to: number) => void) {
  const { t } = useTranslation('workOrders');
  const [announcement, setAnnouncement] = useState('');
  const followed = useRef<{ id: string; control: string } | null>(null);

  const moveAndTell = (from: number, to: number) => {
    const item = checklist[from];
    if (item === undefined || from === to || to < 0 || to >= checklist.length) return;
    const focused = document.activeElement;
    followed.current = {
      id: item.id,
      control: focused instanceof HTMLInputElement ? 'input' : `[data-arrow="${to < from ? 'up' : 'down'}"]`,
    };
    setAnnouncement(t('checklist.moved', { text: item.text, place: to + 1, total: checklist.length }));
    move(from, to);
  };
  const drag = useDrag(moveAndTell);
  const { list } = drag;
  useLayoutEffect(() => {
    if (followed.current === null) return;
    const { id, control } = followed.current;
    followed.current = null;
    const row = list.current?.querySelector(`[data-step="${id}"]`);
    const target =
      row?.querySelector<HTMLElement>(`${control}:not(:disabled)`) ??
      row?.querySelector<HTMLElement>('[data-arrow]:not(:disabled)') ??
      row?.querySelector<HTMLElement>('input');
    target?.focus();
  });
  return { announcement, moveAndTell, ...drag };
}

function ChecklistProgress({ checklist }: { checklist: readonly ChecklistItem[] }) {
  const { t } = useTranslation('workOrders');
  const total = checklist.length;
  const done = checklist.filter(({ doneAt }) => doneAt !== null).length;
  if (total === 0) return null;
  const words = t('checklist.progress', { done, total });
  return (
    <div className={classes.progress}>
      <Progress.Root className={classes.bar}>
        <Progress.Section
          value={(done / total) * 100}
          color={done === total ? 'var(--mw-good)' : 'var(--mw-accent)'}
          aria-label={words}
        />
      </Progress.Root>
      <span>{words}</span>
    </div>
  );
}

interface ChecklistActionsProps {
  readonly workOrder: WorkOrderDetail;
  readonly editable: boolean;
  readonly reordering: boolean;
  readonly onReorder: (reordering: boolean) => void;
}

function ChecklistActions({ workOrder, editable, reordering, onReorder }: ChecklistActionsProps) {
  const { t } = useTranslation('workOrders');
  const { t: tc } = useTranslation();
  const plans = useCan('work.plan');
  const take = useDialog();
  const save = useDialog();
  const { checklist } = workOrder;
  const several = checklist.length > 1;
  const savable = plans && checklist.length > 0;
  return (
    <Group gap="xs">
      {editable && several && (
        <Button
          variant={reordering ? 'light' : 'subtle'}
          size="compact-sm"
          aria-pressed={reordering}
          leftSection={
            reordering ? <IconCheck size={16} aria-hidden /> : <IconArrowsSort size={16} aria-hidden />
          }
          onClick={() => onReorder(!reordering)}
        >
          {t(reordering ? 'checklist.reorderDone' : 'checklist.reorder')}
        </Button>
      )}
      {(editable || savable) && (
        <Menu>
          <Menu.Target>
            <ActionIcon size="sm" aria-label={`${t('checklist.title')}: ${tc('more')}`}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {editable && (
              <Menu.Item leftSection={<IconTemplate size={18} aria-hidden />} onClick={take.open}>
                {t('checklist.template')}
              </Menu.Item>
            )}
            {savable && (
              <Menu.Item leftSection={<IconDeviceFloppy size={18} aria-hidden />} onClick={save.open}>
                {t('checklist.saveTemplate')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      <TakeTemplate {...take.props} workOrderId={workOrder.id} assetId={workOrder.asset?.id ?? null} />
      <SaveTemplate {...save.props} workOrder={workOrder} />
    </Group>
  );
}
