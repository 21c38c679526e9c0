import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { defaultSeed, startEmulator } from "@modelstudio-sso/emulator";
import { type RunningRehearsalIdp, startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";

/** A whole world on one machine: a local cloud that speaks the real wire protocol, and an IdP that really signs. */
export interface Sandbox {
  cloud: { url: string; endpoint: string; close(): Promise<void> };
  idp: RunningRehearsalIdp;
  adminKey: { accessKeyId: string; accessKeySecret: string };
  close(): Promise<void>;
}

export interface SandboxOptions {
  dataDir: string;
  /** A local cloud that runs already; otherwise one is started on `cloudPort`. */
  cloudUrl: string | undefined;
  cloudPort: number;
  idpPort: number;
  /** This service, so that the IdP knows it as a service provider for rehearsals. */
  serviceProvider: { entityId: string; acsUrl: string };
}

/** A port that another program holds is no reason to fail: any other one serves as well, and the UI knows it. */
async function onPortOrAny<T>(port: number, start: (port: number) => Promise<T>): Promise<T> {
  try {
    return await start(port);
  } catch (error) {
    if (port === 0) throw error;
    return start(0);
  }
}

async function openCloud({ cloudUrl, cloudPort, dataDir }: SandboxOptions): Promise<Sandbox["cloud"]> {
  if (cloudUrl !== undefined) {
    const { origin, host } = new URL(cloudUrl);
    // Somebody else's to end.
    return { url: origin, endpoint: host, close: async () => undefined };
  }
  return onPortOrAny(cloudPort, (port) =>
    startEmulator({ port, stateFile: join(dataDir, "sandbox", "cloud.journal") }),
  );
}

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  mkdirSync(join(options.dataDir, "sandbox"), { recursive: true });
  const cloud = await openCloud(options);
  const idp = await onPortOrAny(options.idpPort, (port) =>
    startRehearsalIdp({ port, stateDir: join(options.dataDir, "sandbox", "idp"), cloudUrl: cloud.url }),
  );
  await idp.registerServiceProvider(options.serviceProvider);
  // The command line finds the running sandbox by this file.
  writeFileSync(join(options.dataDir, "sandbox", "cloud-url"), `${cloud.url}\n`);
  const key = defaultSeed().accounts[0]?.accessKeys[0];
  if (key === undefined) throw new Error("The sandbox's seed has no access key.");
  return {
    cloud,
    idp,
    adminKey: { accessKeyId: key.accessKeyId, accessKeySecret: key.accessKeySecret },
    close: async () => {
      await Promise.all([cloud.close(), idp.close()]);
    },
  };
}
