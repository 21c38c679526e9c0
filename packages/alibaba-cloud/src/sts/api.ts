import type { CallerIdentity } from "@modelstudio-sso/contracts";
import { must, read } from "../call.ts";
import { openapi, sts } from "../sdk.ts";
import type { SdkClients } from "../sdk-clients.ts";

/** Short-lived credentials; they are used and forgotten, never stored, never logged. */
export interface StsCredentials {
  accessKeyId: string;
  accessKeySecret: string;
  securityToken: string;
  expiration: string;
}

export interface AssumedRole {
  arn: string;
  credentials: StsCredentials;
  requestId: string;
}

interface SamlAnswer {
  RequestId?: string;
  Credentials?: { AccessKeyId: string; AccessKeySecret: string; SecurityToken: string; Expiration: string };
  AssumedRoleUser?: { Arn?: string; arn?: string };
}

/**
 * Anonymous call with the response in the request body: in the URL a usual SAML response exceeds header limits.
 * Repeating it is harmless; a read error may be retried until the assertion expires.
 */
async function assumeRoleWithSaml(
  clients: SdkClients,
  given: { roleArn: string; providerArn: string; samlResponse: string; durationSeconds?: number },
): Promise<AssumedRole> {
  const action = "sts:AssumeRoleWithSAML";
  const request = new openapi.$OpenApiUtil.OpenApiRequest({
    body: {
      RoleArn: given.roleArn,
      SAMLProviderArn: given.providerArn,
      SAMLAssertion: given.samlResponse,
      ...(given.durationSeconds === undefined ? {} : { DurationSeconds: given.durationSeconds }),
    },
  });
  const answer = await read(action, () =>
    clients.sts.doRPCRequest(
      "AssumeRoleWithSAML",
      "2015-04-01",
      clients.sts._protocol || "HTTPS",
      "POST",
      "Anonymous",
      "json",
      request,
      clients.runtime,
    ),
  );
  const body: SamlAnswer = answer.body ?? {};
  const issued = must(action, body.Credentials, "Credentials");
  return {
    arn: must(action, body.AssumedRoleUser?.Arn ?? body.AssumedRoleUser?.arn, "AssumedRoleUser.Arn"),
    requestId: body.RequestId ?? "",
    credentials: {
      accessKeyId: issued.AccessKeyId,
      accessKeySecret: issued.AccessKeySecret,
      securityToken: issued.SecurityToken,
      expiration: issued.Expiration,
    },
  };
}

async function assumeRole(
  clients: SdkClients,
  given: { roleArn: string; roleSessionName: string; durationSeconds?: number },
): Promise<AssumedRole> {
  const action = "sts:AssumeRole";
  const { body } = await read(action, () =>
    clients.sts.assumeRoleWithOptions(new sts.AssumeRoleRequest(given), clients.runtime),
  );
  const issued = must(action, body?.credentials, "Credentials");
  return {
    arn: body?.assumedRoleUser?.arn ?? "",
    requestId: body?.requestId ?? "",
    credentials: {
      accessKeyId: issued.accessKeyId ?? "",
      accessKeySecret: issued.accessKeySecret ?? "",
      securityToken: issued.securityToken ?? "",
      expiration: issued.expiration ?? "",
    },
  };
}

/** STS 2015-04-01: who we are, and what a login would be given. */
export function stsApi(clients: SdkClients) {
  return {
    callerIdentity: async (): Promise<CallerIdentity> => {
      const action = "sts:GetCallerIdentity";
      const { body } = await read(action, () => clients.sts.getCallerIdentityWithOptions(clients.runtime));
      return {
        accountId: must(action, body?.accountId, "AccountId"),
        arn: must(action, body?.arn, "Arn"),
        identityType: body?.identityType ?? "unknown",
      };
    },
    assumeRoleWithSaml: (given: Parameters<typeof assumeRoleWithSaml>[1]) =>
      assumeRoleWithSaml(clients, given),
    assumeRole: (given: Parameters<typeof assumeRole>[1]) => assumeRole(clients, given),
  };
}
