import { isoSeconds } from "../state/identifiers.ts";
import { hashPassword } from "../state/password.ts";
import { conflict, notFound } from "../wire/api-error.ts";
import type { Answer, Call, Operations } from "../wire/operation.ts";
import { flag, required } from "../wire/parameters.ts";
import { findUser, onUser } from "./users.ts";

/** Console passwords of RAM users. */
export const loginProfileOperations: Operations = {
  CreateLoginProfile: { wishes: onUser("CreateLoginProfile"), handle: create },
  GetLoginProfile: { wishes: onUser("GetLoginProfile"), handle: get },
  DeleteLoginProfile: { wishes: onUser("DeleteLoginProfile"), handle: remove },
};

function create(call: Call): Answer {
  const user = findUser(call);
  if (user.passwordHash !== undefined) {
    throw conflict(
      "EntityAlreadyExists.User.LoginProfile",
      "The login profile of the user does already EXIST.",
    );
  }
  const passwordHash = hashPassword(required(call.params, "Password"));
  call.store.put("user", [user.accountId, user.userName], { ...user, passwordHash });
  const PasswordResetRequired = flag(call.params, "PasswordResetRequired");
  return {
    LoginProfile: {
      UserName: user.userName,
      PasswordResetRequired,
      MFABindRequired: flag(call.params, "MFABindRequired"),
      CreateDate: isoSeconds(call.now),
    },
  };
}

function get(call: Call): Answer {
  const user = findUser(call);
  if (user.passwordHash === undefined) throw absent();
  return {
    LoginProfile: {
      UserName: user.userName,
      PasswordResetRequired: false,
      MFABindRequired: false,
      CreateDate: user.createDate,
    },
  };
}

function remove(call: Call): Answer {
  const user = findUser(call);
  if (user.passwordHash === undefined) throw absent();
  const { passwordHash: _, ...without } = user;
  call.store.put("user", [user.accountId, user.userName], without);
  return {};
}

function absent() {
  return notFound("EntityNotExist.User.LoginProfile", "The login policy of the user does not exist.");
}
