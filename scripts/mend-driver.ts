import { registerHooks } from "node:module";

/**
 * After this module is loaded, postgres.js 3.4.9 survives a connection that the server drops. As published, a statement sent on the dead
 * connection (the `rollback` of a transaction, say) throws from a timer, where nobody can catch it, and the process ends; a statement that
 * was still buffered leaves its connection unable to send anything ever again; a connection that dies while it reads the array types ends
 * the process too. Known there as issues 1066, 1154 and 1208. Also: a statement made between a socket's error and its close is never
 * answered, and the error that ended a connection meets the first statement after it is opened again. Load it before the driver:
 * `node --import`, or a dynamic import after it.
 */
const repairs: [published: string, mended: string][] = [
  [
    "const x = socket.write(chunk, fn)",
    `if (!socket) {
      clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
      return false
    }
    const x = socket.write(chunk, fn)`,
  ],
  [
    "    clearImmediate(nextWriteTimer)\n    if (socket) {",
    "    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    if (socket) {",
  ],
  [
    "    clearImmediate(nextWriteTimer)\n    socket.removeListener",
    "    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener",
  ],
  ["!hadError && (query || sent.length) && error(", ";(query || sent.length) && error("],
  ["    closedTime = performance.now()\n", "    query = errorResponse = null\n    closedTime = performance.now()\n"],
  ["return fetchArrayTypes()", "return fetchArrayTypes().catch(() => {})"],
];

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    if (!/\/node_modules\/postgres\/(cjs\/)?src\/connection\.js$/.test(url) || !loaded.source) return loaded;
    const source = Buffer.from(loaded.source as Uint8Array).toString("utf8");
    return { ...loaded, source: mend(source) };
  },
});

function mend(source: string): string {
  let mended = source;
  for (const [published, repaired] of repairs) {
    if (!mended.includes(published))
      throw new Error(
        "The database driver is another version than mend-driver.ts knows; see whether it still needs mending",
      );
    mended = mended.replace(published, () => repaired);
  }
  return mended;
}
