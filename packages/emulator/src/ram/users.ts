import { assumptions } from "../assumptions.ts";
import { isoSeconds, numericId } from "../state/identifiers.ts";
import type { UserRecord } from "../state/records.ts";
import { conflict, notFound } from "../wire/api-error.ts";
import type { Answer, Call, Operations } from "../wire/operation.ts";
import { pageByMarker } from "../wire/paging.ts";
import { name, required, text } from "../wire/parameters.ts";

/** Letters, digits, `.`, `-`, `_`; at most 64. */
const nameRule = { pattern: /^[A-Za-z0-9._-]+$/, maxLength: 64 };

/** Life of RAM users in RAM 2015-05-01. */
export const userOperations: Operations = {
  CreateUser: { wishes: onUser("CreateUser"), handle: create },
  GetUser: { wishes: onUser("GetUser"), handle: get },
  UpdateUser: { wishes: onUser("UpdateUser"), handle: update },
  DeleteUser: { wishes: onUser("DeleteUser"), handle: remove },
  ListUsers: { wishes: onUser("ListUsers"), handle: list },
};

/** What RAM is asked before a call about one user. */
export function onUser(action: string) {
  return (call: Call) => {
    const user = call.params.UserName ?? "*";
    return [{ action: `ram:${action}`, resource: `acs:ram::${call.account.accountId}:user/${user}` }];
  };
}

/** The user that `UserName` names. @throws 404 `EntityNotExist.User` */
export function findUser(call: Call): UserRecord {
  const user = call.store.get("user", [call.account.accountId, required(call.params, "UserName")]);
  if (user === undefined) throw notFound("EntityNotExist.User", "The user does not exist.");
  return user;
}

function create(call: Call): Answer {
  const { params, store } = call;
  const { accountId } = call.account;
  const userName = name(params, "UserName", nameRule);
  if (store.get("user", [accountId, userName]) !== undefined) throw exists();
  if (store.list("user", [accountId]).length >= assumptions.ram.maxUsers) {
    throw conflict("LimitExceeded.User", "The count of users beyond the current limits.");
  }
  const date = isoSeconds(call.now);
  const user: UserRecord = {
    accountId,
    userId: numericId(),
    userName,
    displayName: text(params, "DisplayName", 128) ?? userName,
    email: params.Email ?? "",
    mobilePhone: params.MobilePhone ?? "",
    comments: text(params, "Comments", 128) ?? "",
    createDate: date,
    updateDate: date,
    lastLoginDate: "",
    tags: [],
  };
  store.put("user", [accountId, userName], user);
  const { UpdateDate: _, ...created } = shown(user);
  return { User: created };
}

function get(call: Call): Answer {
  const user = findUser(call);
  return { User: { ...shown(user), LastLoginDate: user.lastLoginDate } };
}

function update(call: Call): Answer {
  const user = findUser(call);
  const { params, store } = call;
  const userName = params.NewUserName === undefined ? user.userName : name(params, "NewUserName", nameRule);
  const changed: UserRecord = {
    ...user,
    userName,
    displayName: text(params, "NewDisplayName", 128) ?? user.displayName,
    email: params.NewEmail ?? user.email,
    mobilePhone: params.NewMobilePhone ?? user.mobilePhone,
    comments: text(params, "NewComments", 128) ?? user.comments,
    updateDate: isoSeconds(call.now),
  };
  if (userName !== user.userName) rename(call, user, userName);
  store.put("user", [user.accountId, userName], changed);
  return { User: shown(changed) };
}

/** Moves what hangs on the old name. */
function rename(call: Call, user: UserRecord, userName: string): void {
  const { store } = call;
  const { accountId } = user;
  if (store.get("user", [accountId, userName]) !== undefined) throw exists();
  store.delete("user", [accountId, user.userName]);
  for (const held of store.list("attachment", [accountId, "user", user.userName])) {
    store.delete("attachment", [accountId, "user", user.userName, held.policyType, held.policyName]);
    const key = [accountId, "user", userName, held.policyType, held.policyName];
    store.put("attachment", key, { ...held, entityName: userName });
  }
  for (const key of store.list("accessKey")) {
    if (key.accountId !== accountId || key.principal !== user.userName) continue;
    store.put("accessKey", [key.accessKeyId], { ...key, principal: userName });
  }
}

function remove(call: Call): Answer {
  const user = findUser(call);
  const { store } = call;
  const held = (code: string, what: string) =>
    conflict(`DeleteConflict.User.${code}`, `The user CAN NOT has any ${what} while deleting the user.`);
  if (store.list("attachment", [user.accountId, "user", user.userName]).length > 0)
    throw held("Policy", "policy");
  const keys = store.list("accessKey").filter((key) => key.accountId === user.accountId);
  if (keys.some((key) => key.principal === user.userName)) throw held("AccessKey", "access key");
  if (user.passwordHash !== undefined) throw held("LoginProfile", "login profile");
  store.delete("user", [user.accountId, user.userName]);
  return {};
}

function list(call: Call): Answer {
  const page = pageByMarker(call.store.list("user", [call.account.accountId]), call.params, 1000);
  return { ...page.fields, Users: { User: page.items.map(shown) } };
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

function exists() {
  return conflict("EntityAlreadyExists.User", "The user does already EXIST.");
}
