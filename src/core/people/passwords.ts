/** argon2id with the parameters of RFC 9106, section 4, second recommendation (64 MiB, 3 passes), on one lane. */
import { hash, verify } from '@node-rs/argon2';

/** `algorithm: 2` is argon2id. */
const OPTIONS = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), OPTIONS);
}

export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFKC'));
}
