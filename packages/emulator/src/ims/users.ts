import type { UserRecord } from "../state/records.ts";
import { ApiError, notFound } from "../wire/api-error.ts";
import { type Answer, type Asked, type Call, type Operations, operation } from "../wire/operation.ts";
import { markerPaging, pageByMarker } from "../wire/paging.ts";
import { anyText, missing } from "../wire/parameter-rules.ts";
import { defaultDomain } from "./account.ts";

const userAbsent = notFound("EntityNotExist.User", "The user does not exist.");

/** Reading of RAM users in the form IMS gives them: by principal name `user@<account>.onaliyun.com`. */
export const imsUserOperations: Operations = {
  GetUser: operation({
    asks: onNamedUser,
    params: { UserPrincipalName: anyText, UserId: anyText },
    refusals: [(assumptions) => missing({ name: "UserPrincipalName", assumptions }), userAbsent],
    run: get,
  }),
  ListUsers: operation({
    asks: [{ action: "ram:ListUsers", resource: "acs:ram::{account}:user/*" }],
    params: markerPaging(1000),
    run: (call, args) => {
      const page = pageByMarker(call.store.list("user", [call.account.accountId]), args);
      return { ...page.fields, Users: { User: page.items.map(shown) } };
    },
  }),
  ListUserBasicInfos: operation({
    asks: [{ action: "ram:ListUserBasicInfos", resource: "acs:ram::{account}:user/*" }],
    params: markerPaging(1000),
    run: (call, args) => {
      const page = pageByMarker(call.store.list("user", [call.account.accountId]), args);
      return { ...page.fields, UserBasicInfos: { UserBasicInfo: page.items.map(basicInfo) } };
    },
  }),
};

/** The resource is named by user name, which the principal name begins with. */
function onNamedUser(call: Call): Asked[] {
  const name = call.params.UserPrincipalName?.split("@")[0] || "*";
  return [{ action: "ram:GetUser", resource: `acs:ram::{account}:user/${name}` }];
}

function get(
  call: Call,
  args: { UserPrincipalName: string | undefined; UserId: string | undefined },
): Answer {
  const { UserPrincipalName: principal, UserId: id } = args;
  if (principal === undefined && id === undefined) {
    throw new ApiError(missing({ name: "UserPrincipalName", assumptions: call.assumptions }));
  }
  const user = call.store
    .list("user", [call.account.accountId])
    .find((candidate) =>
      id === undefined ? principalName(candidate) === principal : candidate.userId === id,
    );
  if (user === undefined) throw new ApiError(userAbsent);
  return { User: { ...shown(user), LastLoginDate: user.lastLoginDate, UserName: user.userName } };
}

function basicInfo(user: UserRecord): Answer {
  return {
    UserId: user.userId,
    UserPrincipalName: principalName(user),
    DisplayName: user.displayName,
    Status: "active",
  };
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
