/** Work orders are opened, approved and worked on, through the services of the product. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Id } from '../../../shared/ids.ts';
import { updateAsset } from '../../assets/service.ts';
import type { WriteTx } from '../../database/database.ts';
import { checklistItems } from '../../database/schema/index.ts';
import { addChecklistItem, updateChecklistItem } from '../../work-orders/checklist.ts';
import { createWorkOrder } from '../../work-orders/create.ts';
import { addComment, addLabour } from '../../work-orders/entries.ts';
import { returnPart } from '../../work-orders/parts-used.ts';
import { completeWorkOrder, transitionWorkOrder, updateWorkOrder } from '../../work-orders/service.ts';
import { milli } from '../plan/stock.ts';
import type { PlannedDeed, PlannedWork } from '../plan/types.ts';
import { attachDocument } from './documents.ts';
import { type DemoPlant, known } from './plant.ts';
import { alarmId } from './readings.ts';
import type { Stores } from './stores.ts';
import type { Happening } from './timeline.ts';

export function workHappens(plant: DemoPlant, stores: Stores, planned: readonly PlannedWork[]): Happening[] {
  return planned.flatMap((work) => new WorkInProgress(plant, stores, work).happenings());
}

class WorkInProgress {
  readonly #plant: DemoPlant;
  readonly #stores: Stores;
  readonly #planned: PlannedWork;
  #id: Id = '';
  #items: readonly Id[] = [];
  /** The last draw of each part, for what is put back. */
  readonly #draws = new Map<string, Id>();

  constructor(plant: DemoPlant, stores: Stores, planned: PlannedWork) {
    this.#plant = plant;
    this.#stores = stores;
    this.#planned = planned;
  }

  happenings(): Happening[] {
    const { createdAt, approval, deeds } = this.#planned;
    return [
      { at: createdAt, run: () => this.#open() },
      ...(approval === null ? [] : [{ at: approval.at, run: () => this.#approve(approval.by) }]),
      ...deeds.map((deed) => ({ at: deed.at, run: () => this.#do(deed) })),
    ];
  }

  #open(): void {
    const plant = this.#plant;
    const { asset, title, description, type, priority, template, alarm, createdBy, approval } = this.#planned;
    const by = plant.person(createdBy);
    const isPlanned = approval === null && by.permissions.has('work.plan');
    plant.act(createdBy, 'workOrders.create', (tx) => {
      this.#id = tx.newId();
      createWorkOrder(tx, by, {
        id: this.#id,
        title,
        description,
        assetId: asset === null ? null : known(plant.assets, asset),
        type,
        priority,
        alarmId: alarm === null ? null : alarmId(plant, alarm.metric, alarm.startedAt),
        templateId: template === null ? null : known(plant.templates, template),
        ...(isPlanned ? this.#planning() : {}),
      });
      this.#writeChecklist(tx);
    });
  }

  #planning() {
    const { assignee, dueOn, estimatedMinutes } = this.#planned;
    return {
      assigneeId: assignee === null ? null : this.#plant.person(assignee).userId,
      dueOn,
      estimatedMinutes,
    };
  }

  #writeChecklist(tx: WriteTx): void {
    const workOrderId = this.#id;
    for (const text of this.#planned.checklist) {
      addChecklistItem(tx, { workOrderId, id: tx.newId(), text, mandatory: false });
    }
    this.#items = tx
      .select({ id: checklistItems.id })
      .from(checklistItems)
      .where(and(eq(checklistItems.workOrderId, workOrderId), isNull(checklistItems.archivedAt)))
      .orderBy(asc(checklistItems.position))
      .all()
      .map(({ id }) => id);
  }

  #approve(planner: string): void {
    const plant = this.#plant;
    plant.act(planner, 'workOrders.update', (tx) =>
      updateWorkOrder(tx, { id: this.#id, changes: this.#planning() }),
    );
    plant.act(planner, 'workOrders.transition', (tx) =>
      transitionWorkOrder(tx, plant.person(planner), { id: this.#id, to: 'open' }),
    );
  }

  #do(deed: PlannedDeed): void {
    const { by } = deed;
    if ('attach' in deed) attachDocument(this.#plant, by, deed.attach, 'work_orders', this.#id);
    else if ('asset' in deed) this.#changeAsset(by, deed.asset, deed.status);
    else if ('comment' in deed) this.#comment(by, deed.comment);
    else if ('tick' in deed) this.#tick(by, deed.tick, deed.note);
    else if ('use' in deed) this.#use(by, deed.use, deed.quantity);
    else if ('putBack' in deed) this.#putBack(by, deed.putBack, deed.quantity);
    else if ('move' in deed) this.#move(by, deed.move);
    else if ('labour' in deed) this.#book(by, deed.labour, deed.note);
    else this.#complete(by, deed);
  }

  #changeAsset(by: string, tag: string, status: Extract<PlannedDeed, { asset: string }>['status']): void {
    const id = known(this.#plant.assets, tag);
    this.#plant.act(by, 'assets.update', (tx) => updateAsset(tx, { id, changes: { status } }));
  }

  #comment(by: string, body: string): void {
    const { userId } = this.#plant.person(by);
    this.#plant.act(by, 'workOrders.addComment', (tx) =>
      addComment(tx, userId, { workOrderId: this.#id, id: tx.newId(), body }),
    );
  }

  #tick(by: string, index: number, note: string | undefined): void {
    const { userId } = this.#plant.person(by);
    const id = this.#items[index]!;
    this.#plant.act(by, 'workOrders.updateChecklistItem', (tx) =>
      updateChecklistItem(tx, userId, { id, done: true, note }),
    );
  }

  #use(by: string, part: string, quantity: number): void {
    const movement = this.#stores.issue(by, this.#id, part, quantity);
    if (movement !== null) this.#draws.set(part, movement);
  }

  #putBack(by: string, part: string, quantity: number): void {
    const movementId = this.#draws.get(part);
    if (movementId === undefined) return;
    this.#plant.act(by, 'workOrders.returnPart', (tx) =>
      returnPart(tx, { workOrderId: this.#id, id: tx.newId(), movementId, quantity: milli(quantity) }),
    );
  }

  #move(by: string, to: Extract<PlannedDeed, { move: string }>['move']): void {
    this.#plant.act(by, 'workOrders.transition', (tx) =>
      transitionWorkOrder(tx, this.#plant.person(by), { id: this.#id, to }),
    );
  }

  #book(by: string, minutes: number, note: string | undefined): void {
    const { userId } = this.#plant.person(by);
    const workedOn = this.#plant.calendar.day(this.#plant.now);
    this.#plant.act(by, 'workOrders.addLabour', (tx) =>
      addLabour(tx, userId, {
        workOrderId: this.#id,
        id: tx.newId(),
        userId: null,
        workedOn,
        minutes,
        note: note ?? null,
      }),
    );
  }

  #complete(by: string, deed: Extract<PlannedDeed, { complete: string }>): void {
    const { userId } = this.#plant.person(by);
    const workedOn = this.#plant.calendar.day(this.#plant.now);
    this.#plant.act(by, 'workOrders.complete', (tx) =>
      completeWorkOrder(tx, userId, {
        id: this.#id,
        result: deed.complete,
        labour: { id: tx.newId(), minutes: deed.minutes, workedOn },
        downtimeMinutes: deed.downtime,
      }),
    );
  }
}
