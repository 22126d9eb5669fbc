import { createServer } from "node:http";

/** The least a JSON service of node:http can do: reads the body and answers a field of it. Ends when its stdin closes. */
const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const { message } = JSON.parse(Buffer.concat(chunks).toString("utf8")) as { message: string };
    const body = JSON.stringify({ status: "queued", message });
    response.writeHead(202, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
    response.end(body);
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" && address !== null ? address.port : 0}\n`);
});
process.stdin.once("close", () => process.exit(0));
process.stdin.resume();
