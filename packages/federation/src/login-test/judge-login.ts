import {
  alibabaSites,
  type Diagnostic,
  diagnostic,
  type Exchange,
  type FederationDocument,
  type LoginTestKind,
  type LoginTestReport,
  type MembershipState,
  type RoleResult,
} from "@modelstudio-sso/contracts";
import {
  type RoleClaims,
  type RolePair,
  readRoleClaims,
  type Vendor,
  type VerifiedAssertion,
} from "@modelstudio-sso/saml";
import { withPlaces } from "../diagnosis/with-places.ts";
import { checksOf, claimChecks } from "./check-groups.ts";
import { matchGroups } from "./match-groups.ts";
import { sessionLimit } from "./session-limit.ts";

/** What the judge may know beside the message. */
export interface LoginContext {
  document: FederationDocument;
  now: Date;
  /** The IdP's product as its metadata tells: findings then say where in its console they are fixed. */
  vendor?: Vendor | undefined;
  /** Names of workspaces by ID, for people. */
  workspaceNames: ReadonlyMap<string, string>;
  membershipOf(role: string, workspace: string): MembershipState;
}

/** What each proof shows, and what it leaves open; the UI has the sentences. */
const proofs: Record<LoginTestKind, { proves: string[]; doesNotProve: string[] }> = {
  rehearsal: {
    proves: ["signature", "claims", "groups"],
    doesNotProve: ["real-application", "sts-exchange", "cloud-sign-in", "workspace-landing"],
  },
  captured: {
    proves: ["signature", "claims", "groups", "real-application"],
    doesNotProve: ["cloud-sign-in", "workspace-landing"],
  },
  "real-road": {
    proves: ["cloud-sign-in", "workspace-landing", "membership"],
    doesNotProve: ["claims", "groups"],
  },
};

function joinRoles(document: FederationDocument, pairs: readonly RolePair[]): Diagnostic[] {
  if (document.loginPath.kind !== "idp") return [];
  const { providerName } = document.loginPath;
  const names = document.roles.map((role) => role.name);
  return pairs.flatMap((pair): Diagnostic[] => {
    if (pair.accountId !== document.accountId) {
      return [
        diagnostic("login.account.unknown", {
          detail:
            "The role is in another account than this federation's; it may be meant for a federation there.",
          want: document.accountId,
          got: pair.accountId,
          path: pair.roleArn,
        }),
      ];
    }
    const found: Diagnostic[] = [];
    if (pair.providerName !== providerName) {
      const onlyCase = pair.providerName.toLowerCase() === providerName.toLowerCase();
      found.push(
        diagnostic("login.provider.mismatch", {
          detail: onlyCase
            ? "The provider name differs in case only; RAM compares it exactly."
            : "STS would look for a provider of that name and not find this one.",
          want: providerName,
          got: pair.providerName,
          path: pair.providerArn,
        }),
      );
    }
    if (!names.includes(pair.roleName)) {
      const like = names.find((name) => name.toLowerCase() === pair.roleName.toLowerCase());
      found.push(
        diagnostic("login.role.unknown", {
          detail:
            like === undefined
              ? "The IdP offers a role that the mapping does not have."
              : "The role name differs in case only; RAM compares it exactly.",
          want: like ?? (names.join(", ") || "a role of the mapping"),
          got: pair.roleName,
          path: pair.roleArn,
        }),
      );
    }
    return found;
  });
}

function resultOf(
  context: LoginContext,
  pair: RolePair,
  assertion: VerifiedAssertion,
  asked: number | undefined,
): RoleResult {
  const role = context.document.roles.find(
    (candidate) => candidate.name === pair.roleName && pair.accountId === context.document.accountId,
  );
  return {
    roleName: pair.roleName,
    roleArn: pair.roleArn,
    known: role !== undefined,
    groups: role?.groups ?? [],
    policies: role?.policies ?? [],
    ...sessionLimit({
      sessionDurationSeconds: asked,
      sessionNotOnOrAfter: assertion.sessionNotOnOrAfter,
      maxSessionDurationSeconds: role?.maxSessionDurationSeconds ?? 3600,
      now: context.now,
    }),
    workspaces: (role?.workspaces ?? []).map((entry) => ({
      workspace: entry.workspace,
      name: context.workspaceNames.get(entry.workspace) ?? entry.workspace,
      role: entry.role,
      membership: context.membershipOf(pair.roleName, entry.workspace),
    })),
  };
}

/** The IdP asks for a session, and another limit is lower; said once per role, with the limit that decides. */
function sessionFindings(results: readonly RoleResult[], asked: number | undefined): Diagnostic[] {
  if (asked === undefined) return [];
  return results.flatMap((result) =>
    result.known && result.sessionSeconds < asked
      ? [
          diagnostic("login.session.capped", {
            detail: "The least of all limits decides. Raise this one, or ask for less at the IdP.",
            path: `role/${result.roleName}`,
            want: `${asked} s (SessionDuration)`,
            got: `${result.sessionSeconds} s (${result.sessionLimit})`,
            fixAt: result.sessionLimit === "MaxSessionDuration" ? "cloud" : "idp",
          }),
        ]
      : [],
  );
}

function resultFindings(results: readonly RoleResult[]): Diagnostic[] {
  return results.flatMap((result): Diagnostic[] => {
    if (!result.known) return [];
    if (result.workspaces.length === 0) {
      return [
        diagnostic("login.role.no-workspace", {
          detail: "Whoever chooses this role signs in and finds no workspace.",
          path: `role/${result.roleName}`,
        }),
      ];
    }
    const open = result.workspaces.filter((entry) => entry.membership === "unknown");
    if (open.length === 0) return [];
    return [
      diagnostic("login.membership.unproved", {
        detail: "Until the role is a member there, Model Studio says that the workspace does not exist.",
        path: `role/${result.roleName}`,
        want: "membership attested or probed",
        got: `unknown for ${open.map((entry) => entry.name).join(", ")}`,
      }),
    ];
  });
}

/** The report of a response that did not verify: findings only, no value of the message is shown as fact. */
export function judgeRefused(kind: LoginTestKind, diagnostics: readonly Diagnostic[]): LoginTestReport {
  return {
    passed: false,
    checks: checksOf(diagnostics, [...claimChecks, "cloud-shape", "sts"]),
    attributes: {},
    results: [],
    proves: [],
    doesNotProve: [...proofs[kind].proves, ...proofs[kind].doesNotProve],
  };
}

function identityOf(
  { nameId, issuer, signedBy }: VerifiedAssertion,
  { roleSessionName, sessionDurationSeconds }: RoleClaims,
): LoginTestReport["identity"] {
  return {
    nameId,
    issuer,
    signedBy: signedBy.certificateSha256,
    ...(roleSessionName === undefined ? {} : { roleSessionName }),
    ...(sessionDurationSeconds === undefined ? {} : { sessionDurationSeconds }),
  };
}

/**
 * Joins a verified assertion with the federation: claims, groups, and one result per selectable role. `passed` means
 * no check failed; warnings do not fail a login.
 */
export function judgeLogin(
  kind: "rehearsal" | "captured",
  verified: { assertion: VerifiedAssertion; diagnostics: readonly Diagnostic[] },
  context: LoginContext & { exchange?: Exchange },
): LoginTestReport {
  const { assertion } = verified;
  // A rehearsal is addressed to this service, so only a captured response can be held against the site.
  const claims = readRoleClaims(
    assertion,
    kind === "captured" ? { site: alibabaSites[context.document.site] } : {},
  );
  const results = claims.pairs.map((pair) =>
    resultOf(context, pair, assertion, claims.sessionDurationSeconds),
  );
  const groups = matchGroups(
    context.document,
    assertion.attributes,
    results.filter((result) => result.known).map((result) => result.roleName),
  );
  const found = [
    ...verified.diagnostics,
    ...claims.diagnostics,
    ...joinRoles(context.document, claims.pairs),
    ...groups.diagnostics,
    ...resultFindings(results),
    ...sessionFindings(results, claims.sessionDurationSeconds),
    ...(context.exchange?.diagnostics ?? []),
  ];
  const diagnostics = withPlaces(found, context.vendor);
  const checks = checksOf(diagnostics, context.exchange === undefined ? ["sts"] : []);
  const { proves, doesNotProve } = proofs[kind];
  const exchanged = context.exchange?.ok === true;
  return {
    passed: checks.every((check) => check.outcome !== "fail"),
    checks,
    identity: identityOf(assertion, claims),
    attributes: assertion.attributes,
    groups: groups.match,
    results,
    ...(context.exchange === undefined ? {} : { exchange: context.exchange }),
    proves: exchanged ? [...proves, "sts-exchange", "role-trust"] : proves,
    doesNotProve:
      exchanged || kind === "rehearsal" ? doesNotProve : ["sts-exchange", "role-trust", ...doesNotProve],
  };
}

/** The report of a person's own word about the real road. */
export function judgeRealRoad(given: { landed: boolean; role: string; workspace: string }): LoginTestReport {
  const diagnostics = given.landed
    ? []
    : [
        diagnostic("login.not-landed", {
          detail:
            "Note what the page said: a RAM refusal, a missing workspace and a missing page right look different.",
          path: `role/${given.role}`,
          want: `the workspace ${given.workspace}`,
          got: "did not arrive",
        }),
      ];
  return {
    passed: given.landed,
    checks: [
      {
        id: "landed",
        title: "The person reached the workspace",
        outcome: given.landed ? "pass" : "fail",
        diagnostics,
      },
    ],
    attributes: {},
    results: [],
    proves: given.landed ? proofs["real-road"].proves : [],
    doesNotProve: given.landed
      ? proofs["real-road"].doesNotProve
      : [...proofs["real-road"].proves, ...proofs["real-road"].doesNotProve],
  };
}
