import type { Assumptions } from "../assumptions.ts";
import { isoSeconds } from "../state/identifiers.ts";
import { hashPassword } from "../state/password.ts";
import type { UserRecord } from "../state/records.ts";
import { ApiError, badRequest, conflict, notFound } from "../wire/api-error.ts";
import { type Answer, type Call, type Operations, operation } from "../wire/operation.ts";
import { flag, type Rule, required } from "../wire/parameter-rules.ts";
import { userName } from "./names.ts";
import { findUser, onUser, userAbsent } from "./users.ts";

const profileExists = conflict(
  "EntityAlreadyExists.User.LoginProfile",
  "The user login profile does already EXIST.",
);
const profileAbsent = notFound("EntityNotExist.User.LoginProfile", "The user login profile does not exist.");
const tooWeak = badRequest(
  "InvalidParameter.Password.TooWeak",
  'The parameter - "Password" is not compliant with the password policy.',
);

const password: Rule<string | undefined> = {
  words: ({ ram }: Assumptions) => `at least ${ram.minPasswordChars} characters`,
  refusals: () => [tooWeak],
  read: (text, { assumptions }) => {
    if (text !== undefined && text.length < assumptions.ram.minPasswordChars) throw new ApiError(tooWeak);
    return text;
  },
};

const choices = { PasswordResetRequired: flag, MFABindRequired: flag };

/** Console passwords of RAM users. */
export const loginProfileOperations: Operations = {
  CreateLoginProfile: operation({
    families: ["users"],
    asks: onUser("CreateLoginProfile"),
    params: { UserName: userName, Password: required(password), ...choices },
    refusals: [userAbsent, profileExists],
    limits: ["ram.minPasswordChars"],
    run: (call, args) => {
      const user = findUser(call, args.UserName);
      if (user.passwordHash !== undefined) throw new ApiError(profileExists);
      setPassword(call, user, args.Password);
      return { LoginProfile: { ...shown(user, args), CreateDate: isoSeconds(call.now) } };
    },
  }),
  GetLoginProfile: operation({
    asks: onUser("GetLoginProfile"),
    params: { UserName: userName },
    refusals: [userAbsent, profileAbsent],
    run: (call, args) => ({ LoginProfile: shown(withProfile(call, args.UserName)) }),
  }),
  UpdateLoginProfile: operation({
    families: ["users"],
    asks: onUser("UpdateLoginProfile"),
    params: { UserName: userName, Password: password, ...choices },
    refusals: [userAbsent, profileAbsent],
    limits: ["ram.minPasswordChars"],
    run: (call, args) => {
      const user = withProfile(call, args.UserName);
      if (args.Password !== undefined) setPassword(call, user, args.Password);
      return {};
    },
  }),
  DeleteLoginProfile: operation({
    families: ["users"],
    asks: onUser("DeleteLoginProfile"),
    params: { UserName: userName },
    refusals: [userAbsent, profileAbsent],
    run: (call, args) => {
      const { passwordHash: _, ...without } = withProfile(call, args.UserName);
      call.store.put("user", [without.accountId, without.userName], without);
      return {};
    },
  }),
};

function withProfile(call: Call, name: string): UserRecord {
  const user = findUser(call, name);
  if (user.passwordHash === undefined) throw new ApiError(profileAbsent);
  return user;
}

function setPassword(call: Call, user: UserRecord, secret: string): void {
  const passwordHash = hashPassword(secret);
  call.store.put("user", [user.accountId, user.userName], { ...user, passwordHash });
}

/** Neither a first logon nor a second factor is asked for in the sandbox. */
function shown(
  user: UserRecord,
  given: { PasswordResetRequired: boolean; MFABindRequired: boolean } = {
    PasswordResetRequired: false,
    MFABindRequired: false,
  },
): Answer {
  return {
    UserName: user.userName,
    PasswordResetRequired: given.PasswordResetRequired,
    MFABindRequired: given.MFABindRequired,
    CreateDate: user.createDate,
  };
}
