import { type Diagnostic, diagnostic, type FederationDocument } from "@modelstudio-sso/contracts";
import { checkMetadata, minimalMetadata } from "@modelstudio-sso/saml";
import { ownerInDescription } from "../desired/markers.ts";
import { grantsMissing } from "./find-path.ts";
import type { LeftOut } from "./imported.ts";
import type { AccountView, ImportSource, RoleInAccount } from "./read-account.ts";
import { foreignPolicies } from "./role-entry.ts";

const sourceText = (source: ImportSource) =>
  source.kind === "users" ? source.names.join(", ") : `${source.kind} ${source.name}`;

/** What was asked for and is not there, or leads to nothing. */
export function nothingFound(view: AccountView, source: ImportSource, roles: number): Diagnostic[] {
  if (view.missing.length > 0) {
    return view.missing.map((name) =>
      diagnostic("import.nothing-found", {
        detail: "The account has nothing of this name. Names are compared exactly.",
        path: source.kind === "users" ? `user/${name}` : `saml-provider/${name}`,
        got: name,
      }),
    );
  }
  if (roles > 0) return [];
  return [
    diagnostic("import.nothing-found", {
      detail: "No role of the account can be reached through it, so there is nothing to write down.",
      got: sourceText(source),
    }),
  ];
}

export function leftOutFindings(leftOut: readonly LeftOut[], passedOver: readonly string[]): Diagnostic[] {
  return [
    ...leftOut.map(({ role, reasons }) =>
      diagnostic("import.role-left-out", { detail: reasons.join(" "), path: `role/${role}`, got: role }),
    ),
    ...(passedOver.length === 0
      ? []
      : [
          diagnostic("import.role-left-out", {
            detail:
              "These roles trust the whole account, and so these users too. They carry no policy of Model Studio, so nothing shows that they belong here.",
            got: passedOver.join(", "),
          }),
        ]),
  ];
}

export function foreignPolicyFindings(roles: readonly RoleInAccount[]): Diagnostic[] {
  return roles.flatMap(({ role, policies }) =>
    foreignPolicies(policies).map(({ policyType, policy }) =>
      diagnostic("plan.foreign-attachment", {
        detail: "A federation cannot name this policy. It stays attached, and every plan leaves it as it is.",
        path: `role-policy/${role.name}/${policyType}:${policy}`,
        got: policy,
      }),
    ),
  );
}

/** What RAM does not know, said once for all roles. */
export function unknownFindings(document: FederationDocument): Diagnostic[] {
  if (document.roles.length === 0) return [];
  const roles = document.roles.map((role) => role.name).join(", ");
  return [
    ...(document.loginPath.kind === "idp"
      ? [
          diagnostic("import.groups-unknown", {
            detail:
              "Which group receives which Role value is set at the IdP. Enter the groups under each role as the IdP writes them; until then nothing breaks, and nothing can be checked.",
            path: "roles[].groups",
            got: roles,
          }),
        ]
      : []),
    diagnostic("import.memberships-unknown", {
      detail:
        "Open Model Studio's list of accounts, and enter under each role the workspaces it is a member of. A plan changes no membership.",
      path: "roles[].workspaces",
      got: roles,
    }),
  ];
}

function ownership(view: AccountView, federation: string): Diagnostic[] {
  const owner = ownerInDescription(view.provider?.description);
  if (view.provider === null || owner === null || owner === federation) return [];
  return [
    diagnostic("plan.foreign-resource", {
      detail: `The federation "${owner}" owns it. Import that one: msso import --federation ${owner}.`,
      path: `saml-provider/${view.provider.name}`,
      want: federation,
      got: owner,
    }),
  ];
}

/** What adopting the provider means for the metadata that is registered with RAM now. */
function metadataFindings(view: AccountView, now: Date): Diagnostic[] {
  if (view.provider === null) return [];
  const { metadataXml, name } = view.provider;
  const checked = checkMetadata(metadataXml, { now, purpose: "register" });
  if (checked.validated === undefined) return checked.diagnostics;
  const minimal = minimalMetadata(checked.validated, { now });
  const text = (xml: string) => xml.replaceAll("\r\n", "\n").trim();
  if (text(minimal.xml) === text(metadataXml)) return [];
  return [
    diagnostic("import.metadata-rewritten", {
      detail: `A plan registers the least RAM needs: entityID, sign-on addresses and at most two signing certificates. ${minimal.leftOut.length === 0 ? "Only the writing changes." : `Left out: ${minimal.leftOut.join("; ")}.`}`,
      path: `saml-provider/${name}`,
    }),
  ];
}

function grantFindings(view: AccountView, document: FederationDocument): Diagnostic[] {
  const missing = grantsMissing(view, document);
  if (missing.length === 0) return [];
  return [
    diagnostic("import.grant-differs", {
      detail:
        "These users may have the right to call AssumeRole in another way, for example by a policy or a user group of your own. A plan adds the grants of this service and takes none away.",
      path: "loginPath.grant",
      got: missing.join(", "),
    }),
  ];
}

/** What there is to say about the login path itself. */
export function pathFindings(view: AccountView, document: FederationDocument, now: Date): Diagnostic[] {
  return [
    ...ownership(view, document.name),
    ...metadataFindings(view, now),
    ...grantFindings(view, document),
  ];
}
