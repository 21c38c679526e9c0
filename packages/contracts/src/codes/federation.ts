import type { CodeEntry } from "./entry.ts";

/** Findings about a federation document: names, mapping, least privilege. */
export const federationCodes = {
  "federation.idp-missing": {
    title: "The identity provider's metadata is still missing",
    severity: "error",
    fixAt: "service",
  },
  "federation.no-roles": { title: "No group leads to a role yet", severity: "error", fixAt: "service" },
  "federation.schema": {
    title: "The federation document has a field that does not fit",
    severity: "error",
    fixAt: "service",
  },
  "federation.yaml": { title: "The file is not valid YAML", severity: "error", fixAt: "service" },
  "federation.name.role": {
    title: "A RAM role name has characters RAM refuses",
    severity: "error",
    fixAt: "service",
  },
  "federation.name.provider": {
    title: "The SAML provider name is one RAM refuses",
    severity: "error",
    fixAt: "service",
  },
  "federation.name.user": {
    title: "A RAM user name has characters RAM refuses",
    severity: "error",
    fixAt: "service",
  },
  "federation.role.duplicate": { title: "Two roles have the same name", severity: "error", fixAt: "service" },
  "federation.role.no-groups": { title: "A role has no IdP group", severity: "warning", fixAt: "service" },
  "federation.role.no-workspace": {
    title: "A role leads to no workspace",
    severity: "warning",
    fixAt: "service",
  },
  "federation.workspace.unknown": {
    title: "The workspace does not exist in this account",
    severity: "error",
    fixAt: "service",
  },
  "federation.workspace.duplicate": {
    title: "A role lists the same workspace twice",
    severity: "error",
    fixAt: "service",
  },
  "federation.group.near-miss": {
    title: "Two group names differ only in case or slashes",
    severity: "warning",
    fixAt: "idp",
  },
  "federation.group.blanks": {
    title: "A group name begins or ends with a blank",
    severity: "warning",
    fixAt: "service",
  },
  "federation.group.object-id": {
    title: "Object IDs and names of groups are mixed",
    severity: "warning",
    fixAt: "idp",
  },
  "federation.policy.super-admin": {
    title: "AliyunBailianFullAccess makes a Visitor a super administrator",
    severity: "warning",
    fixAt: "service",
  },
  "federation.policy.redundant": {
    title: "One policy already contains another",
    severity: "info",
    fixAt: "service",
  },
  "federation.path.principal-missing": {
    title: "The login path names no one who may take the role",
    severity: "error",
    fixAt: "service",
  },
  "federation.path.all-roles": {
    title: "The user may assume every role of the account",
    severity: "warning",
    fixAt: "service",
  },
  "federation.path.account-root": {
    title: "The trust policy trusts the whole account",
    severity: "warning",
    fixAt: "service",
  },
} as const satisfies Record<string, CodeEntry>;
