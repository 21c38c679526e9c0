import { type AlibabaSite, alibabaSites, type FederationDocument } from "@modelstudio-sso/contracts";
import { roleAttributeValue } from "../rules/index.ts";
import type { GuideContext } from "./context.ts";

const prefix = "https://www.aliyun.com/SAML-Role/Attributes";

/** Names of the attributes; the same on both sites. Source: RAM, "SAML response for role-based SSO". */
export const attributes = {
  prefix,
  role: `${prefix}/Role`,
  roleSessionName: `${prefix}/RoleSessionName`,
  sessionDuration: `${prefix}/SessionDuration`,
} as const;

/** Everything about one federation that a guide or a configuration may speak of. Nothing in it is secret. */
export interface GuideFacts {
  /** Name of the federation; it also names what is created at the IdP. */
  name: string;
  site: AlibabaSite;
  accountId: string;
  providerName: string;
  roles: readonly { name: string; groups: readonly string[]; value: string }[];
  /** Each mapped group with the attribute values its members receive, in the document's order. */
  groups: readonly { group: string; values: readonly string[] }[];
  /** Seconds to send as SessionDuration; nothing is sent where absent. */
  sessionSeconds: number | undefined;
  relayState: string;
  /** Landing pages of the other regions the federation has workspaces in. */
  otherRelayStates: readonly { region: string; url: string }[];
  idp: { entityId: string; endpoints: readonly string[] };
}

function byGroup(roles: GuideFacts["roles"]): GuideFacts["groups"] {
  const values = new Map<string, string[]>();
  for (const role of roles) {
    for (const group of role.groups) {
      const known = values.get(group) ?? [];
      if (!known.includes(role.value)) values.set(group, [...known, role.value]);
    }
  }
  return [...values].map(([group, given]) => ({ group, values: given }));
}

/** The facts of a federation; none on the RAM-user path, where no IdP takes part. */
export function guideFacts(document: FederationDocument, context: GuideContext): GuideFacts | undefined {
  const path = document.loginPath;
  if (path.kind !== "idp") return undefined;
  const roles = document.roles.map((role) => ({
    name: role.name,
    groups: role.groups,
    value: roleAttributeValue(document.accountId, role.name, path.providerName),
  }));
  return {
    name: document.name,
    site: alibabaSites[document.site],
    accountId: document.accountId,
    providerName: path.providerName,
    roles,
    groups: byGroup(roles),
    sessionSeconds: path.sessionDurationSeconds,
    relayState: context.relayState,
    otherRelayStates: context.otherRelayStates ?? [],
    idp: context.idp ?? { entityId: "", endpoints: [] },
  };
}

/** Address of the IdP's sign-on endpoint that matches, or nothing where the metadata has none. */
export function endpointLike(facts: GuideFacts, pattern: RegExp): RegExpExecArray | null {
  for (const address of [...facts.idp.endpoints, facts.idp.entityId]) {
    const match = pattern.exec(address);
    if (match !== null) return match;
  }
  return null;
}
