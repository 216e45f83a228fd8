/** The plant's own record: who it is, its time zone, language and currency, and whether it is the demo. */
import { eq } from 'drizzle-orm';
import { isCurrency } from '../../shared/domain/currency.ts';
import { AppError } from '../../shared/errors.ts';
import type { Reader, WriteTx } from '../database/database.ts';
import { companies, settings } from '../database/schema/index.ts';
import { createBuiltinRoles } from '../people/roles.ts';

export interface Plant {
  readonly companyName: string;
  readonly timeZone: string;
  readonly language: 'en' | 'de';
  readonly currency: string;
  readonly demo: boolean;
}

/** The plant, or undefined before it is set up. */
export function findPlant(db: Reader): Plant | undefined {
  const company = db.select().from(companies).limit(1).get();
  if (company === undefined) return undefined;
  const demo = db.select().from(settings).where(eq(settings.id, 'demo')).get();
  return {
    companyName: company.name,
    timeZone: company.timeZone,
    language: company.language === 'de' ? 'de' : 'en',
    currency: company.currency,
    demo: demo !== undefined,
  };
}

/** @throws AppError NOT_SET_UP */
export function plantOf(db: Reader): Plant {
  const plant = findPlant(db);
  if (plant === undefined) throw new AppError('NOT_SET_UP');
  return plant;
}

/** @throws AppError ALREADY_SET_UP, or INVALID_INPUT for an unknown time zone or currency */
export function createPlant(tx: WriteTx, plant: Omit<Plant, 'demo'>): void {
  if (findPlant(tx) !== undefined) throw new AppError('ALREADY_SET_UP');
  assertTimeZone(plant.timeZone);
  if (!isCurrency(plant.currency)) throw new AppError('INVALID_INPUT', { fields: ['currency'] });
  tx.insert(companies)
    .values({
      id: tx.newId(),
      name: plant.companyName,
      timeZone: plant.timeZone,
      language: plant.language,
      currency: plant.currency,
      createdAt: tx.now,
    })
    .run();
  createBuiltinRoles(tx);
}

export function assertTimeZone(timeZone: string): void {
  try {
    Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new AppError('INVALID_INPUT', { fields: ['timeZone'] });
  }
}

/** The calendar day of an instant in the plant's time zone, `YYYY-MM-DD`. */
export function dayIn(timeZone: string, instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}
