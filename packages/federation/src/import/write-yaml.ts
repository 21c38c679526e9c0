import type { FederationDocument, FederationRole } from "@modelstudio-sso/contracts";
import { Document, isMap, isScalar, isSeq, stringify, type YAMLMap } from "yaml";
import type { Imported } from "./imported.ts";

function comment(lines: readonly string[]): string {
  return lines.map((line) => ` ${line}`).join("\n");
}

/** Empty lists that a person shall fill stay visible; what is as it would be anyway is not written. */
function roleForPeople(role: FederationRole, idp: boolean): Record<string, unknown> {
  const { name, description, groups, users, maxSessionDurationSeconds, policies, workspaces } = role;
  return {
    name,
    ...(description === undefined ? {} : { description }),
    ...(idp ? { groups } : {}),
    ...(users === undefined ? {} : { users }),
    maxSessionDurationSeconds,
    policies,
    workspaces,
  };
}

function forPeople(document: FederationDocument, metadataFile: string | null): Record<string, unknown> {
  const { apiVersion, name, site, accountId, loginPath, roles, adopt } = document;
  const idp = loginPath.kind === "idp";
  return {
    apiVersion,
    name,
    site,
    accountId,
    loginPath: { ...loginPath, ...(idp && metadataFile !== null ? { metadataFile } : {}) },
    roles: roles.map((role) => roleForPeople(role, idp)),
    ...(adopt === undefined ? {} : { adopt }),
  };
}

function commentKey(map: YAMLMap, key: string, text: string): void {
  const found = map.items.find((item) => String(item.key) === key);
  if (isScalar(found?.key)) found.key.commentBefore = comment([text]);
}

function commentRoles(yaml: Document, imported: Imported): void {
  const roles = yaml.get("roles");
  if (!isSeq(roles)) return;
  for (const role of roles.items) {
    if (!isMap(role)) continue;
    const name = String(role.get("name"));
    const notes = imported.notes.get(name) ?? [];
    if (notes.length > 0) role.commentBefore = comment(notes);
    commentKey(
      role,
      "groups",
      "RAM does not know the groups: enter them as your identity provider writes them",
    );
    commentKey(
      role,
      "workspaces",
      "No API tells memberships: enter { workspace: ws-…, role: Admin or Visitor }.",
    );
  }
}

function leftOutComment(imported: Imported): string {
  const idp = imported.document.loginPath.kind === "idp";
  return imported.leftOut
    .map(({ role, reasons, entry }) => {
      const text = stringify([roleForPeople(entry, idp)])
        .trimEnd()
        .split("\n");
      return comment([
        `Left out: ${role}.`,
        ...reasons,
        `To take it in, move this under roles and add role/${role} to adopt; the plan then shows what it changes:`,
        ...text.map((line) => `  ${line}`),
      ]);
    })
    .join("\n\n");
}

/** The document as YAML for people: what it cannot say stands beside it as comments. */
export function importedYaml(imported: Imported, metadataFile: string | null): string {
  const { document } = imported;
  const yaml = new Document(forPeople(document, metadataFile));
  yaml.commentBefore = comment([
    `What exists in account ${document.accountId}, as a federation.`,
    ...(document.adopt === undefined
      ? ["All of it carries this federation's marker already."]
      : [
          "A plan of it marks what is listed under adopt as this federation's; look at the plan before you apply it.",
        ]),
  ]);
  commentRoles(yaml, imported);
  if (imported.leftOut.length > 0) yaml.comment = leftOutComment(imported);
  return yaml.toString({ lineWidth: 0 });
}
