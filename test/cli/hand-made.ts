import { connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import type { PolicyDocument, PolicyType } from "@modelstudio-sso/contracts";

export const accountId = "5123456789012345";
const acs = "https://signin.alibabacloud.com/saml-role/sso";

export type Cloud = ReturnType<typeof connectCloud>;

export function cloudAt(endpoint: string): Cloud {
  return connectCloud(
    localConnection(endpoint, { accessKeyId: "SANDBOXADMIN", accessKeySecret: "sandbox-admin-secret" }),
  );
}

export const providerTrust = (provider: string, change: object = {}) => ({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { Federated: `acs:ram::${accountId}:saml-provider/${provider}` },
  Condition: { StringEquals: { "saml:recipient": acs } },
  ...change,
});

export const ramTrust = (...names: string[]) => ({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { RAM: names.map((name) => `acs:ram::${accountId}:${name}`) },
});

export const trust = (...statements: Record<string, unknown>[]): PolicyDocument => ({
  Version: "1",
  Statement: statements,
});

/** A role as somebody makes it in the console: with their own description, and without any marker. */
export async function makeRole(
  cloud: Cloud,
  name: string,
  given: {
    trust: PolicyDocument;
    policies?: [PolicyType, string][];
    seconds?: number;
    tags?: Record<string, string>;
  },
): Promise<void> {
  await cloud.createRole({
    kind: "role",
    name,
    description: `made by hand: ${name}`,
    trustPolicy: given.trust,
    maxSessionDurationSeconds: given.seconds ?? 3600,
    tags: given.tags ?? {},
  });
  for (const [policyType, policy] of given.policies ?? []) {
    await cloud.attachRolePolicy({ kind: "role-policy", role: name, policyType, policy });
  }
}

/** A provider as somebody makes it in the console. */
export function makeProvider(cloud: Cloud, name: string, metadataXml: string) {
  return cloud.createSamlProvider({ kind: "saml-provider", name, metadataXml, description: "by hand" });
}
