/** Files of the demo plant: made and kept before the first record refers to them. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanFileName } from '../../../shared/domain/files.ts';
import type { RecordKind } from '../../../shared/domain/vocabulary.ts';
import type { Id } from '../../../shared/ids.ts';
import type { FileStore } from '../../attachments/file-store.ts';
import { mediaTypeOf } from '../../attachments/media-type.ts';
import { addAttachment, type StoredFile } from '../../attachments/service.ts';
import type { PlantCalendar } from '../calendar.ts';
import { DOCUMENTS, WORK_DOCUMENTS } from '../definition/documents.ts';
import type { DocumentDefinition, DocumentFile } from '../definition/types.ts';
import { type DemoPlant, known } from './plant.ts';
import type { Happening } from './timeline.ts';

export interface StoredDocument {
  readonly definition: DocumentFile;
  readonly file: StoredFile;
}

export interface KeptDocuments {
  readonly byName: ReadonlyMap<string, StoredDocument>;
  /** Records refer to the files, or none will. */
  release(): void;
  /** The demo plant was not made: they go again. */
  discard(): void;
}

/**
 * Makes the files and puts them into the data folder.
 * @param now the end of the history
 */
export async function keepDocuments(
  files: FileStore,
  dataFolder: string,
  now: number,
  calendar: PlantCalendar,
): Promise<KeptDocuments> {
  const byName = new Map<string, StoredDocument>();
  const release = () => byName.forEach(({ file }) => file.release());
  const discard = () => {
    release();
    byName.forEach(({ file }) => files.remove(file.hash));
  };
  const keep = async (definition: DocumentFile, day: string): Promise<void> => {
    const { fileName, content } = definition;
    const bytes = content(day);
    const source = join(dataFolder, 'demo.building.file');
    try {
      writeFileSync(source, bytes);
      const [mediaType, kept] = [await mediaTypeOf(bytes, true), await files.keep(source)];
      byName.set(fileName, { definition, file: { ...kept, fileName: cleanFileName(fileName), mediaType } });
    } finally {
      rmSync(source, { force: true });
    }
  };
  try {
    for (const document of DOCUMENTS) await keep(document, calendar.day(attachedAt(document, now, calendar)));
    for (const document of WORK_DOCUMENTS) await keep(document, '');
  } catch (error) {
    discard();
    throw error;
  }
  return { byName, release, discard };
}

function attachedAt({ daysAgo }: DocumentDefinition, now: number, calendar: PlantCalendar): number {
  return calendar.at(now, -daysAgo, 13.5);
}

export function attachDocument(
  plant: DemoPlant,
  by: string,
  fileName: string,
  entity: RecordKind,
  recordId: Id,
): void {
  const { definition, file } = known(plant.documents, fileName);
  const { title, kind } = definition;
  plant.act(by, 'attachments.add', (tx) => {
    const id = tx.newId();
    addAttachment(tx, { id, uploadId: id, entity, recordId, title, kind }, file, plant.person(by));
  });
}

export function documentsAreAttached(plant: DemoPlant): Happening[] {
  return DOCUMENTS.map((document) => ({
    at: attachedAt(document, plant.ports.until, plant.calendar),
    run: () => {
      const { by, fileName, on } = document;
      if ('type' in on) attachDocument(plant, by, fileName, 'asset_types', known(plant.assetTypes, on.type));
      else if ('asset' in on) attachDocument(plant, by, fileName, 'assets', known(plant.assets, on.asset));
      else if ('part' in on) attachDocument(plant, by, fileName, 'parts', known(plant.parts, on.part));
      else attachDocument(plant, by, fileName, 'locations', known(plant.locations, on.location));
    },
  }));
}
