import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { defaultSeed, type RunningEmulator, startEmulator } from "@modelstudio-sso/emulator";
import { type RunningRehearsalIdp, startRehearsalIdp } from "@modelstudio-sso/rehearsal-idp";

/** A whole world on one machine: a local cloud that speaks the real wire protocol, and an IdP that really signs. */
export interface Sandbox {
  cloud: RunningEmulator;
  idp: RunningRehearsalIdp;
  adminKey: { accessKeyId: string; accessKeySecret: string };
  close(): Promise<void>;
}

export interface SandboxOptions {
  dataDir: string;
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

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const cloud = await onPortOrAny(options.cloudPort, (port) =>
    startEmulator({ port, stateFile: join(options.dataDir, "sandbox", "cloud.journal") }),
  );
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
