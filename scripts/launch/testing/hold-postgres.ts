/** Starts PostgreSQL on the given data, says its facts in one line, and waits to be killed. */
import { startPostgres } from "../../postgres.ts";

const server = await startPostgres({ dataDir: process.argv[2] ?? "", port: 0, durable: false });
process.stdout.write(`${JSON.stringify({ url: server.url, pid: server.pid })}\n`);
setInterval(() => {}, 60_000);
