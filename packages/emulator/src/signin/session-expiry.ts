import { assumptions } from "../assumptions.ts";
import type { VerifiedAssertion } from "../saml/verified-assertion.ts";
import type { RoleRecord } from "../state/records.ts";

/** When a console session ends, and which limit decided it. */
export interface Expiry {
  date: Date;
  reason: string;
}

/** The earliest of the four published limits of a role sign-in. */
export function samlExpiry(role: RoleRecord, assertion: VerifiedAssertion, now: Date): Expiry {
  const { sessionDuration, sessionNotOnOrAfter } = assertion;
  const limits = [
    after(
      now,
      sessionDuration ?? assumptions.sts.defaultDurationSeconds,
      sessionDuration === undefined
        ? "SessionDuration attribute absent: default"
        : "SessionDuration attribute",
    ),
    ...(sessionNotOnOrAfter === undefined
      ? []
      : [{ date: new Date(sessionNotOnOrAfter), reason: "AuthnStatement SessionNotOnOrAfter" }]),
    after(now, assumptions.ram.logonSessionSeconds, "logon session duration of the account"),
    after(now, role.maxSessionDuration, "maximum session duration of the role"),
  ];
  return earliest(limits);
}

/** A session of a RAM user who switched to a role. */
export function switchedExpiry(role: RoleRecord, userSessionEnd: Date, now: Date): Expiry {
  return earliest([
    after(now, role.maxSessionDuration, "maximum session duration of the role"),
    { date: userSessionEnd, reason: "session of the RAM user" },
  ]);
}

/** A session of a RAM user. */
export function userExpiry(now: Date): Expiry {
  return after(now, assumptions.ram.logonSessionSeconds, "logon session duration of the account");
}

function after(now: Date, seconds: number, reason: string): Expiry {
  return { date: new Date(now.getTime() + seconds * 1000), reason: `${reason} (${seconds} s)` };
}

function earliest(limits: Expiry[]): Expiry {
  return limits.reduce((best, limit) => (limit.date < best.date ? limit : best));
}
