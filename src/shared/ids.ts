/**
 * Ids are UUIDs (RFC 9562). Records made by a person get a time-ordered version 7, made on the client so
 * that a retried command names the same record. Facts that two stations may discover independently (an
 * alarm episode, a preventive work order) get a version 8 derived from what identifies them, so that the
 * same fact made twice is one row.
 */

/** 128 bits as five lower-case hexadecimal groups. */
export type Id = string;

/** Source of unpredictable bytes; hosts pass the platform's generator, tests a seeded one. */
export type RandomBytes = (length: number) => Uint8Array;

const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a canonical lower-case UUID. */
export function isId(value: string): value is Id {
  return UUID_PATTERN.test(value);
}

function format(bytes: Uint8Array): Id {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function stamp(bytes: Uint8Array, version: number): Uint8Array {
  bytes[6] = (bytes[6]! & 0x0f) | (version << 4);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes;
}

/**
 * UUID version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then random bits.
 * @param now instant in milliseconds UTC
 */
export function uuidv7(now: number, random: RandomBytes): Id {
  const bytes = new Uint8Array(16);
  bytes.set(random(10), 6);
  let rest = now;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return format(stamp(bytes, 7));
}

/** Ids for which random bytes are drawn at once. */
const SEQUENCE_DRAW = 500;
/** 26 bits: 12 behind the version, 14 behind the variant. */
const SEQUENCE_COUNTER = 2 ** 26;

/**
 * Ascending ids for many records made at once, which a table's index takes in side by side: UUID version 7 with
 * a counter before the random bits (RFC 9562, section 6.2, method 1), which begins anywhere in its lower half.
 * @param now instant in milliseconds UTC
 * @returns the next id; up to 33 million of them
 */
export function uuidv7Sequence(now: number, random: RandomBytes): () => Id {
  const bytes = new Uint8Array(16);
  let rest = now;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  const first = random(4);
  let counter =
    ((first[0]! << 24) | (first[1]! << 16) | (first[2]! << 8) | first[3]!) & (SEQUENCE_COUNTER / 2 - 1);
  let drawn = new Uint8Array();
  let used = 0;
  return () => {
    if (used >= drawn.length) {
      drawn = Uint8Array.from(random(SEQUENCE_DRAW * 6));
      used = 0;
    }
    bytes[6] = counter >> 22;
    bytes[7] = counter >> 14;
    bytes[8] = counter >> 8;
    bytes[9] = counter;
    counter += 1;
    bytes.set(drawn.subarray(used, used + 6), 10);
    used += 6;
    return format(stamp(bytes, 7));
  };
}

/**
 * UUID version 8 derived from the parts that identify a fact; equal parts give an equal id on every station.
 * The digest is FNV-1a over 128 bits, chosen for being short and synchronous; it guards against accidents,
 * not against an attacker, who could insert the row anyway.
 */
export function derivedId(...parts: readonly (string | number)[]): Id {
  const prime = 0x0000000001000000000000000000013bn;
  const mask = (1n << 128n) - 1n;
  let hash = 0x6c62272e07bb014262b821756295c58dn;
  const text = parts.join('\u001f');
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    hash = ((hash ^ BigInt(unit & 0xff)) * prime) & mask;
    hash = ((hash ^ BigInt(unit >> 8)) * prime) & mask;
  }
  const bytes = new Uint8Array(16);
  for (let index = 15; index >= 0; index -= 1) {
    bytes[index] = Number(hash & 0xffn);
    hash >>= 8n;
  }
  return format(stamp(bytes, 8));
}
