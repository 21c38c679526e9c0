import { type PolicyDocument, policyDocumentSchema } from "@modelstudio-sso/contracts";
import { CloudError } from "@modelstudio-sso/federation";

/** RAM returns policy documents as JSON text, some of them percent-encoded by older clients. */
export function parsePolicy(action: string, text: string | undefined): PolicyDocument {
  try {
    return policyDocumentSchema.parse(JSON.parse(text ?? ""));
  } catch (error) {
    throw new CloudError(
      { kind: "unexpected-answer", action, message: "The cloud returned a policy document that is not one." },
      error,
    );
  }
}

/** Tags as RAM lists them (`TagKey`, `TagValue`), as a record. */
export function tagsOf(
  list: readonly { tagKey?: string; tagValue?: string }[] | undefined,
): Record<string, string> {
  return Object.fromEntries(
    (list ?? []).flatMap(({ tagKey, tagValue }) => (tagKey === undefined ? [] : [[tagKey, tagValue ?? ""]])),
  );
}

/** Tags as RAM takes them (`Key`, `Value`). */
export function tagList(tags: Readonly<Record<string, string>>): { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}

/** ListTagResources' answer for one resource. */
export function ownTags(
  list: readonly { resourceName?: string; tagKey?: string; tagValue?: string }[] | undefined,
  name: string,
): Record<string, string> {
  return tagsOf((list ?? []).filter((entry) => entry.resourceName === name));
}

/** The same kinds of policy RAM knows; anything else would be a new kind we must not guess about. */
export function policyTypeOf(text: string | undefined): "System" | "Custom" {
  return text === "Custom" ? "Custom" : "System";
}

/** Attached policies as RAM lists them for a role or a user. */
export function attachedOf(list: readonly { policyName?: string; policyType?: string }[] | undefined) {
  return (list ?? []).flatMap(({ policyName, policyType }) =>
    policyName === undefined ? [] : [{ policyType: policyTypeOf(policyType), policy: policyName }],
  );
}
