import { trustsProvider } from "../access/trust.ts";
import { assumptions } from "../assumptions.ts";
import { decodeResponse } from "../saml/decode.ts";
import { SamlFailure } from "../saml/failure.ts";
import { requireAudience } from "../saml/site-checks.ts";
import { sites } from "../saml/sites.ts";
import { usableMetadata } from "../saml/stored-metadata.ts";
import type { VerifiedAssertion } from "../saml/verified-assertion.ts";
import { verifyResponse } from "../saml/verify-response.ts";
import type { RoleRecord, SamlProviderRecord } from "../state/records.ts";
import { ApiError, badRequest, notFound } from "../wire/api-error.ts";
import type { Answer, BaseCall } from "../wire/operation.ts";
import { required } from "../wire/parameters.ts";
import { issueCredentials, requestedDuration, sessionPolicy } from "./issue-credentials.ts";
import { providerByArn, roleByArn } from "./role-arn.ts";
import { samlApiError } from "./saml-errors.ts";

const nameIdPrefix = "urn:oasis:names:tc:SAML:2.0:nameid-format:";

/** STS AssumeRoleWithSAML: exchanges a whole SAML Response for credentials of a role. */
export function assumeRoleWithSaml(call: BaseCall): Answer {
  const { params, store } = call;
  const encoded = required(params, "SAMLAssertion");
  const providerArn = required(params, "SAMLProviderArn");
  const roleArn = required(params, "RoleArn");
  const { min, max } = assumptions.saml.assertionChars;
  if (encoded.length < min || encoded.length > max) {
    throw badRequest(
      assumptions.saml.assertionLengthCode,
      `SAMLAssertion must have ${min} to ${max} characters.`,
    );
  }
  const narrowing = sessionPolicy(params);
  const provider = providerByArn(store, providerArn);
  if (provider === undefined) throw notFound("EntityNotExist.SAMLProvider", "Can not find SAML provider.");
  const role = roleByArn(store, roleArn);
  if (role === undefined) throw notFound("EntityNotExist.RoleArn", "The specified Role does not exists.");
  const assertion = verified(call, encoded, provider);
  requireAdmission(assertion, role, provider);
  rememberUse(call, assertion);
  const sessionName = assertion.roleSessionName;
  const session = { role, sessionName, seconds: requestedDuration(params, role), ...narrowing };
  return {
    Credentials: issueCredentials(call, session),
    AssumedRoleUser: {
      Arn: `acs:sts::${role.accountId}:assumed-role/${role.roleName}/${sessionName}`,
      AssumedRoleId: `${role.roleId}:${sessionName}`,
    },
    SAMLAssertionInfo: {
      Issuer: assertion.issuer,
      Recipient: assertion.recipient,
      Subject: assertion.subject,
      SubjectType: assertion.subjectFormat.replace(nameIdPrefix, ""),
    },
  };
}

function verified(call: BaseCall, encoded: string, provider: SamlProviderRecord): VerifiedAssertion {
  const metadata = usableMetadata(provider, call.now);
  if (metadata === undefined) {
    throw new ApiError(401, "AuthenticationFail.IDPMetadata.Invalid", {
      message: "The IDP metadata is invalid.",
    });
  }
  const account = call.store.get("account", [provider.accountId]);
  try {
    const assertion = verifyResponse(decodeResponse(encoded), metadata, call.now);
    requireAudience(assertion, sites[account?.site ?? "international"]);
    return assertion;
  } catch (error) {
    if (error instanceof SamlFailure) throw samlApiError(error);
    throw error;
  }
}

/** Sound is not enough: the assertion must list the pair, and the role must trust the provider. */
function requireAdmission(
  assertion: VerifiedAssertion,
  role: RoleRecord,
  provider: SamlProviderRecord,
): void {
  const listed = assertion.rolePairs.some(
    (pair) => pair.roleArn === role.arn && pair.providerArn === provider.arn,
  );
  if (!listed) {
    throw new ApiError(401, assumptions.saml.pairNotInAssertionCode, { message: "There is no permission" });
  }
  if (!trustsProvider(role.trustPolicy, provider.arn, assertion.recipient)) {
    throw new ApiError(401, "AuthenticationFail.NoPermission", { message: "There is no permission" });
  }
}

function rememberUse(call: BaseCall, assertion: VerifiedAssertion): void {
  if (!assumptions.saml.refuseReplay) return;
  const key = [assertion.issuer, assertion.id];
  if (call.store.get("usedAssertion", key) !== undefined) {
    throw samlApiError(new SamlFailure("expired", "the assertion was used before"));
  }
  call.store.put("usedAssertion", key, { id: assertion.id, notOnOrAfter: assertion.notOnOrAfter });
}
