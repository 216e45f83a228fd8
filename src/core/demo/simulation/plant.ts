/** The demo plant while it is being made: its database, its clock, and the ids of what is already there. */
import type { Id } from '../../../shared/ids.ts';
import type { Database, WriteTx } from '../../database/database.ts';
import type { Principal } from '../../people/sessions.ts';
import type { PlantCalendar } from '../calendar.ts';
import type { DemoRandom } from '../random.ts';
import type { StoredDocument } from './documents.ts';
import type { DemoPorts } from './ports.ts';

/** An async callback would return before its writes are done; the type makes it a compile error. */
type Sync<T> = T extends PromiseLike<unknown> ? never : T;

export class DemoPlant {
  readonly database: Database;
  readonly ports: DemoPorts;
  readonly calendar: PlantCalendar;
  readonly random: DemoRandom;
  /** By user name. */
  readonly people = new Map<string, Principal>();
  /** By file name. */
  readonly documents: ReadonlyMap<string, StoredDocument>;
  /** By key of the definition: locations, assets by tag, metrics, parts, and what has a name by that. */
  readonly locations = new Map<string, Id>();
  readonly teams = new Map<string, Id>();
  readonly assetTypes = new Map<string, Id>();
  readonly fields = new Map<string, Id>();
  readonly assets = new Map<string, Id>();
  readonly metrics = new Map<string, Id>();
  readonly parts = new Map<string, Id>();
  readonly templates = new Map<string, Id>();

  constructor(
    database: Database,
    ports: DemoPorts,
    calendar: PlantCalendar,
    random: DemoRandom,
    documents: ReadonlyMap<string, StoredDocument>,
  ) {
    this.database = database;
    this.documents = documents;
    this.ports = ports;
    this.calendar = calendar;
    this.random = random;
  }

  get now(): number {
    return this.ports.clock.now();
  }

  /** One change set by somebody, or by the program itself, at the present instant. */
  act<T>(by: string | null, command: string, work: (tx: WriteTx) => Sync<T>): Sync<T> {
    const actorId = by === null ? null : this.person(by).userId;
    return this.database.write({ actorId, command }, work);
  }

  person(username: string): Principal {
    return known(this.people, username);
  }
}

/** The id of something the definition speaks of. @throws Error for a definition that speaks of nothing */
export function known<T>(things: ReadonlyMap<string, T>, key: string): T {
  const found = things.get(key);
  if (found === undefined) throw new Error(`the demo plant has no ${key}`);
  return found;
}
