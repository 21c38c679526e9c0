import { isoSeconds } from "../state/identifiers.ts";
import { ApiError, conflict, notFound } from "../wire/api-error.ts";
import { type Answer, type Call, type Operations, operation } from "../wire/operation.ts";
import { markerPaging, pageByMarker } from "../wire/paging.ts";
import { findGroup, groupAbsent, onGroup } from "./groups.ts";
import { groupName, userName } from "./names.ts";
import { findUser, membershipsOf, onUser, userAbsent } from "./users.ts";

const alreadyIn = conflict("EntityAlreadyExists.User.Group", "The user has already joined the group.");
const notIn = notFound("EntityNotExist.User.Group", "The user has not joined the group.");
const tooMany = conflict(
  "LimitExceeded.User.Group",
  "The count of groups the target user joined beyond the current limits.",
);

const both = { UserName: userName, GroupName: groupName };

/** Which users are in which groups. Policies of a group count for everybody in it. */
export const groupMemberOperations: Operations = {
  AddUserToGroup: operation({
    families: ["groups"],
    asks: [...onUser("AddUserToGroup"), ...onGroup("AddUserToGroup")],
    params: both,
    refusals: [userAbsent, groupAbsent, alreadyIn, tooMany],
    limits: ["ram.maxGroupsPerUser"],
    run: add,
  }),
  RemoveUserFromGroup: operation({
    families: ["groups"],
    asks: [...onUser("RemoveUserFromGroup"), ...onGroup("RemoveUserFromGroup")],
    params: both,
    refusals: [userAbsent, groupAbsent, notIn],
    run: remove,
  }),
  ListGroupsForUser: operation({
    asks: onUser("ListGroupsForUser"),
    params: { UserName: userName },
    refusals: [userAbsent],
    run: (call, { UserName }) => listGroups(call, UserName),
  }),
  ListUsersForGroup: operation({
    asks: onGroup("ListUsersForGroup"),
    params: { GroupName: groupName, ...markerPaging(1000) },
    refusals: [groupAbsent],
    run: listUsers,
  }),
};

interface Both {
  UserName: string;
  GroupName: string;
}

function add(call: Call, args: Both): Answer {
  const { accountId } = call.account;
  const user = findUser(call, args.UserName);
  const group = findGroup(call, args.GroupName);
  const key = [accountId, group.groupName, user.userName];
  if (call.store.get("groupMember", key) !== undefined) throw new ApiError(alreadyIn);
  if (membershipsOf(call, user).length >= call.assumptions.ram.maxGroupsPerUser) throw new ApiError(tooMany);
  call.store.put("groupMember", key, {
    accountId,
    groupName: group.groupName,
    userName: user.userName,
    joinDate: isoSeconds(call.now),
  });
  return {};
}

function remove(call: Call, args: Both): Answer {
  findUser(call, args.UserName);
  findGroup(call, args.GroupName);
  const key = [call.account.accountId, args.GroupName, args.UserName];
  if (call.store.get("groupMember", key) === undefined) throw new ApiError(notIn);
  call.store.delete("groupMember", key);
  return {};
}

function listGroups(call: Call, name: string): Answer {
  const { accountId } = call.account;
  const groups = membershipsOf(call, findUser(call, name)).flatMap((member) => {
    const group = call.store.get("group", [accountId, member.groupName]);
    if (group === undefined) return [];
    const { groupId, comments } = group;
    return [{ GroupId: groupId, GroupName: member.groupName, Comments: comments, JoinDate: member.joinDate }];
  });
  return { Groups: { Group: groups } };
}

interface MemberQuery {
  GroupName: string;
  Marker: string | undefined;
  MaxItems: number;
}

function listUsers(call: Call, args: MemberQuery): Answer {
  const { accountId } = call.account;
  const group = findGroup(call, args.GroupName);
  const page = pageByMarker(call.store.list("groupMember", [accountId, group.groupName]), args);
  const users = page.items.map((member) => ({
    UserName: member.userName,
    DisplayName: call.store.get("user", [accountId, member.userName])?.displayName ?? "",
    JoinDate: member.joinDate,
  }));
  return { ...page.fields, Users: { User: users } };
}
