import { accessDeniedDetail, untrusted } from "../access/authorize.ts";
import { trustsProvider } from "../access/trust.ts";
import type { Assumptions } from "../assumptions.ts";
import { decodeResponse } from "../saml/decode.ts";
import { SamlFailure } from "../saml/failure.ts";
import { requireAudience } from "../saml/site-checks.ts";
import { sites } from "../saml/sites.ts";
import { usableMetadata } from "../saml/stored-metadata.ts";
import type { VerifiedAssertion } from "../saml/verified-assertion.ts";
import { verifyResponse } from "../saml/verify-response.ts";
import type { RoleRecord, SamlProviderRecord } from "../state/records.ts";
import { ApiError, badRequest, notFound, type Refusal } from "../wire/api-error.ts";
import { type Answer, anonymousOperation, type BaseCall } from "../wire/operation.ts";
import { anyText, type Rule, required } from "../wire/parameter-rules.ts";
import { durationSeconds, issueCredentials, sessionPolicy, sessionSeconds } from "./issue-credentials.ts";
import { providerByArn, roleByArn } from "./role-arn.ts";
import { samlApiError, samlRefusals } from "./saml-errors.ts";

const nameIdPrefix = "urn:oasis:names:tc:SAML:2.0:nameid-format:";

const providerAbsent = notFound("EntityNotExist.SAMLProvider", "Can not find SAML provider.");
const roleAbsent = notFound("EntityNotExist.RoleArn", "The specified Role does not exists.");
const metadataUnusable: Refusal = {
  status: 401,
  code: "AuthenticationFail.IDPMetadata.Invalid",
  message: "The IdP Metadata of your SAML Provider is invalid.",
};
const pairNotListed = ({ saml }: Assumptions): Refusal => ({
  status: 401,
  code: saml.pairNotInAssertionCode,
  message: "There is no permission",
});
const wrongLength = ({ saml }: Assumptions) =>
  badRequest(
    saml.assertionLengthCode,
    `SAMLAssertion must have ${saml.assertionChars.min} to ${saml.assertionChars.max} characters.`,
  );

const assertionText: Rule<string | undefined> = {
  words: ({ saml }) =>
    `base64 of the whole Response, ${saml.assertionChars.min} to ${saml.assertionChars.max} characters`,
  refusals: ({ assumptions }) => [wrongLength(assumptions)],
  read: (text, { assumptions }) => {
    const { min, max } = assumptions.saml.assertionChars;
    if (text !== undefined && (text.length < min || text.length > max)) {
      throw new ApiError(wrongLength(assumptions));
    }
    return text;
  },
};

/** STS AssumeRoleWithSAML: exchanges a whole SAML Response for credentials of a role. */
export const assumeRoleWithSaml = anonymousOperation({
  params: {
    SAMLAssertion: required(assertionText),
    SAMLProviderArn: required(anyText),
    RoleArn: required(anyText),
    DurationSeconds: durationSeconds,
    Policy: sessionPolicy,
  },
  refusals: [providerAbsent, roleAbsent, metadataUnusable, pairNotListed, ...Object.values(samlRefusals)],
  limits: ["saml.roleSessionName", "saml.assertionChars", "sts.maxSessionPolicyChars"],
  run,
});

interface SamlArgs {
  SAMLAssertion: string;
  SAMLProviderArn: string;
  RoleArn: string;
  DurationSeconds: number | undefined;
  Policy: string | undefined;
}

function run(call: BaseCall, args: SamlArgs): Answer {
  const { store } = call;
  const provider = providerByArn(store, args.SAMLProviderArn);
  if (provider === undefined) throw new ApiError(providerAbsent);
  const role = roleByArn(store, args.RoleArn);
  if (role === undefined) throw new ApiError(roleAbsent);
  const assertion = verified(call, args.SAMLAssertion, provider);
  requireAdmission(call, assertion, { role, provider });
  rememberUse(call, assertion);
  const sessionName = assertion.roleSessionName;
  const seconds = sessionSeconds(call, args.DurationSeconds, role);
  return {
    Credentials: issueCredentials(call, { role, sessionName, seconds, policy: args.Policy }),
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
  const metadata = usableMetadata(provider, call);
  if (metadata === undefined) throw new ApiError(metadataUnusable);
  const account = call.store.get("account", [provider.accountId]);
  try {
    const assertion = verifyResponse(decodeResponse(encoded, call.assumptions), metadata, call);
    requireAudience(assertion, sites[account?.site ?? "international"]);
    return assertion;
  } catch (error) {
    if (error instanceof SamlFailure) throw samlApiError(error);
    throw error;
  }
}

/** Sound is not enough: the assertion must list the pair, and the role must trust the provider. */
function requireAdmission(
  call: BaseCall,
  assertion: VerifiedAssertion,
  { role, provider }: { role: RoleRecord; provider: SamlProviderRecord },
): void {
  const listed = assertion.rolePairs.some(
    (pair) => pair.roleArn === role.arn && pair.providerArn === provider.arn,
  );
  if (!listed) throw new ApiError(pairNotListed(call.assumptions));
  const entry = { providerArn: provider.arn, recipient: assertion.recipient };
  if (trustsProvider(role.trustPolicy, entry, call.assumptions)) return;
  const who = {
    type: "Federated" as const,
    name: `saml-provider/${provider.name}`,
    accountId: provider.accountId,
  };
  const wish = { action: "sts:AssumeRole", resource: role.arn };
  const accessDenied = accessDeniedDetail(who, wish, untrusted);
  throw new ApiError(
    samlRefusals["no-permission"],
    call.assumptions.sts.federatedAccessDeniedDetail ? { accessDenied } : {},
  );
}

function rememberUse(call: BaseCall, assertion: VerifiedAssertion): void {
  if (!call.assumptions.saml.refuseReplay) return;
  const key = [assertion.issuer, assertion.id];
  if (call.store.get("usedAssertion", key) !== undefined) {
    throw samlApiError(new SamlFailure("expired", "the assertion was used before"));
  }
  call.store.put("usedAssertion", key, { id: assertion.id, notOnOrAfter: assertion.notOnOrAfter });
}
