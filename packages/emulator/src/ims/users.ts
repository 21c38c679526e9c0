import type { UserRecord } from "../state/records.ts";
import { missingParameter, notFound } from "../wire/api-error.ts";
import type { Answer, Call, Operations } from "../wire/operation.ts";
import { pageByMarker } from "../wire/paging.ts";
import { defaultDomain } from "./account.ts";

/** Reading of RAM users in the form IMS gives them: by principal name `user@<account>.onaliyun.com`. */
export const imsUserOperations: Operations = {
  GetUser: { wishes: onUsers("GetUser"), handle: get },
  ListUsers: { wishes: onUsers("ListUsers"), handle: list },
  ListUserBasicInfos: { wishes: onUsers("ListUserBasicInfos"), handle: listBasicInfos },
};

function onUsers(action: string) {
  return (call: Call) => [{ action: `ram:${action}`, resource: `acs:ram::${call.account.accountId}:user/*` }];
}

function get(call: Call): Answer {
  const { UserPrincipalName: principal, UserId: id } = call.params;
  if (principal === undefined && id === undefined) throw missingParameter("UserPrincipalName");
  const user = call.store
    .list("user", [call.account.accountId])
    .find((candidate) =>
      id === undefined ? principalName(candidate) === principal : candidate.userId === id,
    );
  if (user === undefined) throw notFound("EntityNotExist.User", "The user does not exist.");
  return { User: { ...shown(user), LastLoginDate: user.lastLoginDate, UserName: user.userName } };
}

function list(call: Call): Answer {
  const page = pageByMarker(call.store.list("user", [call.account.accountId]), call.params, 1000);
  return { ...page.fields, Users: { User: page.items.map(shown) } };
}

function listBasicInfos(call: Call): Answer {
  const page = pageByMarker(call.store.list("user", [call.account.accountId]), call.params, 1000);
  const infos = page.items.map((user) => ({
    UserId: user.userId,
    UserPrincipalName: principalName(user),
    DisplayName: user.displayName,
    Status: "active",
  }));
  return { ...page.fields, UserBasicInfos: { UserBasicInfo: infos } };
}

function principalName(user: UserRecord): string {
  return `${user.userName}@${defaultDomain(user.accountId)}`;
}

function shown(user: UserRecord): Answer {
  return {
    UserId: user.userId,
    UserPrincipalName: principalName(user),
    DisplayName: user.displayName,
    Email: user.email,
    MobilePhone: user.mobilePhone,
    Comments: user.comments,
    ProvisionType: "Manual",
    CreateDate: user.createDate,
    UpdateDate: user.updateDate,
    Tags: { Tag: user.tags.map(({ key, value }) => ({ TagKey: key, TagValue: value })) },
  };
}
