import type { FederationDocument, FederationRole, SiteId } from "@modelstudio-sso/contracts";
import { ownerInDescription, ownerInTags } from "../desired/markers.ts";
import { findPath } from "./find-path.ts";
import { obstacles, siteOf, usersTrustedBy } from "./find-roles.ts";
import {
  foreignPolicyFindings,
  leftOutFindings,
  nothingFound,
  pathFindings,
  unknownFindings,
} from "./import-findings.ts";
import type { Imported, LeftOut } from "./imported.ts";
import type { AccountView, ImportSource, RoleInAccount } from "./read-account.ts";
import { foreignPolicies, roleEntry } from "./role-entry.ts";

export interface ImportOptions {
  /** Name of the federation to be; it becomes the ownership marker. */
  name: string;
  /** Read off the trust policies where absent. */
  site?: SiteId | undefined;
  now: Date;
}

/** A name that a federation may have, made of what is imported. */
export function suggestedName(source: ImportSource): string {
  const text = source.kind === "users" ? (source.names[0] ?? "") : source.name;
  const clean = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
  return clean.length >= 3 ? clean : `imported-${clean || "one"}`;
}

function entryOf(of: RoleInAccount, frame: FederationDocument): FederationRole {
  if (frame.loginPath.kind === "idp") return roleEntry(of, { federation: frame.name });
  const users = usersTrustedBy(of, frame);
  const all = frame.loginPath.users.map((user) => user.name);
  const everybody = frame.loginPath.trustAccountRoot || users.join("\n") === all.join("\n");
  return roleEntry(of, { federation: frame.name, ...(everybody ? {} : { users }) });
}

/** Addresses of what nobody owns yet; what carries the marker already needs no wish. */
function adoptable(view: AccountView, kept: readonly RoleInAccount[]): string[] {
  const provider =
    view.provider !== null && ownerInDescription(view.provider.description) === null
      ? [`saml-provider/${view.provider.name}`]
      : [];
  const roles = kept
    .filter(({ role }) => ownerInTags(role.tags) === null)
    .map(({ role }) => `role/${role.name}`);
  return [...provider, ...roles];
}

function notesOf(kept: readonly RoleInAccount[]): Map<string, string[]> {
  return new Map(
    kept.map(({ role, policies }) => [
      role.name,
      foreignPolicies(policies).map(
        ({ policyType, policy }) => `Also attached, and not this federation's: ${policy} (${policyType}).`,
      ),
    ]),
  );
}

/**
 * Writes down what exists as a document whose plan on the same cloud marks and changes nothing else. A role for which
 * that cannot be is left out, with its reasons. Pure: what was read comes in.
 */
export function importFederation(view: AccountView, source: ImportSource, options: ImportOptions): Imported {
  const site = options.site ?? siteOf(view.roles);
  const { path, roles, passedOver } = findPath(view, source, { federation: options.name, site });
  const frame: FederationDocument = {
    apiVersion: "modelstudio-sso/v1",
    name: options.name,
    site,
    accountId: view.accountId,
    loginPath: path,
    roles: [],
  };
  const kept: RoleInAccount[] = [];
  const leftOut: LeftOut[] = [];
  for (const of of roles) {
    const reasons = obstacles(of, frame, view);
    if (reasons.length === 0) kept.push(of);
    else leftOut.push({ role: of.role.name, reasons, entry: entryOf(of, frame) });
  }
  const adopt = adoptable(view, kept);
  const document: FederationDocument = {
    ...frame,
    roles: kept.map((of) => entryOf(of, frame)),
    ...(adopt.length === 0 ? {} : { adopt }),
  };
  return {
    document,
    metadata: view.provider?.metadataXml ?? null,
    leftOut,
    findings: [
      ...nothingFound(view, source, roles.length),
      ...pathFindings(view, document, options.now),
      ...leftOutFindings(leftOut, passedOver),
      ...foreignPolicyFindings(kept),
      ...unknownFindings(document),
    ],
    notes: notesOf(kept),
  };
}
