import { isoSeconds, randomText } from "../state/identifiers.ts";
import type { AccessKeyRecord, UserRecord } from "../state/records.ts";
import { ApiError, conflict, notFound } from "../wire/api-error.ts";
import { type Answer, type Call, type Operations, operation } from "../wire/operation.ts";
import { anyText, missing, oneOf, required } from "../wire/parameter-rules.ts";
import { newUserName } from "./names.ts";
import { accessKeysOf, findUser, onUser, userAbsent } from "./users.ts";

const keyAbsent = notFound("EntityNotExist.User.AccessKey", "The user access key does not exist.");
const keysFull = conflict(
  "LimitExceeded.User.AccessKey",
  "The access key count of the user access keys beyond the current limits.",
);

/** Without a name, a user's own keys are meant; an account or a role has none of this kind. */
const whose = { UserName: newUserName };
const keyId = required(anyText);
const nameless = (assumptions: Parameters<typeof missing>[0]["assumptions"]) =>
  missing({ name: "UserName", assumptions });

/** Long-lived access keys of RAM users. */
export const accessKeyOperations: Operations = {
  CreateAccessKey: operation({
    families: ["accessKeys"],
    asks: onUser("CreateAccessKey"),
    params: whose,
    refusals: [nameless, userAbsent, keysFull],
    limits: ["ram.maxAccessKeysPerUser"],
    run: (call, args) => create(call, ownerOf(call, args)),
  }),
  ListAccessKeys: operation({
    asks: onUser("ListAccessKeys"),
    params: whose,
    refusals: [nameless, userAbsent],
    run: (call, args) => {
      const keys = accessKeysOf(call, ownerOf(call, args)).map(shown);
      return { AccessKeys: { AccessKey: keys } };
    },
  }),
  UpdateAccessKey: operation({
    families: ["accessKeys"],
    asks: onUser("UpdateAccessKey"),
    params: { ...whose, UserAccessKeyId: keyId, Status: required(oneOf("Active", "Inactive")) },
    refusals: [nameless, userAbsent, keyAbsent],
    run: (call, args) => {
      const key = find(call, args);
      call.store.put("accessKey", [key.accessKeyId], { ...key, inactive: args.Status === "Inactive" });
      return {};
    },
  }),
  DeleteAccessKey: operation({
    families: ["accessKeys"],
    asks: onUser("DeleteAccessKey"),
    params: { ...whose, UserAccessKeyId: keyId },
    refusals: [nameless, userAbsent, keyAbsent],
    run: (call, args) => {
      call.store.delete("accessKey", [find(call, args).accessKeyId]);
      return {};
    },
  }),
};

function ownerOf(call: Call, args: { UserName: string | undefined }): UserRecord {
  const own = call.principal.kind === "user" ? call.principal.userName : undefined;
  const name = args.UserName ?? own;
  if (name === undefined) throw new ApiError(nameless(call.assumptions));
  return findUser(call, name);
}

function find(call: Call, args: { UserName: string | undefined; UserAccessKeyId: string }): AccessKeyRecord {
  const keys = accessKeysOf(call, ownerOf(call, args));
  const key = keys.find((candidate) => candidate.accessKeyId === args.UserAccessKeyId);
  if (key === undefined) throw new ApiError(keyAbsent);
  return key;
}

/** The only time the secret is told. */
function create(call: Call, user: UserRecord): Answer {
  if (accessKeysOf(call, user).length >= call.assumptions.ram.maxAccessKeysPerUser) {
    throw new ApiError(keysFull);
  }
  const key: AccessKeyRecord = {
    accessKeyId: `LTAI${randomText(20)}`,
    accessKeySecret: randomText(30),
    accountId: user.accountId,
    principal: user.userName,
    createDate: isoSeconds(call.now),
  };
  call.store.put("accessKey", [key.accessKeyId], key);
  return { AccessKey: { ...shown(key), AccessKeySecret: key.accessKeySecret } };
}

function shown(key: AccessKeyRecord): Answer {
  return {
    AccessKeyId: key.accessKeyId,
    Status: key.inactive === true ? "Inactive" : "Active",
    CreateDate: key.createDate ?? "",
  };
}
