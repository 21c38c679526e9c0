import type { FederationDocument } from "@modelstudio-sso/contracts";
import { makeStrangers, type Strangers } from "../engine/random-world.ts";
import { accountId, federation, rotatingMetadata, type World } from "../engine/world.ts";

/** What it takes to bring a cloud into the state a scenario begins in. */
type Preparable = Pick<World, "cloud" | "converge"> & { emulator: { url: string } };

/** What is there before, whose it is, and what is applied under the fault. */
export interface Scenario {
  before: FederationDocument[];
  document: FederationDocument | ((world: Preparable) => Promise<FederationDocument>);
  /** Each change is one call, so that what became of a call shows in its change. */
  oneCallEach: boolean;
  /** Where it takes part without `pnpm faults`, too. */
  always: readonly ("matrix" | "kills")[];
}

/** Set by `pnpm faults`, which takes every scenario through everything and has the time for it. */
export const everything = process.env.FAULTS === "all";

const role = (name: string) => ({
  name,
  groups: [name.toLowerCase()],
  policies: ["AliyunBailianDataReadOnlyAccess" as const],
  workspaces: [{ workspace: "ws-1f2e3d4c5b6a7988", role: "Visitor" as const }],
});
const metadata = await rotatingMetadata();

export function idpPath(metadataXml: string, names = ["Admins", "Readers"]): FederationDocument {
  return federation({
    loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml },
    roles: names.map(role),
  });
}

const userPath = federation({
  loginPath: {
    kind: "ram-user",
    users: [{ name: "lin.wei" }, { name: "new-user", create: true }],
    grant: "one-role",
  },
  roles: [role("Admins")],
});

/** Everything that belongs to others while a scenario runs; none of it may change. */
export const strangers: Strangers = {
  roles: ["Somebody-Elses"],
  provider: true,
  userPolicy: true,
  grant: false,
  others: ["Other-Only"],
};

async function adopting(world: Preparable): Promise<FederationDocument> {
  await world.cloud.createRole({
    kind: "role",
    name: "Admins",
    description: "made by hand",
    trustPolicy: {
      Version: "1",
      Statement: [
        { Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: [`acs:ram::${accountId}:root`] } },
      ],
    },
    maxSessionDurationSeconds: 7200,
    tags: { team: "research" },
  });
  return { ...idpPath(metadata.old), adopt: ["role/Admins"] };
}

const allRoles = federation({
  loginPath: { kind: "ram-user", users: [{ name: "lin.wei" }], grant: "all-roles" },
  roles: [role("Admins")],
});

const replacing =
  (document: FederationDocument) =>
  async (world: Preparable): Promise<FederationDocument> => {
    const roleId = (await world.cloud.getRole("Admins"))?.roleId ?? "";
    return { ...document, replace: [{ role: "Admins", roleId }] };
  };

export const scenarios: Record<string, Scenario> = {
  "a first apply on the IdP path": {
    before: [],
    document: idpPath(metadata.old),
    oneCallEach: true,
    always: ["matrix", "kills"],
  },
  "a first apply on the RAM-user path": {
    before: [],
    document: userPath,
    oneCallEach: true,
    always: ["matrix"],
  },
  "a certificate rotation, from the old to both": {
    before: [idpPath(metadata.old)],
    document: idpPath(metadata.both),
    oneCallEach: true,
    always: ["matrix", "kills"],
  },
  "a certificate rotation, from both to the new": {
    before: [idpPath(metadata.old), idpPath(metadata.both)],
    document: idpPath(metadata.next),
    oneCallEach: true,
    always: ["matrix", "kills"],
  },
  "a change from the RAM-user path to the IdP path": {
    before: [userPath],
    document: idpPath(metadata.old),
    oneCallEach: true,
    always: ["matrix"],
  },
  "adopting a role that somebody made": { before: [], document: adopting, oneCallEach: false, always: [] },
  "replacing a role": {
    before: [idpPath(metadata.old)],
    document: replacing(idpPath(metadata.old)),
    oneCallEach: false,
    always: [],
  },
  "replacing the one role that remembers a grant": {
    before: [allRoles],
    document: replacing(allRoles),
    oneCallEach: false,
    always: [],
  },
};

/** Makes the world a scenario begins in; gives the document to apply. */
export async function enter(world: Preparable, { before, document }: Scenario): Promise<FederationDocument> {
  await fetch(`${world.emulator.url}/_emulator/reset`, { method: "POST" });
  await makeStrangers(world, strangers);
  for (const earlier of before) {
    const { outcome } = await world.converge(earlier);
    if (outcome !== "succeeded") throw new Error("the scenario could not be prepared");
  }
  return typeof document === "function" ? document(world) : document;
}
