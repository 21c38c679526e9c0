import type { FederationDocument, SessionAccess, SessionLimit } from "@modelstudio-sso/contracts";

/** What is known of sessions beside the document and the role. */
export interface SessionEvidence {
  /** Seconds that `SessionNotOnOrAfter` left in the latest login test, by role. */
  sessionNotOnOrAfter?: ReadonlyMap<string, number> | undefined;
  /** The account's "Logon Session Duration", which no port of this service reads. */
  logonSessionSeconds?: number | undefined;
}

/** Alibaba Cloud's own value where the IdP sends no SessionDuration. Source: RAM, "SAML response for role-based SSO". */
const defaultSessionDuration = 3600;

function seenLimit(
  id: SessionLimit["id"],
  seconds: number | undefined,
  basis: "seen" | "told",
): SessionLimit {
  return seconds === undefined ? { id, seconds: null, basis: "unknown" } : { id, seconds, basis };
}

function assertionLimits(document: FederationDocument, role: string, known: SessionEvidence): SessionLimit[] {
  if (document.loginPath.kind !== "idp") {
    return [
      { id: "SessionDuration", seconds: null, basis: "not-applicable" },
      { id: "SessionNotOnOrAfter", seconds: null, basis: "not-applicable" },
    ];
  }
  const asked = document.loginPath.sessionDurationSeconds;
  return [
    asked === undefined
      ? { id: "SessionDuration", seconds: defaultSessionDuration, basis: "default" }
      : { id: "SessionDuration", seconds: asked, basis: "set" },
    seenLimit("SessionNotOnOrAfter", known.sessionNotOnOrAfter?.get(role), "seen"),
  ];
}

/**
 * How long a session of one role lasts at most: the least of four limits. No assertion exists on the RAM-user path,
 * so two of them do not apply there. Source: Alibaba Cloud, "How do I modify the validity period of a console session".
 */
export function sessionAccess(
  role: { name: string; maxSessionDurationSeconds: number },
  document: FederationDocument,
  known: SessionEvidence,
): SessionAccess {
  const limits: SessionLimit[] = [
    { id: "MaxSessionDuration", seconds: role.maxSessionDurationSeconds, basis: "set" },
    ...assertionLimits(document, role.name, known),
    seenLimit("LogonSessionDuration", known.logonSessionSeconds, "told"),
  ];
  const seconds = Math.min(...limits.flatMap((limit) => (limit.seconds === null ? [] : [limit.seconds])));
  return {
    seconds,
    decidedBy: limits.filter((limit) => limit.seconds === seconds).map((limit) => limit.id),
    exact: limits.every((limit) => limit.basis !== "unknown"),
    limits,
  };
}
