import type { Tag } from "../state/records.ts";
import type { State } from "../state/store.ts";
import { ApiError } from "../wire/api-error.ts";
import { type Answer, type Asked, type Call, type Operations, operation } from "../wire/operation.ts";
import { encodeOffset, pageToken, startOf } from "../wire/paging.ts";
import { flag, integer, jsonList, missing, oneOf, required } from "../wire/parameter-rules.ts";
import { policyAbsent } from "./policies.ts";
import { roleAbsent } from "./roles.ts";
import { hasTags, mergeTags, tagLimit, tagList } from "./tags.ts";

const resourceType = required(oneOf("role", "policy"));
const resourceNames = jsonList(50);

/** Tagging of roles and policies after their creation. */
export const tagOperations: Operations = {
  TagResources: operation({
    families: ["roles", "policies"],
    asks: onResources("ram:TagResources"),
    params: { ResourceType: resourceType, ResourceNames: required(resourceNames), Tag: required(tagList) },
    refusals: [roleAbsent, policyAbsent, tagLimit],
    limits: ["ram.maxTagsPerResource"],
    run: (call, { ResourceType, ResourceNames, Tag }) => {
      for (const resource of namedResources(call, ResourceType, ResourceNames)) {
        resource.save(mergeTags(resource.tags, Tag, call.assumptions));
      }
      return {};
    },
  }),
  UntagResources: operation({
    families: ["roles", "policies"],
    asks: onResources("ram:UntagResources"),
    params: {
      ResourceType: resourceType,
      ResourceNames: required(resourceNames),
      TagKeys: jsonList(20),
      All: flag,
    },
    refusals: [roleAbsent, policyAbsent, (assumptions) => missing({ name: "TagKeys", assumptions })],
    run: untag,
  }),
  ListTagResources: operation({
    asks: onResources("ram:ListTagResources"),
    params: {
      ResourceType: resourceType,
      ResourceNames: resourceNames,
      Tag: tagList,
      NextToken: pageToken,
      PageSize: integer({ min: 1, max: 100, fallback: 100 }),
    },
    refusals: [roleAbsent, policyAbsent],
    run: list,
  }),
};

type ResourceType = "role" | "policy";

interface Tagged {
  name: string;
  tags: Tag[];
  save: (tags: Tag[]) => void;
}

/** One wish per named resource; a list that cannot be read is refused later, by the check of its parameter. */
function onResources(action: string) {
  return (call: Call): Asked[] => {
    const kind = call.params.ResourceType === "policy" ? "policy" : "role";
    const names = readableList(call.params.ResourceNames);
    return (names.length === 0 ? ["*"] : names).map((name) => ({
      action,
      resource: `acs:ram::{account}:${kind}/${String(name)}`,
    }));
  };
}

function readableList(text: string | undefined): unknown[] {
  try {
    const parsed: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

function untag(
  call: Call,
  args: { ResourceType: ResourceType; ResourceNames: unknown[]; TagKeys: unknown[]; All: boolean },
): Answer {
  const { TagKeys: keys, All: all } = args;
  if (keys.length === 0 && !all) {
    throw new ApiError(missing({ name: "TagKeys", assumptions: call.assumptions }));
  }
  for (const resource of namedResources(call, args.ResourceType, args.ResourceNames)) {
    const left = resource.tags.filter((item) => !keys.includes(item.key));
    resource.save(all && keys.length === 0 ? [] : left);
  }
  return {};
}

interface TagQuery {
  ResourceType: ResourceType;
  ResourceNames: unknown[];
  Tag: Tag[];
  NextToken: string | undefined;
  PageSize: number;
}

function list(call: Call, args: TagQuery): Answer {
  const { ResourceType: type, ResourceNames: names } = args;
  const found = names.length === 0 ? allResources(call, type) : namedResources(call, type, names);
  const rows = found
    .filter((resource) => hasTags(resource.tags, args.Tag))
    .flatMap((resource) =>
      resource.tags.map(({ key, value }) => ({
        ResourceName: resource.name,
        ResourceType: type,
        TagKey: key,
        TagValue: value,
      })),
    );
  const start = startOf(args.NextToken, "NextToken");
  const end = start + args.PageSize;
  const more = end < rows.length ? { NextToken: encodeOffset(end) } : {};
  return { TagResources: rows.slice(start, end), ...more };
}

function allResources(call: Call, type: ResourceType): Tagged[] {
  const prefix = [call.account.accountId];
  const names =
    type === "role"
      ? call.store.list("role", prefix).map((role) => role.roleName)
      : call.store.list("policy", prefix).map((policy) => policy.policyName);
  return namedResources(call, type, names);
}

function namedResources(call: Call, type: ResourceType, names: unknown[]): Tagged[] {
  const read = type === "role" ? taggedRole : taggedPolicy;
  return names.map((name) => read(call.store, call.account.accountId, String(name)));
}

function taggedRole(store: State, accountId: string, name: string): Tagged {
  const role = store.get("role", [accountId, name]);
  if (role === undefined) throw new ApiError(roleAbsent);
  return { name, tags: role.tags, save: (tags) => store.put("role", [accountId, name], { ...role, tags }) };
}

function taggedPolicy(store: State, accountId: string, name: string): Tagged {
  const policy = store.get("policy", [accountId, name]);
  if (policy === undefined) throw new ApiError(policyAbsent);
  return {
    name,
    tags: policy.tags,
    save: (tags) => store.put("policy", [accountId, name], { ...policy, tags }),
  };
}
