import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { AcceptedRequest } from "./authn-request.ts";
import { assertWebAddress, Directory } from "./directory.ts";
import { createApp, isLoopback } from "./http/app.ts";
import { Handles } from "./http/sessions.ts";
import { createSigningKey, openSigningKey, type SigningKey } from "./keys/signing-key.ts";
import { buildMetadata } from "./metadata.ts";
import type { Keys } from "./response/create.ts";
import { ResponseIssuer } from "./response/issuer.ts";
import { memoryFolder, openFolder, type StateFolder } from "./storage.ts";
import type { RehearsalIdpOptions, RunningRehearsalIdp } from "./types.ts";

const hour = 3_600_000;

/** Starts a rehearsal identity provider; it is ready to answer when the promise resolves. */
export async function startRehearsalIdp(options: RehearsalIdpOptions = {}): Promise<RunningRehearsalIdp> {
  const { cloudUrl, host = "127.0.0.1", now = () => new Date() } = options;
  if (cloudUrl !== undefined) assertWebAddress(cloudUrl, "cloudUrl");
  const folder = options.stateDir === undefined ? memoryFolder() : await openFolder(options.stateDir);
  const directory = await Directory.open(folder, options.users);
  const keys = await openKeys(folder, now);
  const door = openDoor();
  await listen(door.server, { host, port: options.port ?? 0, lastPort: directory.port });
  try {
    const url = addressOf(door.server, host);
    await directory.rememberPort(Number(new URL(url).port));
    const entityId = `${url}/metadata`;
    const issuer = new ResponseIssuer({ entityId, directory, keys, now, cloudUrl });
    const metadataXml = buildMetadata({
      entityId,
      ssoUrl: `${url}/sso`,
      certificate: keys.published.certificate,
    });
    door.answerWith(
      createApp({ ...handles(), directory, issuer, now, url, metadataXml, loopbackOnly: isLoopback(host) }),
    );
    return {
      url,
      entityId,
      metadataXml: () => metadataXml,
      setAliyunApplication: (app) => directory.setApplication(app),
      registerServiceProvider: (sp) => directory.setServiceProvider(sp),
      createResponse: (request) => issuer.create(request),
      close: () => close(door.server),
    };
  } catch (error) {
    await close(door.server);
    throw error;
  }
}

function handles(): { sessions: Handles<string>; waiting: Handles<AcceptedRequest> } {
  return { sessions: new Handles(1000, 8 * hour), waiting: new Handles(200, hour / 6) };
}

/** The pages need the port, and the port needs a listening server: until then it asks to come back. */
function openDoor(): { server: Server; answerWith(listener: RequestListener): void } {
  let answer: RequestListener = (_request, response) => {
    response.writeHead(503, { "Retry-After": "1" }).end();
  };
  return {
    server: createServer((request, response) => answer(request, response)),
    answerWith: (listener) => {
      answer = listener;
    },
  };
}

/** The unpublished key is made when a fault first needs it: a second RSA key costs time at every start. */
async function openKeys(folder: StateFolder, now: () => Date): Promise<Keys> {
  const published = await openSigningKey(folder, now());
  let unpublished: Promise<SigningKey> | undefined;
  return {
    published,
    unpublished: () => {
      unpublished ??= createSigningKey(now());
      return unpublished;
    },
  };
}

interface Address {
  host: string;
  port: number;
  lastPort: number | undefined;
}

/** With port 0 the last port is tried first, since the entityID and the endpoints hold it. */
async function listen(server: Server, { host, port, lastPort }: Address): Promise<void> {
  if (port !== 0 || lastPort === undefined) return listenOn(server, host, port);
  try {
    await listenOn(server, host, lastPort);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    await listenOn(server, host, 0);
  }
}

function listenOn(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function addressOf(server: Server, host: string): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no TCP address");
  return `http://${reachableName(host, address)}:${address.port}`;
}

/** A wildcard address is no name to send a browser to. */
function reachableName(host: string, { family }: AddressInfo): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return family === "IPv6" && host.includes(":") ? `[${host}]` : host;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
