import { hash, verify } from "@node-rs/argon2";

/** argon2id with 19 MiB, two passes, one lane (trust.md TR-50). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The password's hash with its salt and cost; look-alike code points of a keyboard hash alike. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/** True when the hash is this password's. A hash that can't be read is nobody's. */
export async function isPasswordOf(passwordHash: string, password: string): Promise<boolean> {
  try {
    return await verify(passwordHash, password.normalize("NFKC"));
  } catch {
    return false;
  }
}
