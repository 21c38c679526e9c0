import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { usualSettings } from "./admin/settings.ts";
import { createApp } from "./app.ts";
import { Cloud } from "./cloud.ts";
import type { EmulatorOptions, RunningEmulator } from "./options.ts";

/**
 * Starts a local Alibaba Cloud on one port.
 *
 * @throws when the port is taken, or when the state file is damaged
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<RunningEmulator> {
  const host = options.host ?? "127.0.0.1";
  const cloud = new Cloud(options);
  const { maxHeaderBytes } = cloud.assumptions.wire;
  const server = createServer({ maxHeaderSize: maxHeaderBytes }, createApp(cloud, { host }));
  try {
    await listen(server, { port: options.port ?? 0, host });
  } catch (error) {
    cloud.store.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  const shown = host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${shown}:${port}`,
    endpoint: `${shown}:${port}`,
    calls: () => cloud.recorder.list(),
    configure: (settings) => {
      cloud.settings = { ...usualSettings(), ...settings };
    },
    close: () => close(server, cloud),
  };
}

function listen(server: Server, address: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(
        taken
          ? new Error(`the emulator cannot listen on ${address.host}:${address.port}: the port is taken`)
          : error,
      );
    });
    server.listen(address.port, address.host, () => resolve());
  });
}

/** The SDKs keep connections alive, so waiting for them to end would wait for ever. */
function close(server: Server, cloud: Cloud): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      cloud.store.close();
      resolve();
    });
    server.closeAllConnections();
  });
}
