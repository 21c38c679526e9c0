import type { FieldChange, Resource, ResourceOf } from "@modelstudio-sso/contracts";
import { samePolicy } from "../policy-equality.ts";

function field(name: string, before: string, after: string): FieldChange[] {
  return before === after ? [] : [{ field: name, before, after }];
}

function policyField(name: string, before: unknown, after: unknown): FieldChange[] {
  if (samePolicy(before, after)) return [];
  return [{ field: name, before: JSON.stringify(before, null, 2), after: JSON.stringify(after, null, 2) }];
}

/** Only tags we set or must take away count; tags of other people stay unmentioned. */
function tagFields(before: Record<string, string>, after: Record<string, string>): FieldChange[] {
  const ours = (key: string) => key.startsWith("modelstudio-sso-");
  const keys = new Set([...Object.keys(after), ...Object.keys(before).filter(ours)]);
  return [...keys].sort().flatMap((key) => {
    const was = before[key] ?? null;
    const becomes = after[key] ?? null;
    return was === becomes ? [] : [{ field: `tags.${key}`, before: was, after: becomes }];
  });
}

function compareRole(before: ResourceOf<"role">, after: ResourceOf<"role">): FieldChange[] {
  return [
    ...policyField("trustPolicy", before.trustPolicy, after.trustPolicy),
    ...field("description", before.description, after.description),
    ...field(
      "maxSessionDurationSeconds",
      String(before.maxSessionDurationSeconds),
      String(after.maxSessionDurationSeconds),
    ),
    ...tagFields(before.tags, after.tags),
  ];
}

/** Line ends and the blank around a document carry no meaning for SAML metadata we wrote ourselves. */
function sameText(text: string): string {
  return text.replaceAll("\r\n", "\n").trim();
}

/** What differs between the resource seen and the one wanted, field by field; empty where nothing does. */
export function compareResource(before: Resource, after: Resource): FieldChange[] {
  if (before.kind === "role" && after.kind === "role") return compareRole(before, after);
  if (before.kind === "saml-provider" && after.kind === "saml-provider") {
    return [
      ...field("metadataXml", sameText(before.metadataXml), sameText(after.metadataXml)),
      ...field("description", before.description, after.description),
    ];
  }
  if (before.kind === "custom-policy" && after.kind === "custom-policy") {
    return [
      ...policyField("document", before.document, after.document),
      ...tagFields(before.tags, after.tags),
    ];
  }
  if (before.kind === "user" && after.kind === "user") {
    return field("displayName", before.displayName, after.displayName);
  }
  return [];
}
