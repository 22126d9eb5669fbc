import { randomFillSync } from "node:crypto";

/** Drawn by the thousand, since a draw costs more than what is made of it. */
const pool = { bytes: Buffer.alloc(16_384), used: 16_384 };

/** So many random bytes for ids and nonces; none is given out twice. At most 1,024. */
export function takeRandom(length: number): Buffer {
  if (pool.used + length > pool.bytes.length) {
    pool.bytes = randomFillSync(Buffer.allocUnsafe(pool.bytes.length));
    pool.used = 0;
  }
  return pool.bytes.subarray(pool.used, (pool.used += length));
}
