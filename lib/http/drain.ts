import type { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** Counts the requests of a server, so that it can be closed without cutting one off. */
export function drainOf(server: Server): { close(): Promise<void> } {
  const state = { open: 0 };
  server.on("request", (_request, response) => {
    state.open++;
    response.once("close", () => state.open--);
  });
  return {
    /** Nothing new is taken; when all that is open has been answered, the connections that are kept alive are closed. */
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      while (state.open > 0) await pause(20);
      server.closeAllConnections();
      await closed;
    },
  };
}
