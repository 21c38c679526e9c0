import { isoSeconds, numericId } from "../state/identifiers.ts";
import type { GroupRecord } from "../state/records.ts";
import { ApiError, conflict, notFound } from "../wire/api-error.ts";
import { asking } from "../wire/asked.ts";
import { type Answer, type Call, type Operations, operation } from "../wire/operation.ts";
import { markerPaging, pageByMarker } from "../wire/paging.ts";
import { text } from "../wire/parameter-rules.ts";
import { groupName, newGroupName } from "./names.ts";

/** A group that is not there. */
export const groupAbsent = notFound("EntityNotExist.Group", "The group does not exist.");
const groupExists = conflict("EntityAlreadyExists.Group", "The group does already EXIST.");
const groupsFull = conflict("LimitExceeded.Group", "The count of groups beyond the current limits.");
const hasUser = conflict(
  "DeleteConflict.Group.User",
  "The group CAN NOT has any user member while deleting the group.",
);
const hasPolicy = conflict(
  "DeleteConflict.Group.Policy",
  "The entity CAN NOT has any attached policy while deleting the group.",
);

/** Life of groups of users in RAM 2015-05-01. */
export const groupOperations: Operations = {
  CreateGroup: operation({
    families: ["groups"],
    asks: onGroup("CreateGroup"),
    params: { GroupName: groupName, Comments: text(128) },
    refusals: [groupExists, groupsFull],
    limits: ["ram.maxGroups"],
    run: create,
  }),
  GetGroup: operation({
    asks: onGroup("GetGroup"),
    params: { GroupName: groupName },
    refusals: [groupAbsent],
    run: (call, { GroupName }) => ({ Group: shown(findGroup(call, GroupName)) }),
  }),
  UpdateGroup: operation({
    families: ["groups", "attachments"],
    asks: onGroup("UpdateGroup"),
    params: { GroupName: groupName, NewGroupName: newGroupName, NewComments: text(128) },
    refusals: [groupAbsent, groupExists],
    run: update,
  }),
  DeleteGroup: operation({
    families: ["groups"],
    asks: onGroup("DeleteGroup"),
    params: { GroupName: groupName },
    refusals: [groupAbsent, hasUser, hasPolicy],
    run: (call, { GroupName }) => remove(call, findGroup(call, GroupName)),
  }),
  ListGroups: operation({
    asks: asking("ram:ListGroups", "acs:ram::{account}:group/*"),
    params: markerPaging(100),
    run: (call, args) => {
      const page = pageByMarker(call.store.list("group", [call.account.accountId]), args);
      return { ...page.fields, Groups: { Group: page.items.map(shown) } };
    },
  }),
};

/** What RAM is asked before a call about one group. */
export function onGroup(action: string) {
  return asking(`ram:${action}`, "acs:ram::{account}:group/{GroupName}");
}

/** The group of that name. @throws {@link groupAbsent} */
export function findGroup(call: Call, name: string): GroupRecord {
  const group = call.store.get("group", [call.account.accountId, name]);
  if (group === undefined) throw new ApiError(groupAbsent);
  return group;
}

function create(call: Call, args: { GroupName: string; Comments: string | undefined }): Answer {
  const { store } = call;
  const { accountId } = call.account;
  if (store.get("group", [accountId, args.GroupName]) !== undefined) throw new ApiError(groupExists);
  if (store.list("group", [accountId]).length >= call.assumptions.ram.maxGroups) {
    throw new ApiError(groupsFull);
  }
  const date = isoSeconds(call.now);
  const group: GroupRecord = {
    accountId,
    groupId: `g-${numericId().slice(0, 16)}`,
    groupName: args.GroupName,
    comments: args.Comments ?? "",
    createDate: date,
    updateDate: date,
  };
  store.put("group", [accountId, group.groupName], group);
  const { UpdateDate: _, ...created } = shown(group);
  return { Group: created };
}

interface GroupChange {
  GroupName: string;
  NewGroupName: string | undefined;
  NewComments: string | undefined;
}

function update(call: Call, args: GroupChange): Answer {
  const group = findGroup(call, args.GroupName);
  const name = args.NewGroupName || group.groupName;
  const changed: GroupRecord = {
    ...group,
    groupName: name,
    comments: args.NewComments ?? group.comments,
    updateDate: isoSeconds(call.now),
  };
  if (name !== group.groupName) rename(call, group, name);
  call.store.put("group", [group.accountId, name], changed);
  return { Group: shown(changed) };
}

/** Moves what hangs on the old name. */
function rename(call: Call, { accountId, groupName: old }: GroupRecord, name: string): void {
  const { store } = call;
  if (store.get("group", [accountId, name]) !== undefined) throw new ApiError(groupExists);
  store.delete("group", [accountId, old]);
  for (const member of store.list("groupMember", [accountId, old])) {
    store.delete("groupMember", [accountId, old, member.userName]);
    store.put("groupMember", [accountId, name, member.userName], { ...member, groupName: name });
  }
  for (const held of store.list("attachment", [accountId, "group", old])) {
    store.delete("attachment", [accountId, "group", old, held.policyType, held.policyName]);
    const key = [accountId, "group", name, held.policyType, held.policyName];
    store.put("attachment", key, { ...held, entityName: name });
  }
}

function remove(call: Call, { accountId, groupName: name }: GroupRecord): Answer {
  const { store } = call;
  if (store.list("groupMember", [accountId, name]).length > 0) throw new ApiError(hasUser);
  if (store.list("attachment", [accountId, "group", name]).length > 0) throw new ApiError(hasPolicy);
  store.delete("group", [accountId, name]);
  return {};
}

function shown(group: GroupRecord): Answer {
  return {
    GroupId: group.groupId,
    GroupName: group.groupName,
    Comments: group.comments,
    CreateDate: group.createDate,
    UpdateDate: group.updateDate,
  };
}
