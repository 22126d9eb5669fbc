import { mkdir, open, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";

export type Entry = { kind: string; at: number } & Record<string, unknown>;

/** An append-only file of JSON lines; cursors are byte offsets, so reading on costs no memory. */
export type Journal = {
  /** Writes at once in the background, grouped with whatever else waits; after closing it does nothing. */
  append: (entry: Entry) => void;
  /** After it returns everything appended before is on disk (fsync). */
  flush: () => Promise<void>;
  readAfter: (offset: number, limitBytes?: number) => Promise<{ entries: Entry[]; next: number }>;
  /** The last entries of the file, at most about so many bytes of them. */
  readTail: (limitBytes: number) => Promise<Entry[]>;
  close: () => Promise<void>;
};

const SYNC_EVERY_MS = 100;
const PAGE_BYTES = 4 * 1024 * 1024;

/** Opens or makes the journal; a line torn by a crash is closed off and later skipped. */
export async function openJournal(path: string): Promise<Journal> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "a+", 0o600);
  if (await endsTorn(file)) await file.appendFile("\n");

  let waiting: string[] = [];
  let writing: Promise<void> | null = null;
  let syncing: Promise<void> | null = null;
  let unsynced = false;
  let closed = false;
  let syncTimer: NodeJS.Timeout | null = null;

  async function drain(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const lines = waiting;
      waiting = [];
      await file.appendFile(`${lines.join("\n")}\n`);
      unsynced = true;
    }
    writing = null;
    syncTimer ??= setTimeout(() => {
      syncTimer = null;
      void sync();
    }, SYNC_EVERY_MS).unref();
  }

  async function written(): Promise<void> {
    while (writing !== null) await writing;
  }

  async function sync(): Promise<void> {
    while (syncing !== null) await syncing;
    if (!unsynced) return;
    unsynced = false;
    syncing = file.datasync().finally(() => {
      syncing = null;
    });
    await syncing;
  }

  async function readAfter(offset: number, limitBytes = PAGE_BYTES): Promise<{ entries: Entry[]; next: number }> {
    await written();
    const buffer = Buffer.alloc(Math.max(1, limitBytes));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, offset);
    const end = buffer.subarray(0, bytesRead).lastIndexOf(10) + 1;
    if (end === 0 && bytesRead === buffer.length) return readAfter(offset, limitBytes * 4);
    return { entries: parseLines(buffer.subarray(0, end)), next: offset + end };
  }

  return {
    append(entry) {
      if (closed) return;
      waiting.push(JSON.stringify(entry));
      writing ??= drain();
    },
    async flush() {
      await written();
      await sync();
    },
    readAfter,
    async readTail(limitBytes) {
      await written();
      const { size } = await file.stat();
      const start = Math.max(0, size - limitBytes);
      const buffer = Buffer.alloc(size - start);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
      const from = start === 0 ? 0 : buffer.indexOf(10) + 1;
      return parseLines(buffer.subarray(from, bytesRead));
    },
    async close() {
      closed = true;
      await written();
      await sync();
      if (syncTimer !== null) clearTimeout(syncTimer);
      await file.close();
    },
  };
}

async function endsTorn(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  await file.read(last, 0, 1, size - 1);
  return last[0] !== 10;
}

function parseLines(bytes: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (const line of bytes.toString("utf8").split("\n")) {
    if (line === "") continue;
    try {
      entries.push(JSON.parse(line) as Entry);
    } catch {
      // a line torn by a crash
    }
  }
  return entries;
}
