import {
  type AlibabaCloud,
  connectCloud,
  localConnection,
  missingRights,
  servicePolicy,
} from "@modelstudio-sso/alibaba-cloud";
import type { FederationDocument, PolicyDocument } from "@modelstudio-sso/contracts";
import { defaultSeed, startEmulator } from "@modelstudio-sso/emulator";
import { CloudError, destroyPlan, planFederation, planInputs, runPlan } from "@modelstudio-sso/federation";
import { describe, expect, it } from "vitest";
import { accountId, federation, idpMetadata } from "./world.ts";

const metadataXml = await idpMetadata();
const workspaces = [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" as const }];
const idpPath = federation({
  name: "acme",
  loginPath: { kind: "idp", providerName: "acme-idp", metadataXml },
  roles: [
    { name: "Readers", groups: ["readers"], policies: ["AliyunBailianDataReadOnlyAccess"], workspaces },
    { name: "Writers", groups: ["writers"], policies: ["AliyunBailianDataFullAccess"], workspaces },
  ],
});
const userPath = federation({
  name: "acme",
  loginPath: { kind: "ram-user", users: [{ name: "lin.wei" }, { name: "made.here", create: true }] },
  roles: [{ name: "Readers", policies: ["AliyunBailianDataReadOnlyAccess"], workspaces }],
});

/** An account in which a RAM user of our own holds exactly this policy, by a name the service itself never uses. */
async function accountWith(policy: PolicyDocument) {
  const seed = defaultSeed();
  const [account] = seed.accounts;
  if (account === undefined) throw new Error("the seed has no account");
  account.users?.push({ userName: "msso-service" });
  account.groups = [{ groupName: "services", users: ["msso-service"] }];
  account.accessKeys.push(
    { accessKeyId: "SERVICE", accessKeySecret: "service-secret", principal: "msso-service" },
    { accessKeyId: "OWNER", accessKeySecret: "owner-secret", principal: "root" },
  );
  const emulator = await startEmulator({ seed });
  const as = (id: string, secret: string) =>
    connectCloud(localConnection(emulator.endpoint, { accessKeyId: id, accessKeySecret: secret }));
  const owner = as("OWNER", "owner-secret");
  const name = "ModelStudioSso";
  await owner.createCustomPolicy({
    kind: "custom-policy",
    name,
    description: "",
    document: policy,
    tags: {},
  });
  await owner.attachUserPolicy({
    kind: "user-policy",
    user: "msso-service",
    policyType: "Custom",
    policy: name,
  });
  return { emulator, owner, cloud: as("SERVICE", "service-secret") };
}

async function applied(cloud: AlibabaCloud, plan: Awaited<ReturnType<typeof planFederation>>): Promise<void> {
  const refused: string[] = [];
  await runPlan(plan, cloud, {
    change: (_address, work) => work(false),
    wait: async () => undefined,
    broke: (_address, error) => {
      throw error;
    },
    now: async () => new Date().toISOString(),
    emit: async (event) => {
      if (event.type === "change-failed") refused.push(`${event.diagnostic.code} ${event.diagnostic.path}`);
    },
  });
  if (refused.length > 0)
    throw new CloudError({ kind: "no-permission", action: "run", message: refused.join() });
}

const settled = (cloud: AlibabaCloud, document: FederationDocument) =>
  planFederation(cloud, document, planInputs(document, new Date()));

/** Everything the service ever does with an account, on both login paths. */
async function wholeLife(cloud: AlibabaCloud): Promise<void> {
  const identity = await cloud.callerIdentity();
  await Promise.all([cloud.accountSummary(), cloud.userSsoEnabled(), cloud.heldPolicies(identity)]);
  await cloud.listUsers();
  await cloud.createWorkspace("Made by the service");
  const workspace = await cloud.listWorkspaces();
  if (workspace.length === 0) throw new Error("no workspace");
  const longer = {
    ...idpPath,
    roles: idpPath.roles.slice(0, 1).map((role) => ({ ...role, maxSessionDurationSeconds: 7200 })),
  };
  const rotated = {
    ...longer,
    loginPath: { ...longer.loginPath, metadataXml: await idpMetadata() },
  } as FederationDocument;
  for (const document of [idpPath, longer, rotated, userPath])
    await applied(cloud, await settled(cloud, document));
  await outsideEdits(cloud);
  await applied(cloud, await settled(cloud, userPath));
  const all = { ...userPath, loginPath: { ...userPath.loginPath, grant: "all-roles" } } as FederationDocument;
  for (const document of [all, userPath, all]) await applied(cloud, await settled(cloud, document));
  await applied(cloud, await destroyPlan(cloud, all));
}

/** What somebody may have changed meanwhile, so that a plan has to put a policy and a user right again. */
async function outsideEdits(cloud: AlibabaCloud): Promise<void> {
  const policy = await cloud.getCustomPolicy("msso-acme-assume-Readers");
  if (policy === null) throw new Error("the one-role grant was not made");
  await cloud.updateCustomPolicy({
    kind: "custom-policy",
    ...policy,
    document: { Version: "1", Statement: [{ Effect: "Deny", Action: "oss:*", Resource: "*" }] },
  });
  const user = await cloud.getUser("made.here");
  if (user === null) throw new Error("the user was not made");
  await cloud.updateUser({ kind: "user", ...user, displayName: "Somebody else" });
  await cloud.deleteUser("never-there").catch((error: unknown) => {
    if (!(error instanceof CloudError) || error.kind === "no-permission") throw error;
  });
}

const policy = servicePolicy({ accountId, features: ["ram-users", "workspaces"] });
const actions = [...new Set(policy.Statement.flatMap((statement) => statement.Action as string[]))];

function without(action: string): PolicyDocument {
  return {
    Version: "1",
    Statement: policy.Statement.map((statement) => ({
      ...statement,
      Action: (statement.Action as string[]).filter((name) => name !== action),
    })).filter((statement) => statement.Action.length > 0),
  };
}

describe("the service's own policy", () => {
  it("is enough for everything the service does", async () => {
    const { emulator, cloud } = await accountWith(policy);
    try {
      await wholeLife(cloud);
      const refused = emulator.calls().filter((call) => call.status === 403);
      expect(refused.map((call) => call.action)).toEqual([]);
    } finally {
      await emulator.close();
    }
  });

  it.each(actions)("needs %s", async (action) => {
    const { emulator, cloud } = await accountWith(without(action));
    try {
      await wholeLife(cloud).catch((error: unknown) => {
        if (!(error instanceof CloudError)) throw error;
      });
      const refused = emulator.calls().filter((call) => call.status === 403);
      expect(refused.map((call) => `ram:${call.action}`)).toContain(action.replace(/^\w+:/, "ram:"));
    } finally {
      await emulator.close();
    }
  });

  it("cannot give anybody more than Model Studio", async () => {
    const { emulator, cloud } = await accountWith(policy);
    try {
      await applied(cloud, await settled(cloud, idpPath));
      for (const name of ["AdministratorAccess", "AliyunRAMFullAccess"]) {
        const attachment = { role: "Readers", policyType: "System" as const, policy: name };
        await expect(cloud.attachRolePolicy({ kind: "role-policy", ...attachment })).rejects.toMatchObject({
          fields: { kind: "no-permission" },
        });
      }
    } finally {
      await emulator.close();
    }
  });
});

describe("what the caller's policies lack", () => {
  it("is nothing under the published policy, under full RAM rights with Model Studio's, and names what was taken out", async () => {
    const { emulator, cloud, owner } = await accountWith(without("ram:UpdateRole"));
    try {
      const identity = await cloud.callerIdentity();
      const held = await cloud.heldPolicies(identity);
      expect(missingRights(policy, held?.documents ?? [])).toEqual([
        { action: "ram:UpdateRole", resource: `acs:ram:*:${accountId}:role/*`, why: "not-allowed" },
      ]);
      await owner.attachUserPolicy({
        kind: "user-policy",
        user: "msso-service",
        policyType: "System",
        policy: "AliyunRAMFullAccess",
      });
      const more = await cloud.heldPolicies(identity);
      expect(missingRights(policy, more?.documents ?? [])).toEqual([]);
      expect(await owner.heldPolicies(await owner.callerIdentity())).toBeNull();
    } finally {
      await emulator.close();
    }
  });
});
