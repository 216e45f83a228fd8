/**
 * Reads members of a zip file (PKWARE APPNOTE 6.3.10) whose sizes are known before anything is inflated: what says
 * it is too large is refused, and so is what grows beyond what it said.
 */
import { Inflate } from 'fflate';
import { WorkbookError } from './workbook-error.ts';

export interface ZipMember {
  readonly name: string;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly at: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT = 65_535;
const MAX_MEMBERS = 10_000;
const PIECE_BYTES = 64 * 1024;

/** Of all that is read of a workbook together; a sheet of 200,000 rows has about 150 MB. */
export const MAX_INFLATED_BYTES = 256 * 1024 ** 2;

/** @throws WorkbookError damaged, encrypted, too-large */
export function zipMembers(bytes: Uint8Array): ReadonlyMap<string, ZipMember> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MAX_MEMBERS) throw new WorkbookError('too-large');
  const members = new Map<string, ZipMember>();
  const decoder = new TextDecoder();
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE)
      throw new WorkbookError('damaged');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) =>
      view.getUint16(at + offset, true),
    );
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new WorkbookError('encrypted');
    const name = decoder.decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength!));
    members.set(name, {
      name,
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += ENTRY_BYTES + nameLength! + extraLength! + commentLength!;
  }
  return members;
}

function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT);
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  throw new WorkbookError('damaged');
}

/** How much may still be inflated of one file. */
export interface Allowance {
  left: number;
}

/**
 * @param pause called between two pieces; may wait, or throw to stop
 * @throws WorkbookError too-large, damaged
 */
export async function inflate(
  bytes: Uint8Array,
  member: ZipMember,
  allowance: Allowance,
  pause: () => Promise<void>,
): Promise<Uint8Array> {
  if (member.size > allowance.left) throw new WorkbookError('too-large');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { at } = member;
  if (at + LOCAL_BYTES > bytes.length || view.getUint32(at, true) !== LOCAL_SIGNATURE)
    throw new WorkbookError('damaged');
  const begin = at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const packed = bytes.subarray(begin, begin + member.packedSize);
  if (packed.length < member.packedSize) throw new WorkbookError('damaged');
  if (member.method === 0) {
    allowance.left -= packed.length;
    return packed;
  }
  if (member.method !== 8) throw new WorkbookError('damaged');
  const pieces: Uint8Array[] = [];
  let size = 0;
  const inflater = new Inflate((piece) => {
    size += piece.length;
    // What it says of itself is not believed.
    if (size > allowance.left) throw new WorkbookError('too-large');
    pieces.push(piece.slice());
  });
  try {
    for (let offset = 0; offset < packed.length || offset === 0; offset += PIECE_BYTES) {
      inflater.push(packed.subarray(offset, offset + PIECE_BYTES), offset + PIECE_BYTES >= packed.length);
      await pause();
    }
  } catch (error) {
    if (error instanceof WorkbookError || !(error instanceof Error) || !('code' in error)) throw error;
    throw new WorkbookError('damaged');
  }
  allowance.left -= size;
  return Buffer.concat(pieces);
}
