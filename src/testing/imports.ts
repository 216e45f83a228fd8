/** Files brought in through the contract, as the wizard does it. */
import type { Client } from '../shared/contract/index.ts';
import type { ReadingsImportPlan } from '../shared/contract/imports.ts';
import { UPLOAD_CHUNK_BYTES, type UploadPurpose } from '../shared/contract/uploads.ts';
import type { Id } from '../shared/ids.ts';
import { ended, type TestCore } from './core.ts';

/** Sends a file piece by piece. */
export async function uploadFile(
  test: TestCore,
  client: Client,
  content: string | Uint8Array,
  fileName = 'readings.csv',
  purpose: UploadPurpose = 'readings',
): Promise<Id> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const uploadId = test.newId();
  await client.uploads.begin({ uploadId, fileName, size: bytes.length, purpose });
  for (let offset = 0; offset < bytes.length; offset += UPLOAD_CHUNK_BYTES) {
    const piece = Buffer.from(bytes.subarray(offset, offset + UPLOAD_CHUNK_BYTES));
    await client.uploads.append({ uploadId, offset, data: piece.toString('base64') });
  }
  return uploadId;
}

/** The plan that nobody has corrected. */
export async function proposedPlan(client: Client, uploadId: Id, assetId: Id): Promise<ReadingsImportPlan> {
  const { dialect, columns } = await client.imports.inspect({ uploadId, assetId });
  return { dialect, columns: columns.map(({ index, proposal }) => ({ index, target: proposal })) };
}

/** Brings a file to an asset as it is proposed, and waits for the end. */
export async function importFile(test: TestCore, client: Client, assetId: Id, content: string | Uint8Array) {
  const uploadId = await uploadFile(test, client, content);
  const plan = await proposedPlan(client, uploadId, assetId);
  const importId = test.newId();
  const { jobId } = await client.imports.start({ uploadId, importId, plan });
  return { job: await ended(test, jobId), result: await client.imports.get({ id: importId }), plan };
}
