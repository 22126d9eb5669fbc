import { join } from "node:path";
import { findFreePort, isPortFree } from "./free-port.ts";
import { readJsonFile, writePrivateJson } from "./private-file.ts";

const usualPorts = { app: 3000, engine: 8288, simulators: 4000, postgres: 5433 };
export type PortName = keyof typeof usualPorts;

/** The pages take the first port, the three providers the next ones. */
const simulatorPorts = 4;

export type Ports = {
  find(name: PortName): Promise<number>;
  remember(name: PortName, port: number): void;
  preferred(name: PortName): number;
};

/** Ports of this data directory: those of the last run when they are free, so that addresses stay the same. */
export function readPorts(dataDir: string): Ports {
  const path = join(dataDir, "ports.json");
  const kept = readJsonFile(path);
  const preferred = (name: PortName): number => {
    const port = kept[name];
    return typeof port === "number" && Number.isInteger(port) && port > 0 && port < 65_536 ? port : usualPorts[name];
  };
  return {
    preferred,
    async find(name) {
      if (name === "simulators") return findRow(preferred(name), simulatorPorts);
      return name === "app" ? findOpenPort(preferred(name)) : findFreePort(preferred(name));
    },
    remember(name, port) {
      if (kept[name] === port) return;
      kept[name] = port;
      writePrivateJson(path, kept);
    },
  };
}

/** True when the app can listen on this port on every address. */
export async function isOpenPortFree(port: number): Promise<boolean> {
  return (await isPortFree(port, "0.0.0.0")) && (await isPortFree(port, "127.0.0.1"));
}

async function findOpenPort(preferred: number): Promise<number> {
  for (let port = preferred; port < preferred + 50; port += 1) if (await isOpenPortFree(port)) return port;
  return findFreePort(0, "0.0.0.0");
}

async function findRow(preferred: number, length: number): Promise<number> {
  for (let first = preferred; first < preferred + 400; first += length) {
    const row = await Promise.all(Array.from({ length }, (_, offset) => isPortFree(first + offset)));
    if (row.every(Boolean)) return first;
  }
  throw new Error(`No ${length} free ports in a row from ${preferred} on.`);
}
