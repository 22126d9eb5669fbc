import { DomainError } from "#/lib/core/errors.ts";

export const maxBodyBytes = 1_048_576;

export function bodyTooLarge(maxBytes: number): DomainError {
  return new DomainError("too_large", {
    code: "http.body_too_large",
    message: `The body is larger than ${maxBytes} bytes.`,
    facts: { max_bytes: maxBytes },
  });
}

/** All bytes of the stream; throws `http.body_too_large` as soon as there are more than `maxBytes`. */
export async function readBody(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.byteLength;
    if (size > maxBytes) throw bodyTooLarge(maxBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}
