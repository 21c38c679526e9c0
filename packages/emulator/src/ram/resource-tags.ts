import type { Tag } from "../state/records.ts";
import type { Store } from "../state/store.ts";
import { badRequest, missingParameter, notFound } from "../wire/api-error.ts";
import type { Answer, Call, Operations } from "../wire/operation.ts";
import { encodeOffset, startOf } from "../wire/paging.ts";
import { flag, integer, required } from "../wire/parameters.ts";
import { hasTags, mergeTags, readJsonList, readTags } from "./tags.ts";

/** Tagging of roles and policies after their creation. */
export const tagOperations: Operations = {
  TagResources: { wishes: onResources("TagResources"), handle: tag },
  UntagResources: { wishes: onResources("UntagResources"), handle: untag },
  ListTagResources: { wishes: onResources("ListTagResources"), handle: list },
};

interface Tagged {
  name: string;
  tags: Tag[];
  save: (tags: Tag[]) => void;
}

function onResources(action: string) {
  return (call: Call) => {
    const kind = call.params.ResourceType === "policy" ? "policy" : "role";
    const names = readJsonList(call.params, "ResourceNames");
    return (names.length === 0 ? ["*"] : names).map((name) => ({
      action: `ram:${action}`,
      resource: `acs:ram::${call.account.accountId}:${kind}/${String(name)}`,
    }));
  };
}

function tag(call: Call): Answer {
  const tags = readTags(call.params);
  if (tags.length === 0) throw missingParameter("Tag");
  for (const resource of namedResources(call)) resource.save(mergeTags(resource.tags, tags));
  return {};
}

function untag(call: Call): Answer {
  const keys = readJsonList(call.params, "TagKeys");
  const all = flag(call.params, "All");
  if (keys.length === 0 && !all) throw missingParameter("TagKeys");
  for (const resource of namedResources(call)) {
    resource.save(all && keys.length === 0 ? [] : resource.tags.filter((item) => !keys.includes(item.key)));
  }
  return {};
}

function list(call: Call): Answer {
  const { params } = call;
  const wanted = readTags(params);
  const named = params.ResourceNames === undefined ? allResources(call) : namedResources(call);
  const type = resourceType(call);
  const rows = named
    .filter((resource) => hasTags(resource.tags, wanted))
    .flatMap((resource) =>
      resource.tags.map(({ key, value }) => ({
        ResourceName: resource.name,
        ResourceType: type,
        TagKey: key,
        TagValue: value,
      })),
    );
  const start = startOf(params.NextToken, "NextToken", rows.length);
  const end = start + integer(params, "PageSize", { min: 1, max: 1000, fallback: 100 });
  const more = end < rows.length ? { NextToken: encodeOffset(end) } : {};
  return { TagResources: rows.slice(start, end), ...more };
}

function resourceType(call: Call): "role" | "policy" {
  const type = required(call.params, "ResourceType");
  if (type === "role" || type === "policy") return type;
  throw badRequest("InvalidParameter.ResourceType", 'The parameter - "ResourceType" is incorrect.');
}

function allResources(call: Call): Tagged[] {
  const { accountId } = call.account;
  const { store } = call;
  return resourceType(call) === "role"
    ? store.list("role", [accountId]).map((role) => taggedRole(store, accountId, role.roleName))
    : store.list("policy", [accountId]).map((policy) => taggedPolicy(store, accountId, policy.policyName));
}

function namedResources(call: Call): Tagged[] {
  const names = readJsonList(call.params, "ResourceNames").map(String);
  if (names.length === 0) throw missingParameter("ResourceNames");
  if (names.length > 50) {
    throw badRequest("InvalidParameter.ResourceNames", 'The parameter - "ResourceNames" is incorrect.');
  }
  const read = resourceType(call) === "role" ? taggedRole : taggedPolicy;
  return names.map((name) => read(call.store, call.account.accountId, name));
}

function taggedRole(store: Store, accountId: string, name: string): Tagged {
  const role = store.get("role", [accountId, name]);
  if (role === undefined) throw notFound("EntityNotExist.Role", "The role does not exist.");
  return { name, tags: role.tags, save: (tags) => store.put("role", [accountId, name], { ...role, tags }) };
}

function taggedPolicy(store: Store, accountId: string, name: string): Tagged {
  const policy = store.get("policy", [accountId, name]);
  if (policy === undefined) throw notFound("EntityNotExist.Policy", "The policy does not exist.");
  return {
    name,
    tags: policy.tags,
    save: (tags) => store.put("policy", [accountId, name], { ...policy, tags }),
  };
}
