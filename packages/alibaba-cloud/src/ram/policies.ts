import type { ResourceOf } from "@modelstudio-sso/contracts";
import type { ObservedPolicy, TaggedName, WriteReceipt } from "@modelstudio-sso/federation";
import { allPages, must, read, readOrNull, write } from "../call.ts";
import { ram } from "../sdk.ts";
import type { SdkClients } from "../sdk-clients.ts";
import { parsePolicy, tagList, tagsOf } from "./convert.ts";
import { changeTags, readTags } from "./tags.ts";

/** Without a filter by tag: whether a wanted name is taken by somebody else must be known, too. */
function listPolicies(clients: SdkClients): Promise<TaggedName[]> {
  return allPages(async (marker) => {
    const request = new ram.ListPoliciesRequest({ marker, maxItems: 1000, policyType: "Custom" });
    const { body } = await read("ram:ListPolicies", () =>
      clients.ram.listPoliciesWithOptions(request, clients.runtime),
    );
    const items = (body?.policies?.policy ?? [])
      // Checked again here: a gateway that ignored the type would hand system policies over as ours to compare.
      .filter((policy) => policy.policyType !== "System")
      .map((policy) => ({ name: policy.policyName ?? "", tags: tagsOf(policy.tags?.tag) }));
    return { items, marker: body?.marker, truncated: body?.isTruncated };
  });
}

async function getPolicy(
  clients: SdkClients,
  name: string,
  known?: { tags: Record<string, string> },
): Promise<ObservedPolicy | null> {
  const action = "ram:GetPolicy";
  const request = new ram.GetPolicyRequest({ policyName: name, policyType: "Custom" });
  const answer = await readOrNull(action, () => clients.ram.getPolicyWithOptions(request, clients.runtime));
  if (answer === null) return null;
  const policy = must(action, answer.body?.policy, "Policy");
  const version = must(action, answer.body?.defaultPolicyVersion, "DefaultPolicyVersion");
  return {
    name,
    description: policy.description ?? "",
    document: parsePolicy(action, version.policyDocument),
    tags: known?.tags ?? (await readTags(clients, { resourceType: "policy", name })),
  };
}

async function createPolicy(clients: SdkClients, policy: ResourceOf<"custom-policy">): Promise<WriteReceipt> {
  const request = new ram.CreatePolicyRequest({
    policyName: policy.name,
    policyDocument: JSON.stringify(policy.document),
    description: policy.description,
    tag: tagList(policy.tags).map((tag) => new ram.CreatePolicyRequestTag(tag)),
  });
  const answer = await write("ram:CreatePolicy", () =>
    clients.ram.createPolicyWithOptions(request, clients.runtime),
  );
  return { requestId: answer.body?.requestId ?? "" };
}

async function updatePolicy(clients: SdkClients, policy: ResourceOf<"custom-policy">): Promise<WriteReceipt> {
  const request = new ram.CreatePolicyVersionRequest({
    policyName: policy.name,
    policyDocument: JSON.stringify(policy.document),
    setAsDefault: true,
    rotateStrategy: "DeleteOldestNonDefaultVersionWhenLimitExceeded",
  });
  const answer = await write("ram:CreatePolicyVersion", () =>
    clients.ram.createPolicyVersionWithOptions(request, clients.runtime),
  );
  return { requestId: answer.body?.requestId ?? "" };
}

/** Custom policies, RAM 2015-05-01; used for the one-role grant of the RAM-user path. */
export function policiesApi(clients: SdkClients) {
  return {
    listCustomPolicies: () => listPolicies(clients),
    getCustomPolicy: (name: string, known?: { tags: Record<string, string> }) =>
      getPolicy(clients, name, known),
    createCustomPolicy: (policy: ResourceOf<"custom-policy">) => createPolicy(clients, policy),
    updateCustomPolicy: (policy: ResourceOf<"custom-policy">) => updatePolicy(clients, policy),
    changePolicyTags: (name: string, change: { set: Record<string, string>; remove: string[] }) =>
      changeTags(clients, { resourceType: "policy", name }, change),
    deleteCustomPolicy: async (name: string): Promise<WriteReceipt> => {
      const request = new ram.DeletePolicyRequest({ policyName: name, cascadingDelete: true });
      const answer = await write("ram:DeletePolicy", () =>
        clients.ram.deletePolicyWithOptions(request, clients.runtime),
      );
      return { requestId: answer.body?.requestId ?? "" };
    },
    listPolicyUsers: async (name: string): Promise<string[]> => {
      const request = new ram.ListEntitiesForPolicyRequest({ policyName: name, policyType: "Custom" });
      const answer = await readOrNull("ram:ListEntitiesForPolicy", () =>
        clients.ram.listEntitiesForPolicyWithOptions(request, clients.runtime),
      );
      const users = answer?.body?.users?.user ?? [];
      return users.flatMap((user) => (user.userName === undefined ? [] : [user.userName]));
    },
  };
}
