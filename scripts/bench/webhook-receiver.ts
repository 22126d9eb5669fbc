import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A tenant's server for the webhook bench: one call in ten fails. Prints its port; ends with its standard input. */
let calls = 0;
const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(calls++ % 10 === 0 ? 503 : 200).end("ok"));
});
server.listen(0, "127.0.0.1", () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.stdin.resume();
process.stdin.on("end", () => process.exit());
