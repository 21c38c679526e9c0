import { type AlibabaCloud, connectCloud, localConnection } from "@modelstudio-sso/alibaba-cloud";
import type { RunningEmulator } from "@modelstudio-sso/emulator";

/** Two accounts of `severalAccountsSeed`: the one of the service's own key, and one it reaches by a role. */
export const home = "5123456789012345";
export const lab = "5222222222222222";

/** The service's setting CLOUD_ACCOUNTS for them. */
export const cloudAccounts = JSON.stringify([{ accountId: lab, roleArn: `acs:ram::${lab}:role/msso` }]);

/** What the admins of both prepare: a role there that the service's own user may take. */
export async function twoAccounts(
  emulator: RunningEmulator,
): Promise<{ inHome: AlibabaCloud; inLab: AlibabaCloud }> {
  const as = (accessKeyId: string, accessKeySecret: string) =>
    connectCloud(localConnection(emulator.endpoint, { accessKeyId, accessKeySecret }));
  const inHome = as("SANDBOXADMIN", "sandbox-admin-secret");
  const inLab = as("SANDBOXLAB", "sandboxlab-secret");
  const trust = { Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: [`acs:ram::${home}:root`] } };
  await inLab.createRole({
    kind: "role",
    name: "msso",
    description: "",
    trustPolicy: { Version: "1", Statement: [trust] },
    maxSessionDurationSeconds: 3600,
    tags: {},
  });
  for (const policy of ["AliyunRAMFullAccess", "AliyunBailianFullAccess"]) {
    await inLab.attachRolePolicy({ kind: "role-policy", role: "msso", policyType: "System", policy });
  }
  const policy = "AliyunSTSAssumeRoleAccess";
  await inHome.attachUserPolicy({ kind: "user-policy", user: "sso-admin", policyType: "System", policy });
  return { inHome, inLab };
}
