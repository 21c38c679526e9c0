import {
  type Diagnostic,
  diagnostic,
  type FederationDocument,
  type FederationRole,
  type LoginUser,
  type MembershipStep,
  type Resource,
} from "@modelstudio-sso/contracts";
import { minimalMetadata, type ValidatedIdp } from "@modelstudio-sso/saml";
import { assumeAnyRolePolicy, reviewDocument } from "../rules/index.ts";
import { assumeRolePolicy, assumeRolePolicyName } from "./assume-role-policy.ts";
import { allRolesGrantTag, markedDescription, ownerTags } from "./markers.ts";
import { trustPolicy } from "./trust-policy.ts";

/** Everything one federation wants to exist, and what a person must do beside it. */
export interface DesiredState {
  federation: string;
  accountId: string;
  document: FederationDocument;
  resources: Resource[];
  membershipSteps: MembershipStep[];
  findings: Diagnostic[];
}

function usersOf(document: FederationDocument, role: FederationRole): string[] {
  if (document.loginPath.kind !== "ram-user") return [];
  return role.users ?? document.loginPath.users.map((user) => user.name);
}

function roleResource(document: FederationDocument, role: FederationRole): Resource {
  const users = usersOf(document, role);
  const tags = ownerTags(document.name);
  if (document.loginPath.kind === "ram-user" && document.loginPath.grant === "all-roles") {
    for (const user of users) tags[`${allRolesGrantTag}${user}`] = assumeAnyRolePolicy;
  }
  return {
    kind: "role",
    name: role.name,
    description: role.description ?? markedDescription(document.name),
    trustPolicy: trustPolicy(document, users),
    maxSessionDurationSeconds: role.maxSessionDurationSeconds,
    tags,
  };
}

function userResource(document: FederationDocument, user: LoginUser): Resource[] {
  if (!user.create) return [];
  return [
    {
      kind: "user",
      name: user.name,
      displayName: user.displayName ?? user.name,
      comments: markedDescription(document.name),
    },
  ];
}

/** The grants of the RAM-user path; on the IdP path there is none, and there must never be one. */
function grantResources(document: FederationDocument): Resource[] {
  const path = document.loginPath;
  if (path.kind !== "ram-user") return [];
  if (path.grant === "all-roles") {
    const users = new Set(document.roles.flatMap((role) => usersOf(document, role)));
    return [...users].map((user) => ({
      kind: "user-policy",
      user,
      policyType: "System",
      policy: assumeAnyRolePolicy,
    }));
  }
  return document.roles.flatMap((role): Resource[] => {
    const name = assumeRolePolicyName(document.name, role.name);
    return [
      {
        kind: "custom-policy",
        name,
        description: markedDescription(document.name),
        document: assumeRolePolicy(document.accountId, role.name),
        tags: ownerTags(document.name),
      },
      ...usersOf(document, role).map(
        (user): Resource => ({ kind: "user-policy", user, policyType: "Custom", policy: name }),
      ),
    ];
  });
}

function membershipSteps(document: FederationDocument): MembershipStep[] {
  return document.roles.flatMap((role) =>
    role.workspaces.map((entry) => ({
      role: role.name,
      workspace: entry.workspace,
      workspaceRole: entry.role,
      displayName: entry.displayName ?? role.name,
    })),
  );
}

function providerResource(
  document: FederationDocument,
  idp: ValidatedIdp | undefined,
  now: Date,
): Resource[] {
  if (document.loginPath.kind !== "idp" || idp === undefined) return [];
  return [
    {
      kind: "saml-provider",
      name: document.loginPath.providerName,
      metadataXml: minimalMetadata(idp, { now }).xml,
      description: markedDescription(document.name),
    },
  ];
}

/**
 * What the document asks for, as resources. Pure: the same document, IdP and `now` give the same state.
 * `findings` holds the document's own review; an error there makes a plan refuse.
 */
export function desiredState(
  document: FederationDocument,
  given: { idp?: ValidatedIdp; now: Date },
): DesiredState {
  const findings = reviewDocument(document);
  if (
    document.loginPath.kind === "idp" &&
    document.loginPath.metadataXml !== undefined &&
    given.idp === undefined
  ) {
    findings.push(
      diagnostic("federation.idp-missing", {
        detail:
          "The stored metadata cannot be used; see the identity provider step for what is wrong with it.",
        path: "loginPath.metadataXml",
      }),
    );
  }
  return {
    federation: document.name,
    accountId: document.accountId,
    document,
    resources: [
      ...providerResource(document, given.idp, given.now),
      ...(document.loginPath.kind === "ram-user"
        ? document.loginPath.users.flatMap((user) => userResource(document, user))
        : []),
      ...document.roles.map((role) => roleResource(document, role)),
      ...document.roles.flatMap((role) =>
        role.policies.map(
          (policy): Resource => ({ kind: "role-policy", role: role.name, policyType: "System", policy }),
        ),
      ),
      ...grantResources(document),
    ],
    membershipSteps: membershipSteps(document),
    findings,
  };
}
