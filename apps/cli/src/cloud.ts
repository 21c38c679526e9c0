import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { AlibabaCloud } from "@modelstudio-sso/alibaba-cloud";
import type { SiteId } from "@modelstudio-sso/contracts";
import { CloudError, cloudDiagnostic } from "@modelstudio-sso/federation";
import { CommandFailure, exitCodes } from "./exit.ts";

/** Key of the sandbox's administrator; it opens nothing but a local sandbox. */
const sandboxKey = { accessKeyId: "SANDBOXADMIN", accessKeySecret: "sandbox-admin-secret" };

export interface CloudOptions {
  /** `sandbox`: a local cloud; `alibaba`: the real one, with the SDK's own credential chain. */
  cloud: "sandbox" | "alibaba";
  /** Address of the local cloud. */
  endpoint?: string | undefined;
}

/** The sandbox of the service that runs on this checkout's DATA_DIR, by the file it keeps there. */
function runningSandbox(): string | undefined {
  const checkout = fileURLToPath(new URL("../../..", import.meta.url));
  try {
    return readFileSync(
      resolve(checkout, process.env.DATA_DIR || ".data", "sandbox", "cloud-url"),
      "utf8",
    ).trim();
  } catch {
    return undefined;
  }
}

/** Connects as the options say; nothing is sent yet. */
export async function cloudOf(options: CloudOptions, site: SiteId): Promise<AlibabaCloud> {
  // Loaded only here: the SDKs cost more start-up time than all the rest, and offline checks never need them.
  const { alibabaConnection, connectCloud, localConnection } = await import("@modelstudio-sso/alibaba-cloud");
  if (options.cloud === "alibaba") return connectCloud(alibabaConnection({ kind: "chain" }, site));
  const { ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId, ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret } =
    process.env;
  const key = accessKeyId && accessKeySecret ? { accessKeyId, accessKeySecret } : sandboxKey;
  const endpoint = options.endpoint ?? runningSandbox() ?? "http://127.0.0.1:4601";
  return connectCloud(localConnection(new URL(endpoint).host, key));
}

/** Runs work against the cloud; a cloud error ends the command with a finding and the right exit code. */
export async function reaching<T>(json: boolean, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    const away = [
      "unreachable",
      "unknown-outcome",
      "throttled",
      "credentials-missing",
      "credentials-rejected",
    ];
    throw new CommandFailure([cloudDiagnostic(error)], {
      exitCode: away.includes(error.kind) ? exitCodes.unreachable : exitCodes.findings,
      json,
    });
  }
}
