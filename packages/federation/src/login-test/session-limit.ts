import type { RoleResult } from "@modelstudio-sso/contracts";

export interface SessionLimits {
  /** `SessionDuration` the IdP sends, seconds; Alibaba Cloud takes 3,600 where it is absent. */
  sessionDurationSeconds?: number | undefined;
  /** `AuthnStatement@SessionNotOnOrAfter`, ISO 8601. */
  sessionNotOnOrAfter?: string | undefined;
  maxSessionDurationSeconds: number;
  now: Date;
}

/**
 * The least of the limits that are known. The account's own logon session setting is a fourth one, which no API
 * tells. Source: Alibaba Cloud, "How do I modify the validity period of a console session".
 */
export function sessionLimit(limits: SessionLimits): Pick<RoleResult, "sessionSeconds" | "sessionLimit"> {
  const candidates: [RoleResult["sessionLimit"], number][] = [
    ["SessionDuration", limits.sessionDurationSeconds ?? 3600],
    ["MaxSessionDuration", limits.maxSessionDurationSeconds],
  ];
  if (limits.sessionNotOnOrAfter !== undefined) {
    const left = (Date.parse(limits.sessionNotOnOrAfter) - limits.now.getTime()) / 1000;
    if (Number.isFinite(left)) candidates.push(["SessionNotOnOrAfter", Math.max(0, Math.round(left))]);
  }
  const [least] = candidates.sort(([, a], [, b]) => a - b);
  return least === undefined
    ? { sessionSeconds: 3600, sessionLimit: "SessionDuration" }
    : { sessionLimit: least[0], sessionSeconds: least[1] };
}
