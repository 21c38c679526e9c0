import type { CallLimiter } from "./call-limiter.ts";

/** A key of one's own. `chain`: environment, profile, OIDC or instance role, as the SDK looks for them. */
export type OwnCredential =
  | { kind: "chain" }
  /** A profile of the Alibaba Cloud CLI's configuration file, `~/.aliyun/config.json`. */
  | { kind: "profile"; name: string }
  | { kind: "static"; accessKeyId: string; accessKeySecret: string; securityToken?: string };

/** Where an access key comes from. `assumed-role`: a role of another account, taken with the base's own key. */
export type CredentialSource =
  | OwnCredential
  | { kind: "assumed-role"; base: OwnCredential; roleArn: string; roleSessionName: string };

/** How to reach one account's cloud. Endpoints are `host[:port]` without a scheme, as the SDKs want them. */
export interface CloudConnection {
  credential: CredentialSource;
  protocol: "https" | "http";
  endpoints: { ims: string; ram: string; sts: string };
  /** ModelStudio and BailianControl are regional; the function gives a region's endpoint. */
  modelStudio: { regions: readonly string[]; endpoint(region: string): string };
  bailianControl: { endpoint(region: string): string };
  /** Shared by everybody who speaks to the account; absent: no limit of ours. */
  limiter?: CallLimiter;
  /** Milliseconds; 5,000 to connect and 10,000 for an answer unless said. */
  timeouts?: { connect: number; read: number };
}

/** Regions of ModelStudio's endpoint map (SDK modelstudio-20260210); a workspace never spans regions. */
const chinaRegions = ["cn-beijing", "cn-hongkong", "ap-southeast-1", "us-east-1", "eu-central-1"] as const;
const internationalRegions = ["ap-southeast-1", "us-east-1", "eu-central-1", "cn-hongkong"] as const;

/** The real cloud, with its published endpoints. */
export function alibabaConnection(
  credential: CredentialSource,
  site: "international" | "china",
): CloudConnection {
  return {
    credential,
    protocol: "https",
    endpoints: { ims: "ims.aliyuncs.com", ram: "ram.aliyuncs.com", sts: "sts.aliyuncs.com" },
    modelStudio: {
      regions: site === "china" ? chinaRegions : internationalRegions,
      endpoint: (region) => `modelstudio.${region}.aliyuncs.com`,
    },
    bailianControl: { endpoint: (region) => `bailiancontrol.${region}.aliyuncs.com` },
  };
}

/** A local cloud that serves every product on one port, such as packages/emulator. */
export function localConnection(
  endpoint: string,
  key: { accessKeyId: string; accessKeySecret: string; securityToken?: string },
): CloudConnection {
  return {
    credential: { kind: "static", ...key },
    protocol: "http",
    endpoints: { ims: endpoint, ram: endpoint, sts: endpoint },
    modelStudio: { regions: ["ap-southeast-1"], endpoint: () => endpoint },
    bailianControl: { endpoint: () => endpoint },
  };
}

/** The same cloud seen with other credentials, such as a role's own STS credentials. */
export function withCredential(
  connection: CloudConnection,
  key: { accessKeyId: string; accessKeySecret: string; securityToken: string },
): CloudConnection {
  return { ...connection, credential: { kind: "static", ...key } };
}
