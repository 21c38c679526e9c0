import type { AlibabaSite } from "@modelstudio-sso/contracts";
import { type Diagnostic, hasErrors } from "@modelstudio-sso/contracts";
import type { VerifiedAssertion } from "../response/types.ts";
import { attributeNames } from "./attribute-names.ts";
import { type RolePair, readRolePair } from "./role-pair.ts";
import { claimRules } from "./rules/index.ts";
import type { ClaimSubject } from "./rules/rule.ts";
import { sessionDuration } from "./rules/session-duration.ts";
import { sessionName } from "./rules/session-name.ts";

/** What an assertion claims at Alibaba Cloud. */
export interface RoleClaims {
  /** Well-formed pairs, each once, in document order; a user chooses one of them at sign-in. */
  pairs: RolePair[];
  /** Only where it is acceptable. */
  roleSessionName?: string;
  /** Seconds; only where given and acceptable. */
  sessionDurationSeconds?: number;
  diagnostics: Diagnostic[];
}

/**
 * Reads the claims of role-based SSO from a verified assertion and judges them by Alibaba Cloud's rules
 * (Alibaba Cloud RAM, "SAML response for role-based SSO"). Says nothing about whether roles and providers
 * exist. With `site` it also checks recipient and audience.
 */
export function readRoleClaims(
  assertion: VerifiedAssertion,
  options: { site?: AlibabaSite } = {},
): RoleClaims {
  return readClaims({ assertion, site: options.site });
}

/** The same over a statement that may be unsigned, for explanations. */
export function readClaims(subject: ClaimSubject): RoleClaims {
  const { attributes } = subject.assertion;
  const pairs = new Map<string, RolePair>();
  for (const value of attributes[attributeNames.role] ?? []) {
    const { pair } = readRolePair(value);
    if (pair !== undefined) pairs.set(value, pair);
  }
  const name = attributes[attributeNames.roleSessionName]?.[0];
  const duration = attributes[attributeNames.sessionDuration]?.[0];
  return {
    pairs: [...pairs.values()],
    ...(name === undefined || hasErrors(sessionName(subject)) ? {} : { roleSessionName: name }),
    ...(duration === undefined || hasErrors(sessionDuration(subject))
      ? {}
      : { sessionDurationSeconds: Number(duration) }),
    diagnostics: claimRules.flatMap((rule) => rule(subject)),
  };
}
