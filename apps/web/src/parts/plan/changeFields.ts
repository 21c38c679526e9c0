import type { FieldChange, Resource, Write } from "@modelstudio-sso/contracts";

/** The fields a person should see of a change: for a new resource all of them, for an update those that differ. */
export function fieldsOf(change: Write): FieldChange[] {
  switch (change.action) {
    case "create":
      return describe(change.after).map(([field, text]) => ({ field, before: null, after: text }));
    case "update":
    case "adopt":
      return change.fields;
    case "replace":
      return [
        ...change.fields,
        ...change.detach.map(({ policy }) => ({ field: "policies", before: policy, after: null })),
      ];
    case "delete":
      return describe(change.before).map(([field, text]) => ({ field, before: text, after: null }));
  }
}

function describe(resource: Resource): [field: string, text: string][] {
  switch (resource.kind) {
    case "saml-provider":
      return [
        ["description", resource.description],
        ["metadataXml", resource.metadataXml],
      ];
    case "role":
      return [
        ["description", resource.description],
        ["maxSessionDurationSeconds", String(resource.maxSessionDurationSeconds)],
        ["trustPolicy", json(resource.trustPolicy)],
        ["tags", json(resource.tags)],
      ];
    case "custom-policy":
      return [
        ["description", resource.description],
        ["document", json(resource.document)],
        ["tags", json(resource.tags)],
      ];
    case "user":
      return [
        ["displayName", resource.displayName],
        ["comments", resource.comments],
      ];
    case "role-policy":
    case "user-policy":
      return [
        ["policyType", resource.policyType],
        ["policy", resource.policy],
      ];
  }
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
