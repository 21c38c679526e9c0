import type { AccessSubject, FederationDocument, SiteId } from "@modelstudio-sso/contracts";
import { alibabaSites } from "@modelstudio-sso/contracts";
import { readTrust } from "../access/index.ts";
import { ownerInTags } from "../desired/markers.ts";
import { trustPolicy } from "../desired/trust-policy.ts";
import { samePolicy } from "../policy-equality.ts";
import { reviewDocument } from "../rules/index.ts";
import { whyTrustDiffers } from "./describe-trust.ts";
import type { AccountView, RoleInAccount } from "./read-account.ts";
import { roleEntry } from "./role-entry.ts";

/** The site whose address the trust policies name; the international one where they name none or both. */
export function siteOf(roles: readonly RoleInAccount[]): SiteId {
  const names = (site: SiteId) =>
    roles.some(({ role }) => JSON.stringify(role.trustPolicy).includes(alibabaSites[site].acsUrl));
  return names("china") && !names("international") ? "china" : "international";
}

/** Principals of a role's trust policy, those under a condition included. */
export function trustedBy(of: RoleInAccount, given: { accountId: string; site: SiteId }): AccessSubject[] {
  return readTrust(of.role.trustPolicy, given).map((entry) => entry.subject);
}

/** Names of the RAM users a role trusts. */
export function usersTrustedBy(of: RoleInAccount, given: { accountId: string; site: SiteId }): string[] {
  return trustedBy(of, given)
    .flatMap((subject) => (subject.kind === "user" ? [subject.name] : []))
    .sort();
}

function meantBy(frame: FederationDocument, users: readonly string[]): AccessSubject[] {
  const path = frame.loginPath;
  if (path.kind === "idp") return [{ kind: "provider", name: path.providerName }];
  if (path.trustAccountRoot) return [{ kind: "account", name: frame.accountId }];
  return users.map((name) => ({ kind: "user", name }));
}

function nameProblem(frame: FederationDocument, of: RoleInAccount): string[] {
  const document = { ...frame, roles: [roleEntry(of, { federation: frame.name })] };
  return reviewDocument(document)
    .filter((found) => found.code === "federation.name.role")
    .map((found) => `This service does not take its name: ${found.detail}`);
}

function ghosts(view: AccountView, users: readonly string[]): string[] {
  const gone = users.filter((name) => !view.users.some(({ user }) => user.name === name));
  return gone.length === 0 ? [] : [`Its trust policy names RAM users that do not exist: ${gone.join(", ")}.`];
}

/** Why a plan would change this role beyond marking it; empty where a document can hold it as it is. */
export function obstacles(of: RoleInAccount, frame: FederationDocument, view: AccountView): string[] {
  const { role } = of;
  const owner = ownerInTags(role.tags);
  const users = frame.loginPath.kind === "ram-user" ? usersTrustedBy(of, frame) : [];
  const same = samePolicy(role.trustPolicy, trustPolicy(frame, users));
  return [
    ...(owner === null || owner === frame.name ? [] : [`The federation "${owner}" owns it.`]),
    ...nameProblem(frame, of),
    ...ghosts(view, users),
    ...(same
      ? []
      : whyTrustDiffers(role.trustPolicy, {
          accountId: frame.accountId,
          site: frame.site,
          meant: meantBy(frame, users),
        })),
  ];
}
