import { createServer } from "node:net";

/** The first port from `preferred` on that can be listened on at this address, trying `attempts` of them, else any free one. */
export async function findFreePort(preferred: number, host = "127.0.0.1", attempts = 20): Promise<number> {
  for (let port = preferred; port > 0 && port < preferred + attempts && port < 65_536; port += 1) {
    if ((await listenOnce(port, host)) !== null) return port;
  }
  const port = await listenOnce(0, host);
  if (port === null) throw new Error(`No free port on ${host}`);
  return port;
}

/** True when nobody listens on this port. */
export async function isPortFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return (await listenOnce(port, host)) !== null;
}

function listenOnce(port: number, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const got = typeof address === "object" && address !== null ? address.port : null;
      server.close(() => resolve(got));
    });
  });
}
