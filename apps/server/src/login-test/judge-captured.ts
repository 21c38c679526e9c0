import type { AssumedRole } from "@modelstudio-sso/alibaba-cloud";
import {
  alibabaSites,
  type Diagnostic,
  diagnostic,
  type Exchange,
  type Federation,
  type LoginTestReport,
} from "@modelstudio-sso/contracts";
import {
  CloudError,
  cloudDiagnostic,
  judgeLogin,
  judgeRefused,
  roleArn,
  samlProviderArn,
} from "@modelstudio-sso/federation";
import { readRoleClaims, type VerifiedAssertion } from "@modelstudio-sso/saml";
import { probeMemberships } from "../membership/probe.ts";
import type { Services } from "../services.ts";
import { loginContext } from "./login-context.ts";
import { verifyLogin } from "./verify-login.ts";

export interface CapturedResponse {
  organizationId: string;
  federation: Federation;
  /** Base64 of the response the real application sent. */
  response: string;
  consentToExchange: boolean;
  role?: string | undefined;
}

/** A refusal by STS is about the login; a cloud that could not be reached is not. */
function stsFinding(error: CloudError, arn: string): Diagnostic {
  const cause = cloudDiagnostic(error, arn);
  if (["unreachable", "unknown-outcome", "throttled"].includes(error.kind)) return cause;
  return diagnostic("login.sts.refused", {
    detail: `${error.fields.code ?? "STS"} says: ${error.fields.message} The other checks of this report name what it may mean.`,
    path: arn,
    want: "credentials for the role",
    got: cause.got,
  });
}

/**
 * Exchanges the response at STS as a login would. The credentials are used for one probe of the memberships and then
 * forgotten; they are neither stored nor shown.
 */
async function exchange(services: Services, given: CapturedResponse, roleName: string): Promise<Exchange> {
  const { document } = given.federation;
  const arn = roleArn(document.accountId, roleName);
  const provider = document.loginPath.kind === "idp" ? document.loginPath.providerName : "";
  const cloud = services.cloud(document);
  let assumed: AssumedRole;
  try {
    assumed = await cloud.assumeRoleWithSaml({
      roleArn: arn,
      providerArn: samlProviderArn(document.accountId, provider),
      samlResponse: given.response.replace(/\s+/g, ""),
    });
  } catch (error) {
    if (!(error instanceof CloudError)) throw error;
    return { ok: false, roleArn: arn, diagnostics: [stsFinding(error, arn)] };
  }
  await probeMemberships(services, {
    organizationId: given.organizationId,
    federation: given.federation,
    role: roleName,
    asRole: cloud.as(assumed.credentials),
  });
  return {
    ok: true,
    roleArn: arn,
    assumedRoleArn: assumed.arn,
    expiration: assumed.credentials.expiration,
    diagnostics: [],
  };
}

function chosenRole(given: CapturedResponse, assertion: VerifiedAssertion): string | undefined {
  const { document } = given.federation;
  const pairs = readRoleClaims(assertion).pairs.filter((pair) => pair.accountId === document.accountId);
  const names = pairs.map((pair) => pair.roleName);
  return given.role === undefined ? names[0] : names.find((name) => name === given.role);
}

/**
 * After a refusal the explanation also says what Alibaba Cloud would stumble over, such as the other site's values.
 * What only the verdict knows stays: the second verifier's word, and what is wrong with the stored metadata.
 */
async function explained(
  services: Services,
  { federation, response }: CapturedResponse,
  { diagnostics }: { diagnostics: Diagnostic[] },
): Promise<Diagnostic[]> {
  const { document } = federation;
  const { entityId, acsUrl } = alibabaSites[document.site];
  const report = await services.saml.explain(response, {
    now: services.now(),
    redact: false,
    metadataXml: document.loginPath.kind === "idp" ? document.loginPath.metadataXml : undefined,
    providers: [{ entityId, acsUrl }],
  });
  const codes = new Set(report.diagnostics.map((found) => found.code));
  return [...diagnostics.filter((found) => !codes.has(found.code)), ...report.diagnostics];
}

/** Judges a response of the real application, and with consent exchanges it for one role. */
export async function judgeCaptured(services: Services, given: CapturedResponse): Promise<LoginTestReport> {
  const { document } = given.federation;
  const verdict = await verifyLogin(services, {
    federation: given.federation,
    response: given.response.trim(),
    sp: alibabaSites[document.site],
    allowIdpInitiated: true,
  });
  if (verdict.verdict === "reject")
    return judgeRefused("captured", await explained(services, given, verdict));
  const role = given.consentToExchange ? chosenRole(given, verdict.assertion) : undefined;
  const exchanged = role === undefined ? undefined : await exchange(services, given, role);
  const context = await loginContext(services, given.organizationId, {
    federation: given.federation,
    assertion: verdict.assertion,
  });
  return judgeLogin("captured", verdict, {
    ...context,
    vendor: verdict.vendor,
    ...(exchanged === undefined ? {} : { exchange: exchanged }),
  });
}
