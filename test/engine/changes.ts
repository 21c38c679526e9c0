import type { FederationDocument } from "@modelstudio-sso/contracts";
import { makeStrangers, type Strangers } from "./random-world.ts";
import { accountId, federation, rotatingMetadata, type World } from "./world.ts";

type Preparable = Pick<World, "cloud" | "converge"> & { emulator: { url: string } };

/** A world and a document that together need certain kinds of change. */
export interface Case {
  before: FederationDocument[];
  document: FederationDocument | ((world: Preparable) => Promise<FederationDocument>);
}

const metadata = await rotatingMetadata();
const policies: ["AliyunBailianDataReadOnlyAccess"] = ["AliyunBailianDataReadOnlyAccess"];
const admins = { name: "Admins", groups: ["admins"], policies };
const readers = { name: "Readers", groups: ["readers"], policies };

function idpPath(metadataXml: string, roles: object[] = [admins, readers]): FederationDocument {
  return federation({
    loginPath: { kind: "idp", providerName: "AcmeIdp", metadataXml },
    roles: roles as [],
  });
}

interface UserPath {
  grant?: "one-role" | "all-roles";
  users?: object[];
  roles?: object[];
}

const people = [{ name: "lin.wei" }, { name: "new-user", create: true }];
function userPath({ grant = "one-role", users = people, roles = [admins] }: UserPath): FederationDocument {
  return federation({
    loginPath: { kind: "ram-user", grant, users: users as [] },
    roles: roles as [],
  });
}

/** Somebody else's things, beside the way. Worlds are made by the hundred, so they are few. */
const strangers: Strangers = {
  roles: ["Somebody-Elses"],
  provider: false,
  userPolicy: true,
  grant: false,
  others: [],
};

async function adopting(world: Preparable): Promise<FederationDocument> {
  const name = "msso-acme-assume-Admins";
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
  await world.cloud.createCustomPolicy({
    kind: "custom-policy",
    name,
    description: "",
    document: { Version: "1", Statement: [{ Effect: "Deny", Action: "oss:*", Resource: "*" }] },
    tags: {},
  });
  return { ...userPath({}), adopt: ["role/Admins", `custom-policy/${name}`] };
}

const replacing =
  (document: FederationDocument) =>
  async (world: Preparable): Promise<FederationDocument> => {
    const roleId = (await world.cloud.getRole("Admins"))?.roleId ?? "";
    return { ...document, replace: [{ role: "Admins", roleId }] };
  };

const allRoles = userPath({ grant: "all-roles" });
const longer = { ...admins, maxSessionDurationSeconds: 7200, policies: [] };

/** Every kind of change of every kind of resource is in one of these. */
export const cases: Record<string, Case> = {
  "a first apply on the IdP path": { before: [], document: idpPath(metadata.old) },
  "a first apply on the RAM-user path": { before: [], document: userPath({}) },
  "an update of a provider and a role, with a role and a policy less": {
    before: [idpPath(metadata.old)],
    document: idpPath(metadata.both, [longer]),
  },
  "an update of a user, with a user less": {
    before: [userPath({})],
    document: userPath({ users: [{ name: "new-user", create: true, displayName: "Someone" }] }),
  },
  "the way from the RAM-user path to the IdP path": {
    before: [userPath({})],
    document: idpPath(metadata.old),
  },
  "the way from the IdP path to the RAM-user path": {
    before: [idpPath(metadata.old)],
    document: userPath({}),
  },
  "the way from all roles to one role": { before: [allRoles], document: userPath({}) },
  "adopting a role and a policy": { before: [], document: adopting },
  "replacing a role on the IdP path": {
    before: [idpPath(metadata.old)],
    document: replacing(idpPath(metadata.old)),
  },
  "replacing the one role that remembers the grants": { before: [allRoles], document: replacing(allRoles) },
  "replacing a role beside another that remembers the grants": {
    before: [userPath({ grant: "all-roles", roles: [admins, readers] })],
    document: replacing(userPath({ grant: "all-roles", roles: [admins, readers] })),
  },
};

/** Makes the world of a case; gives the document to apply. */
export async function enterCase(
  world: Preparable,
  { before, document }: Case,
  others: Partial<Strangers> = {},
): Promise<FederationDocument> {
  await fetch(`${world.emulator.url}/_emulator/reset`, { method: "POST" });
  await makeStrangers(world, { ...strangers, ...others });
  for (const earlier of before) {
    const { outcome } = await world.converge(earlier);
    if (outcome !== "succeeded") throw new Error("the case could not be prepared");
  }
  return typeof document === "function" ? document(world) : document;
}
