import { diagnostic, type Federation, type LoginTestReport } from "@modelstudio-sso/contracts";
import { judgeLogin, judgeRefused } from "@modelstudio-sso/federation";
import type { OurServiceProvider } from "../saml/service-provider.ts";
import type { Services } from "../services.ts";
import { loginContext } from "./login-context.ts";
import { verifyLogin } from "./verify-login.ts";

export interface PostedResponse {
  organizationId: string;
  federation: Federation;
  response: string;
  sp: OurServiceProvider;
  /** The request it should answer; absent for a login that began at the IdP. */
  requestId?: string | undefined;
}

/** Verifies what arrived at our own ACS and joins it with the federation; an assertion counts once. */
export async function judgeRehearsal(services: Services, given: PostedResponse): Promise<LoginTestReport> {
  const verdict = await verifyLogin(services, {
    federation: given.federation,
    response: given.response,
    sp: given.sp,
    requestId: given.requestId,
    allowIdpInitiated: given.requestId === undefined,
  });
  if (verdict.verdict === "reject") return judgeRefused("rehearsal", verdict.diagnostics);
  const { assertion } = verdict;
  const first = await services.store.samlRequests.firstUse(given.organizationId, {
    issuer: assertion.issuer,
    id: assertion.assertionId,
    expiresAt: new Date(assertion.notOnOrAfter),
  });
  if (!first) {
    return judgeRefused("rehearsal", [
      diagnostic("response.replayed", {
        detail: "This assertion has been used before. Sign in again; if nobody did, somebody copied it.",
        got: assertion.assertionId,
      }),
    ]);
  }
  const context = await loginContext(services, given.organizationId, {
    federation: given.federation,
    assertion,
  });
  return judgeLogin("rehearsal", verdict, { ...context, vendor: verdict.vendor });
}
