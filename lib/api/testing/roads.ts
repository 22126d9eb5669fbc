import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createFastRoad } from "#/lib/http/fast-road.ts";
import { runtime } from "#/lib/wiring.ts";
import { routes } from "../routes.ts";
import { findRouteFile } from "./route-files.ts";

export type RoadRequest = { method: string; url: string; headers?: Record<string, string>; body?: string };

export type RoadAnswer = { status: number; headers: Record<string, string>; text: string };

/** A way by which a request comes to the API's handlers. */
export type Road = { ask(request: RoadRequest): Promise<RoadAnswer>; close(): Promise<void> };

/** What the fast road answers when a request is not its own. */
export const declined = 599;

/** What belongs to the connection rather than to the answer, and the moment of the answer. */
const ofTheConnection = ["connection", "keep-alive", "date", "content-length", "transfer-encoding"];

async function read(response: Response): Promise<RoadAnswer> {
  const headers = [...response.headers].filter(([name]) => !ofTheConnection.includes(name));
  return { status: response.status, headers: Object.fromEntries(headers), text: await response.text() };
}

/** The fast road as server.ts mounts it, over a socket. */
export async function openFastRoad(): Promise<Road> {
  const { proxies, edge } = runtime();
  const answer = createFastRoad({ routes, proxies, docsUrl: edge.docsUrl });
  const server = createServer((request, response) => {
    if (!answer(request, response)) response.writeHead(declined).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ask: async ({ url, ...request }) => read(await fetch(`http://127.0.0.1:${port}${url}`, request)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Next's route files, found by path and called as Next calls them. */
export function routeFiles(): Road {
  return {
    ask: async ({ url, ...init }) => {
      const request = new Request(new URL(url, "http://localhost"), init);
      const { handler, params } = await findRouteFile(request.method, new URL(request.url).pathname);
      return read(await handler(request, { params: Promise.resolve(params) }));
    },
    close: async () => {},
  };
}
