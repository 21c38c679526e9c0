import { trustsProvider } from "../access/trust.ts";
import type { Cloud } from "../cloud.ts";
import type { Circumstances } from "../saml/circumstances.ts";
import { claimedProviders, decodeResponse, type UnverifiedResponse } from "../saml/decode.ts";
import { invalid, SamlFailure } from "../saml/failure.ts";
import { requireAudience, requireSiteRecipient } from "../saml/site-checks.ts";
import { sites } from "../saml/sites.ts";
import { usableMetadata } from "../saml/stored-metadata.ts";
import type { RolePair, VerifiedAssertion } from "../saml/verified-assertion.ts";
import { verifyResponse } from "../saml/verify-response.ts";
import type { RoleRecord } from "../state/records.ts";
import { providerByArn, roleByArn } from "../sts/role-arn.ts";
import { samlApiError } from "../sts/saml-errors.ts";
import type { SignInProblem } from "./error-page.ts";

/** A refused sign-in, ready to be shown. */
export class SignInRefused extends Error {
  readonly problem: SignInProblem;

  constructor(problem: SignInProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** What a posted response offers: an assertion and the pairs it may be used for. */
export interface Offers {
  assertion: VerifiedAssertion;
  pairs: RolePair[];
}

/**
 * Verifies a posted response with every provider it names and collects the usable pairs. Pairs whose
 * provider is missing are left out while others work.
 *
 * @throws {SignInRefused}
 */
export function collectOffers(cloud: Cloud, encoded: string): Offers {
  const response = attempt(() => decodeResponse(encoded, cloud.assumptions));
  const providers = claimedProviders(response.root);
  if (providers.length === 0) throw refused(invalid("the assertion names no SAML provider"));
  const found: Offers[] = [];
  let first: SignInRefused | undefined;
  for (const arn of providers) {
    try {
      found.push(offersOf(cloud, response, arn));
    } catch (error) {
      if (!(error instanceof SignInRefused) || !cloud.assumptions.signIn.hideBrokenPairs) throw error;
      first ??= error;
    }
  }
  const [any] = found;
  if (any === undefined) throw first ?? refused(invalid("the assertion offers no role"));
  return { assertion: any.assertion, pairs: found.flatMap((offers) => offers.pairs) };
}

function offersOf(cloud: Cloud, response: UnverifiedResponse, arn: string): Offers {
  const provider = providerByArn(cloud.store, arn);
  if (provider === undefined) {
    throw new SignInRefused({
      status: 404,
      code: "EntityNotExist.SAMLProvider",
      message: `Cannot find the SAML identity provider with ARN: ${arn}. Please verify that the SAML provider information in the IDP role configuration is correct.`,
    });
  }
  const metadata = usableMetadata(provider, circumstancesOf(cloud));
  if (metadata === undefined) {
    throw new SignInRefused({
      status: 401,
      code: "AuthenticationFail.IDPMetadata.Invalid",
      message: "The IDP metadata is invalid.",
    });
  }
  const site = sites[cloud.store.get("account", [provider.accountId])?.site ?? "international"];
  const assertion = attempt(() => {
    const verified = verifyResponse(response, metadata, circumstancesOf(cloud));
    requireAudience(verified, site);
    requireSiteRecipient(verified, site);
    return verified;
  });
  const pairs = assertion.rolePairs.filter((pair) => pair.providerArn === arn);
  if (pairs.length === 0) throw refused(invalid(`no Role value names ${arn}`));
  return { assertion, pairs };
}

/** The role behind a pair if it exists and trusts the provider. @throws {SignInRefused} */
export function admit(cloud: Cloud, assertion: VerifiedAssertion, pair: RolePair): RoleRecord {
  const role = roleByArn(cloud.store, pair.roleArn);
  if (role === undefined) {
    throw new SignInRefused({
      status: 404,
      code: "EntityNotExist.RoleArn",
      message: "The specified Role does not exists.",
      reason: `there is no role ${pair.roleArn}`,
    });
  }
  const entry = { providerArn: pair.providerArn, recipient: assertion.recipient };
  if (!trustsProvider(role.trustPolicy, entry, cloud.assumptions)) {
    const reason = `the trust policy of ${pair.roleArn} does not let ${pair.providerArn} in with recipient ${assertion.recipient}`;
    throw refused(new SamlFailure("no-permission", reason));
  }
  return role;
}

function circumstancesOf(cloud: Cloud): Circumstances {
  return { now: cloud.now(), assumptions: cloud.assumptions };
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof SamlFailure) throw refused(error);
    throw error;
  }
}

function refused(failure: SamlFailure): SignInRefused {
  const { status, code, message } = samlApiError(failure);
  const words = message.replace(/ \(emulator: .*\)$/s, "");
  return new SignInRefused({ status, code, message: words, reason: failure.message });
}
