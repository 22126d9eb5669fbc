/** Stands for a part of the product: listens on the port named by its first argument, and can be made to crash. */
import { spawn } from "node:child_process";
import { createServer } from "node:http";

const port = Number(process.env[process.argv[2] ?? "PORT"]);
const helper = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });

const server = createServer((request, response) => {
  if (request.url === "/crash") process.exit(7);
  response.end(JSON.stringify({ pid: process.pid, helper: helper.pid, environment: process.env }));
});
server.listen(port, "127.0.0.1", () => {
  const url = `http://127.0.0.1:${port}`;
  process.stdout.write(`${JSON.stringify({ ready: true, url, phone: `${url}/phone`, mailbox: `${url}/mailbox` })}\n`);
});
