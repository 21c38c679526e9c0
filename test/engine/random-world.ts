import type { FederationDocument } from "@modelstudio-sso/contracts";
import fc from "fast-check";
import { accountId, federation, idpMetadata, type World } from "./world.ts";

const metadata = [await idpMetadata(), await idpMetadata()];
const users = ["lin.wei", "new-user"];
const roleNames = ["Admins", "Readers", "dev.a", "dev-a"];
const providerNames = ["One", "Two"];
const workspace = "ws-1f2e3d4c5b6a7988";

const roleArbitrary = fc.record({
  name: fc.constantFrom(...roleNames),
  policies: fc.subarray(["AliyunBailianDataReadOnlyAccess", "AliyunBailianControlFullAccess"] as const),
  maxSessionDurationSeconds: fc.constantFrom(3600, 7200, 43_200),
  right: fc.constantFrom("Admin" as const, "Visitor" as const),
});

const pathArbitrary = fc.oneof(
  fc.record({
    kind: fc.constant("idp" as const),
    providerName: fc.constantFrom(...providerNames),
    metadataXml: fc.constantFrom(...metadata),
  }),
  fc.record({
    kind: fc.constant("ram-user" as const),
    users: fc
      .subarray(users, { minLength: 1 })
      .map((names) => names.map((name) => ({ name, create: name === "new-user" }))),
    grant: fc.constantFrom("one-role" as const, "all-roles" as const),
    trustAccountRoot: fc.boolean(),
  }),
);

/** Any document, with wishes that may or may not be meant for something that exists. */
export const documentArbitrary: fc.Arbitrary<FederationDocument> = fc
  .record({
    loginPath: pathArbitrary,
    roles: fc.uniqueArray(roleArbitrary, { minLength: 1, maxLength: 4, selector: (role) => role.name }),
    adoptsAll: fc.boolean(),
  })
  .map(({ loginPath, roles, adoptsAll }) => {
    const providers = loginPath.kind === "idp" ? [`saml-provider/${loginPath.providerName}`] : [];
    return federation({
      loginPath,
      roles: roles.map(({ right, ...role }) => ({
        ...role,
        groups: [role.name],
        workspaces: [{ workspace, role: right }],
      })),
      ...(adoptsAll ? { adopt: [...roles.map((role) => `role/${role.name}`), ...providers] } : {}),
    });
  });

/** Things of other people: beside the way, and in it. */
export const strangersArbitrary = fc.record({
  roles: fc.subarray(["Somebody-Elses", "Admins", "dev.a"]),
  provider: fc.boolean(),
  userPolicy: fc.boolean(),
  grant: fc.boolean(),
  /** Roles of another federation of this service. */
  others: fc.subarray(["Other-Only", "Readers"]),
});
export type Strangers = typeof strangersArbitrary extends fc.Arbitrary<infer T> ? T : never;

/** The other federation as a document, so that it can be asked whether anything of it was touched. */
export function otherFederation(names: readonly string[]): FederationDocument {
  return {
    ...federation({
      loginPath: { kind: "idp", providerName: "OtherIdp", metadataXml: metadata[0] ?? "" },
      roles: names.map((name) => ({
        name,
        groups: [name],
        policies: ["AliyunBailianReadOnlyAccess" as const],
        workspaces: [{ workspace, role: "Visitor" as const }],
      })),
    }),
    name: "other",
  };
}

export async function makeStrangers(
  world: Pick<World, "cloud" | "converge">,
  strangers: Strangers,
): Promise<void> {
  const policy = { kind: "user-policy" as const, user: "lin.wei", policyType: "System" as const };
  for (const name of strangers.roles) {
    await world.cloud.createRole({
      kind: "role",
      name,
      description: "not ours",
      trustPolicy: {
        Version: "1",
        Statement: [
          { Effect: "Allow", Action: "sts:AssumeRole", Principal: { RAM: [`acs:ram::${accountId}:root`] } },
        ],
      },
      maxSessionDurationSeconds: 3600,
      tags: { owner: "somebody" },
    });
  }
  if (strangers.provider) {
    const [metadataXml = ""] = metadata;
    await world.cloud.createSamlProvider({
      kind: "saml-provider",
      name: "One",
      metadataXml,
      description: "by hand",
    });
  }
  if (strangers.userPolicy)
    await world.cloud.attachUserPolicy({ ...policy, policy: "AliyunBailianReadOnlyAccess" });
  if (strangers.grant) await world.cloud.attachUserPolicy({ ...policy, policy: "AliyunSTSAssumeRoleAccess" });
  if (strangers.others.length > 0) await world.converge(otherFederation(strangers.others));
}
