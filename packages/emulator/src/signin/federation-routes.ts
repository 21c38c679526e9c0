import type { Express, Request, Response } from "express";
import type { Cloud } from "../cloud.ts";
import { beginSession } from "../console/session.ts";
import { requestId } from "../state/identifiers.ts";
import type { StsCredentialRecord } from "../state/records.ts";
import { ApiError, badRequest } from "../wire/api-error.ts";
import { missing } from "../wire/parameter-rules.ts";
import { landing } from "./relay-state.ts";
import { formOf, queryOf } from "./web-request.ts";

/** Programmatic sign-in: STS credentials → a sign-in token → a console session. */
export function mountFederation(app: Express, cloud: Cloud): void {
  app.all("/federation", (request, response) => {
    const params = { ...queryOf(request), ...formOf(request) };
    try {
      answer(cloud, params, { request, response });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { status, code, message } = error;
      const HostId = request.headers.host ?? "";
      response.status(status).json({ RequestId: requestId(), HostId, Code: code, Message: message });
    }
  });
}

function answer(
  cloud: Cloud,
  params: Record<string, string>,
  { request, response }: { request: Request; response: Response },
): void {
  if (params.Action === "GetSigninToken" && (request.method === "GET" || request.method === "POST")) {
    response.json({ RequestId: requestId(), SigninToken: signinToken(cloud, params) });
  } else if (params.Action === "Login" && request.method === "GET") {
    login(cloud, params, response);
  } else {
    throw new ApiError(badRequest("InvalidAction", "The action is not valid."));
  }
}

function signinToken(cloud: Cloud, params: Record<string, string>): string {
  for (const name of ["AccessKeyId", "AccessKeySecret", "SecurityToken", "TicketType"]) {
    if (!params[name]) throw missingParameter(cloud, name);
  }
  const credential = cloud.store.get("stsCredential", [params.AccessKeyId ?? ""]);
  const matches =
    credential?.accessKeySecret === params.AccessKeySecret &&
    credential?.securityToken === params.SecurityToken;
  if (credential === undefined || !matches || !isAlive(cloud, credential)) throw authenticationFailed();
  return cloud.signinTokens.issue(
    credential.accessKeyId,
    cloud.now(),
    cloud.assumptions.signIn.signinTokenTtlMs,
  );
}

function login(cloud: Cloud, params: Record<string, string>, response: Response): void {
  const { LoginUrl, SigninToken, Destination = "" } = params;
  if (!LoginUrl) throw missingParameter(cloud, "LoginUrl");
  if (!SigninToken) throw missingParameter(cloud, "SigninToken");
  const accessKeyId = cloud.signinTokens.redeem(SigninToken, cloud.now());
  const credential = accessKeyId === undefined ? undefined : cloud.store.get("stsCredential", [accessKeyId]);
  if (credential === undefined || !isAlive(cloud, credential)) throw authenticationFailed();
  const { accountId, roleName, roleId, sessionName, expiration, policy } = credential;
  beginSession(cloud, response, {
    accountId,
    kind: "role",
    name: roleName,
    roleId,
    sessionName,
    via: "federation endpoint with STS credentials",
    expiry: { date: new Date(expiration), reason: "STS credentials" },
    ...(policy === undefined ? {} : { policy }),
  });
  response.redirect(302, landing(cloud, Destination, accountId));
}

function isAlive(cloud: Cloud, credential: StsCredentialRecord): boolean {
  const role = cloud.store.get("role", [credential.accountId, credential.roleName]);
  return role?.roleId === credential.roleId && Date.parse(credential.expiration) > cloud.now().getTime();
}

function authenticationFailed(): ApiError {
  return new ApiError({
    status: 401,
    code: "InvalidCredential.AuthenticateFail",
    message: "The credential you provided is invalid.",
  });
}

function missingParameter(cloud: Cloud, name: string): ApiError {
  return new ApiError(missing({ name, assumptions: cloud.assumptions }));
}
