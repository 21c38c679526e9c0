import { isoSeconds, numericId } from "../state/identifiers.ts";
import type { UserRecord } from "../state/records.ts";
import { ApiError, conflict, notFound } from "../wire/api-error.ts";
import { asking } from "../wire/asked.ts";
import { type Answer, type Call, type Operations, operation } from "../wire/operation.ts";
import { markerPaging, pageByMarker } from "../wire/paging.ts";
import { formed, text } from "../wire/parameter-rules.ts";
import { newUserName, userName } from "./names.ts";
import { endApiKeysOf } from "./roles.ts";

/** A user that is not there. */
export const userAbsent = notFound("EntityNotExist.User", "The user does not exist.");
const userExists = conflict("EntityAlreadyExists.User", "The user does already EXIST.");
const usersFull = conflict("LimitExceeded.User", "The count of users beyond the current limits.");
const held = (code: string, message: string) =>
  conflict(`DeleteConflict.User.${code}`, `The user CAN NOT ${message} while deleting the user.`);
const inGroup = held("Group", "be in any group");
const hasPolicy = held("Policy", "has any attached policy");
const hasKey = held("AccessKey", "has any access key");
const hasLogin = held("LoginProfile", "has any login profile");

const email = formed({ pattern: /^[^\s@]+@[^\s@]+$/, words: "an e-mail address" });
const phone = formed({ pattern: /^(?:\d{1,4}-)?\d{4,15}$/, words: "<country code>-<number>" });

/** Life of RAM users in RAM 2015-05-01. */
export const userOperations: Operations = {
  CreateUser: operation({
    families: ["users"],
    asks: onUser("CreateUser"),
    params: {
      UserName: userName,
      DisplayName: text(128),
      Email: email,
      MobilePhone: phone,
      Comments: text(128),
    },
    refusals: [userExists, usersFull],
    limits: ["ram.maxUsers"],
    run: create,
  }),
  GetUser: operation({
    asks: onUser("GetUser"),
    params: { UserName: userName },
    refusals: [userAbsent],
    run: (call, { UserName }) => {
      const user = findUser(call, UserName);
      return { User: { ...shown(user), LastLoginDate: user.lastLoginDate } };
    },
  }),
  UpdateUser: operation({
    families: ["users", "groups", "attachments", "accessKeys"],
    asks: onUser("UpdateUser"),
    params: {
      UserName: userName,
      NewUserName: newUserName,
      NewDisplayName: text(128),
      NewEmail: email,
      NewMobilePhone: phone,
      NewComments: text(128),
    },
    refusals: [userAbsent, userExists],
    run: update,
  }),
  DeleteUser: operation({
    families: ["users"],
    asks: onUser("DeleteUser"),
    params: { UserName: userName },
    refusals: [userAbsent, inGroup, hasPolicy, hasKey, hasLogin],
    run: (call, { UserName }) => remove(call, findUser(call, UserName)),
  }),
  ListUsers: operation({
    asks: asking("ram:ListUsers", "acs:ram::{account}:user/*"),
    params: markerPaging(1000),
    run: (call, args) => {
      const page = pageByMarker(call.store.list("user", [call.account.accountId]), args);
      return { ...page.fields, Users: { User: page.items.map(shown) } };
    },
  }),
};

/** What RAM is asked before a call about one user. */
export function onUser(action: string) {
  return asking(`ram:${action}`, "acs:ram::{account}:user/{UserName}");
}

/** The user of that name. @throws {@link userAbsent} */
export function findUser(call: Call, name: string): UserRecord {
  const user = call.store.get("user", [call.account.accountId, name]);
  if (user === undefined) throw new ApiError(userAbsent);
  return user;
}

interface NewUser {
  UserName: string;
  DisplayName: string | undefined;
  Email: string | undefined;
  MobilePhone: string | undefined;
  Comments: string | undefined;
}

function create(call: Call, args: NewUser): Answer {
  const { store } = call;
  const { accountId } = call.account;
  if (store.get("user", [accountId, args.UserName]) !== undefined) throw new ApiError(userExists);
  if (store.list("user", [accountId]).length >= call.assumptions.ram.maxUsers) throw new ApiError(usersFull);
  const date = isoSeconds(call.now);
  const user: UserRecord = {
    accountId,
    userId: numericId(),
    userName: args.UserName,
    displayName: args.DisplayName ?? args.UserName,
    email: args.Email ?? "",
    mobilePhone: args.MobilePhone ?? "",
    comments: args.Comments ?? "",
    createDate: date,
    updateDate: date,
    lastLoginDate: "",
    tags: [],
  };
  store.put("user", [accountId, user.userName], user);
  const { UpdateDate: _, ...created } = shown(user);
  return { User: created };
}

interface UserChange {
  UserName: string;
  NewUserName: string | undefined;
  NewDisplayName: string | undefined;
  NewEmail: string | undefined;
  NewMobilePhone: string | undefined;
  NewComments: string | undefined;
}

function update(call: Call, args: UserChange): Answer {
  const user = findUser(call, args.UserName);
  const name = args.NewUserName || user.userName;
  const changed: UserRecord = {
    ...user,
    userName: name,
    displayName: args.NewDisplayName ?? user.displayName,
    email: args.NewEmail ?? user.email,
    mobilePhone: args.NewMobilePhone ?? user.mobilePhone,
    comments: args.NewComments ?? user.comments,
    updateDate: isoSeconds(call.now),
  };
  if (name !== user.userName) rename(call, user, name);
  call.store.put("user", [user.accountId, name], changed);
  return { User: shown(changed) };
}

/** Moves what hangs on the old name. */
function rename(call: Call, user: UserRecord, name: string): void {
  const { store } = call;
  const { accountId } = user;
  if (store.get("user", [accountId, name]) !== undefined) throw new ApiError(userExists);
  store.delete("user", [accountId, user.userName]);
  for (const attachment of store.list("attachment", [accountId, "user", user.userName])) {
    const { policyType, policyName } = attachment;
    store.delete("attachment", [accountId, "user", user.userName, policyType, policyName]);
    const key = [accountId, "user", name, policyType, policyName];
    store.put("attachment", key, { ...attachment, entityName: name });
  }
  for (const member of membershipsOf(call, user)) {
    store.delete("groupMember", [accountId, member.groupName, user.userName]);
    store.put("groupMember", [accountId, member.groupName, name], { ...member, userName: name });
  }
  for (const key of accessKeysOf(call, user)) {
    store.put("accessKey", [key.accessKeyId], { ...key, principal: name });
  }
}

/** The access keys of a user. */
export function accessKeysOf(call: Call, user: UserRecord) {
  return call.store
    .list("accessKey")
    .filter((key) => key.accountId === user.accountId && key.principal === user.userName);
}

/** The groups a user is in. */
export function membershipsOf(call: Call, user: UserRecord) {
  return call.store
    .list("groupMember", [user.accountId])
    .filter((member) => member.userName === user.userName);
}

function remove(call: Call, user: UserRecord): Answer {
  const { store } = call;
  if (membershipsOf(call, user).length > 0) throw new ApiError(inGroup);
  if (store.list("attachment", [user.accountId, "user", user.userName]).length > 0) {
    throw new ApiError(hasPolicy);
  }
  if (accessKeysOf(call, user).length > 0) throw new ApiError(hasKey);
  if (user.passwordHash !== undefined) throw new ApiError(hasLogin);
  store.delete("user", [user.accountId, user.userName]);
  endApiKeysOf(call, user.userId);
  return {};
}

function shown(user: UserRecord): Answer {
  return {
    UserId: user.userId,
    UserName: user.userName,
    DisplayName: user.displayName,
    Email: user.email,
    MobilePhone: user.mobilePhone,
    Comments: user.comments,
    CreateDate: user.createDate,
    UpdateDate: user.updateDate,
  };
}
